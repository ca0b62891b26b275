package marketplace.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a mail server received, as its readers see it. */
record Mails(GreenMail server) {
    MimeMessage only(String address) throws Exception {
        var all = mailsTo(address);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    MimeMessage to(String address, String subject) throws Exception {
        for (var mail : mailsTo(address)) {
            if (subject.equals(mail.getSubject())) {
                return mail;
            }
        }
        throw new AssertionError("no \"" + subject + "\" to " + address);
    }

    MimeMessage beginning(String address, String subject) throws Exception {
        for (var mail : mailsTo(address)) {
            if (mail.getSubject().startsWith(subject)) {
                return mail;
            }
        }
        throw new AssertionError("no \"" + subject + "…\" to " + address);
    }

    List<MimeMessage> all() {
        return List.of(server.getReceivedMessages());
    }

    static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String plain(MimeMessage mail) throws Exception {
        return part(mail, "text/plain");
    }

    static String html(MimeMessage mail) throws Exception {
        return part(mail, "text/html");
    }

    static List<String> enclosures(MimeMessage mail) throws Exception {
        var names = new ArrayList<String>();
        var parts = (Multipart) mail.getContent();
        for (var i = 1; i < parts.getCount(); i++) {
            names.add(MimeUtility.decodeText(parts.getBodyPart(i).getFileName()));
        }
        return names;
    }

    static String enclosed(MimeMessage mail, String beginning) throws Exception {
        var names = enclosures(mail);
        for (var i = 0; i < names.size(); i++) {
            if (names.get(i).startsWith(beginning)) {
                var part = ((Multipart) mail.getContent()).getBodyPart(i + 1);
                return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("nothing enclosed begins with " + beginning);
    }

    private List<MimeMessage> mailsTo(String address) {
        return all().stream().filter(mail -> recipient(mail).equals(address)).toList();
    }

    private static String part(Part part, String type) throws Exception {
        if (part.isMimeType(type) && part.getFileName() == null) {
            return String.valueOf(part.getContent()).replace("\r\n", "\n").replace('\u00a0', ' ');
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
