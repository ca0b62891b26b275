package marketplace.local.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A mail as people read it. */
record Mail(
        String id,
        Instant came,
        String from,
        String to,
        String subject,
        Optional<String> text,
        Optional<String> html,
        List<Attachment> attachments) {

    /** A file that came with a mail. */
    record Attachment(String name, String type, byte[] content) {}

    static Mail of(String id, Instant came, MimeMessage message) throws MessagingException, IOException {
        var body = new Body();
        body.read(message);
        var to = Optional.ofNullable(message.getHeader("Delivered-To", null)).orElse("");
        var subject = Objects.requireNonNullElse(message.getSubject(), "(ohne Betreff)");
        return new Mail(id, came, names(message.getFrom()), to, subject, body.text(), body.html(), body.attachments);
    }

    private static String names(Address[] addresses) {
        return Stream.ofNullable(addresses)
                .flatMap(Arrays::stream)
                .map(Address::toString)
                .collect(Collectors.joining(", "));
    }

    /** Collects the readable parts of a mail. */
    private static final class Body {

        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder rich = new StringBuilder();
        private final List<Attachment> attachments = new ArrayList<>();

        Optional<String> text() {
            return Optional.of(plain.toString()).filter(text -> !text.isBlank());
        }

        Optional<String> html() {
            return Optional.of(rich.toString()).filter(text -> !text.isBlank());
        }

        void read(Part part) throws MessagingException, IOException {
            if (part.getContent() instanceof Multipart parts) {
                for (var i = 0; i < parts.getCount(); i++) {
                    read(parts.getBodyPart(i));
                }
            } else if (part.getFileName() != null) {
                try (var content = part.getInputStream()) {
                    attachments.add(new Attachment(part.getFileName(), part.getContentType(), content.readAllBytes()));
                }
            } else if (part.isMimeType("text/html")) {
                rich.append(part.getContent());
            } else if (part.isMimeType("text/*")) {
                plain.append(part.getContent());
            }
        }
    }
}
