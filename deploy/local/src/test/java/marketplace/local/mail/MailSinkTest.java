package marketplace.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import marketplace.local.processes.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSinkTest {

    static final Clock MORNING = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    int smtpPort;
    int pagePort;
    MailSink sink;

    @BeforeEach
    void start() throws IOException {
        smtpPort = Ports.free();
        pagePort = Ports.free();
        sink = new MailSink(smtpPort, pagePort, new Mails(folder, MORNING));
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void an_empty_mailbox_says_so() throws Exception {
        assertThat(get("/").body()).contains("Noch keine Nachrichten.");
    }

    @Test
    void a_mail_is_listed_and_read_with_its_links() throws Exception {
        send("Ihre Bestellung", "Guten Tag <b>Frau Berger</b>,\nhttp://localhost:8080/orders/1.\n");

        var list = get("/").body();
        var mail = get(firstLinkOf(list)).body();

        assertThat(list).contains("Ihre Bestellung", "berger@example.org", "22. November 2026, 09:00:00");
        assertThat(mail).contains("Guten Tag &lt;b&gt;Frau Berger", "<a href=\"http://localhost:8080/orders/1\">");
    }

    @Test
    void html_is_shown_without_script_and_without_anything_from_outside() throws Exception {
        send("Gestaltet", multipart());

        var path = firstLinkOf(get("/").body());
        var html = get(path + "/html");

        assertThat(get(path).body()).contains("<iframe").doesNotContain("<script");
        assertThat(html.body()).contains("<p>Schön</p>");
        assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox")
                .contains("default-src 'none'");
    }

    @Test
    void a_file_that_came_with_a_mail_is_downloaded() throws Exception {
        send("Mit Rechnung", multipart());

        var file = get(firstLinkOf(get("/").body()) + "/files/0");

        assertThat(file.body()).isEqualTo("%PDF");
        assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"rechnung.pdf\"");
    }

    @Test
    void mails_survive_a_restart() throws Exception {
        send("Bleibt", "da");
        sink.close();

        start();

        assertThat(get("/").body()).contains("Bleibt");
    }

    @Test
    void no_path_leads_out_of_the_folder() throws Exception {
        assertThat(get("/mail/..%2F..%2Fetc%2Fpasswd").statusCode()).isEqualTo(404);
        assertThat(get("/mail/20260101T000000000Z-00000000").statusCode()).isEqualTo(404);
    }

    private void send(String subject, Object content) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(smtpPort));
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("markt@example.org"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("berger@example.org"));
        message.setSubject(subject);
        if (content instanceof MimeMultipart parts) {
            message.setContent(parts);
        } else {
            message.setText((String) content);
        }
        Transport.send(message);
    }

    private static MimeMultipart multipart() throws MessagingException {
        var html = new MimeBodyPart();
        html.setContent("<p>Schön</p><script>alert(1)</script>", "text/html; charset=utf-8");
        var file = new MimeBodyPart();
        file.setContent("%PDF", "application/pdf");
        file.setFileName("rechnung.pdf");
        return new MimeMultipart(html, file);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + pagePort + path));
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static String firstLinkOf(String list) {
        var from = list.indexOf("/mail/");
        return list.substring(from, list.indexOf('"', from));
    }
}
