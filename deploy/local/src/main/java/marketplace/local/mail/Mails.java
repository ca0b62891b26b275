package marketplace.local.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;

/** The mails of one folder, one {@code .eml} file each, named by the instant it came. */
final class Mails {

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("[0-9TZ]+-[0-9a-f]{8}");
    private static final String ENDING = ".eml";

    private final Path folder;
    private final Clock clock;

    Mails(Path folder, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
    }

    void keep(MimeMessage mail, String recipient) throws MessagingException {
        var name = INSTANT.format(clock.instant()) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        var writing = folder.resolve(name + ".new");
        try {
            try (var file = Files.newOutputStream(writing)) {
                file.write(("Delivered-To: " + recipient + "\r\n").getBytes(StandardCharsets.UTF_8));
                mail.writeTo(file);
            }
            Files.move(writing, folder.resolve(name + ENDING));
        } catch (IOException e) {
            throw new MessagingException("The mail could not be kept in " + folder + ".", e);
        }
    }

    /** The newest first, at most so many. */
    List<Mail> newest(int most) {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .sorted(Comparator.reverseOrder())
                    .limit(most)
                    .map(name -> find(name.substring(0, name.length() - ENDING.length())))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Mail> find(String id) {
        var file = folder.resolve(id + ENDING);
        if (!ID.matcher(id).matches() || !Files.exists(file)) {
            return Optional.empty();
        }
        try (var content = Files.newInputStream(file)) {
            var came = INSTANT.parse(id.substring(0, id.indexOf('-')), Instant::from);
            return Optional.of(Mail.of(id, came, new MimeMessage(Session.getInstance(new Properties()), content)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(file + " is not a mail.", e);
        }
    }
}
