package marketplace.local.mail;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Mails as HTML without script; whatever a mail brings is escaped. */
final class MailHtml {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d. MMMM yyyy, HH:mm:ss", Locale.GERMAN).withZone(ZoneId.of("Europe/Berlin"));
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+[^\\s<>\"'.,;:)]");
    private static final String FRAME = """
        <!doctype html>
        <html lang="de">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s · Postfach</title>
        <style>
        body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; color: #1d2a24 }
        h1 { font-size: 1.4rem } a { color: #0b5d3b }
        table { border-collapse: collapse; width: 100%% } th, td { text-align: left; padding: .4rem .6rem .4rem 0;
        border-bottom: 1px solid #ccd5d0; vertical-align: top; overflow-wrap: anywhere }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; border-left: 3px solid #ccd5d0; padding-left: 1rem }
        iframe { width: 100%%; height: 70vh; border: 1px solid #ccd5d0 }
        </style>
        </head>
        <body>
        %2$s
        </body>
        </html>
        """;

    private MailHtml() {}

    static String list(List<Mail> mails) {
        var rows = mails.stream().map(MailHtml::row).collect(Collectors.joining());
        var table = "<table><thead><tr><th scope=\"col\">Eingegangen</th><th scope=\"col\">An</th>"
                + "<th scope=\"col\">Betreff</th></tr></thead><tbody>" + rows + "</tbody></table>";
        return FRAME.formatted(
                "Nachrichten",
                "<main><h1>Postfach</h1><p>Hier liegt jede Nachricht, die Kreismarkt auf diesem Rechner verschickt."
                        + " Nichts davon geht ins Internet.</p>"
                        + (mails.isEmpty() ? "<p>Noch keine Nachrichten.</p>" : table)
                        + "</main>");
    }

    static String one(Mail mail) {
        return FRAME.formatted(
                escaped(mail.subject()),
                "<main><p><a href=\"/\">Alle Nachrichten</a></p><h1>" + escaped(mail.subject()) + "</h1>" + head(mail)
                        + mail.text()
                                .map(text -> "<h2>Text</h2><pre>" + linked(text) + "</pre>")
                                .orElse("")
                        + mail.html().map(_ -> frame(mail)).orElse("")
                        + "</main>");
    }

    private static String row(Mail mail) {
        return "<tr><td>%s</td><td>%s</td><td><a href=\"/mail/%s\">%s</a></td></tr>"
                .formatted(TIME.format(mail.came()), escaped(mail.to()), mail.id(), escaped(mail.subject()));
    }

    private static String head(Mail mail) {
        return "<table><tr><th scope=\"row\">Von</th><td>%s</td></tr><tr><th scope=\"row\">An</th><td>%s</td></tr>"
                        .formatted(escaped(mail.from()), escaped(mail.to()))
                + "<tr><th scope=\"row\">Eingegangen</th><td>%s</td></tr>%s</table>"
                        .formatted(TIME.format(mail.came()), files(mail));
    }

    private static String files(Mail mail) {
        if (mail.attachments().isEmpty()) {
            return "";
        }
        var links = IntStream.range(0, mail.attachments().size())
                .mapToObj(number -> "<a href=\"/mail/%s/files/%d\">%s</a>"
                        .formatted(
                                mail.id(),
                                number,
                                escaped(mail.attachments().get(number).name())))
                .collect(Collectors.joining(", "));
        return "<tr><th scope=\"row\">Anhänge</th><td>" + links + "</td></tr>";
    }

    private static String frame(Mail mail) {
        return "<h2>Gestaltete Fassung</h2><iframe title=\"Gestaltete Fassung der Nachricht\" sandbox=\"allow-popups"
                + " allow-popups-to-escape-sandbox\" src=\"/mail/" + mail.id() + "/html\"></iframe>";
    }

    private static String linked(String text) {
        return LINK.matcher(escaped(text)).replaceAll("<a href=\"$0\">$0</a>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
