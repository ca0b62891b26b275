package marketplace.local.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pages: {@code /} lists, {@code /mail/ID} shows, {@code /mail/ID/html} and {@code /mail/ID/files/N} are its parts. */
record MailPages(Mails mails) implements HttpHandler {

    private static final int MOST_LISTED = 200;
    private static final Pattern PATH = Pattern.compile("/mail/([^/]+)(?:/(html)|/files/(\\d{1,3}))?");
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'";
    private static final String MAIL_POLICY =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline';"
                    + " img-src data:";

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/")) {
                page(exchange, MailHtml.list(mails.newest(MOST_LISTED)));
                return;
            }
            var matcher = PATH.matcher(path);
            var mail = matcher.matches() ? mails.find(matcher.group(1)) : Optional.<Mail>empty();
            if (mail.isEmpty()) {
                send(
                        exchange,
                        404,
                        "text/plain; charset=utf-8",
                        "Diese Nachricht gibt es nicht.".getBytes(StandardCharsets.UTF_8));
            } else if (matcher.group(2) != null) {
                html(exchange, mail.get());
            } else if (matcher.group(3) != null) {
                file(exchange, mail.get(), Integer.parseInt(matcher.group(3)));
            } else {
                page(exchange, MailHtml.one(mail.get()));
            }
        }
    }

    private static void page(HttpExchange exchange, String html) throws IOException {
        exchange.getResponseHeaders().set("Content-Security-Policy", PAGE_POLICY);
        send(exchange, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /** The mail's own HTML: no script, nothing from outside, links open beside. */
    private static void html(HttpExchange exchange, Mail mail) throws IOException {
        exchange.getResponseHeaders().set("Content-Security-Policy", MAIL_POLICY);
        var html = "<base target=\"_blank\">" + mail.html().orElse("");
        send(exchange, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    private static void file(HttpExchange exchange, Mail mail, int number) throws IOException {
        if (number >= mail.attachments().size()) {
            send(
                    exchange,
                    404,
                    "text/plain; charset=utf-8",
                    "Diese Datei gibt es nicht.".getBytes(StandardCharsets.UTF_8));
            return;
        }
        var file = mail.attachments().get(number);
        var safeName = file.name().replaceAll("[^\\w.-]", "_");
        exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"" + safeName + "\"");
        send(exchange, 200, "application/octet-stream", file.content());
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
