package marketplace.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import marketplace.local.processes.Waiting;

/**
 * The mails everybody gets, as the mail sink shows them.
 *
 * @param address of the mail sink
 */
record Letters(String address) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration TO_COME = Duration.ofSeconds(30);
    private static final Pattern ROW =
            Pattern.compile("<td>([^<]*)</td><td><a href=\"(/mail/[^\"]+)\">([^<]*)</a></td>");
    private static final Pattern TEXT = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL);

    /** The text of the newest letter to somebody whose subject has these words; waits until it has come. */
    String to(String mail, String subject) {
        var found = new AtomicReference<>(Optional.<String>empty());
        Waiting.until(
                () -> {
                    found.set(find(mail, subject));
                    return found.get().isPresent();
                },
                TO_COME);
        assertThat(found.get())
                .as("a letter to %s about \"%s\" among: %s", mail, subject, page("/"))
                .isPresent();
        return textOf(found.get().orElseThrow());
    }

    private Optional<String> find(String mail, String subject) {
        return ROW.matcher(page("/"))
                .results()
                .filter(row -> row.group(1).equals(mail) && row.group(3).contains(subject))
                .map(row -> row.group(2))
                .findFirst();
    }

    private String textOf(String path) {
        var text = TEXT.matcher(page(path));
        assertThat(text.find()).as("a text in %s", path).isTrue();
        return text.group(1).replaceAll("<[^>]+>", "").replace("&amp;", "&");
    }

    private String page(String path) {
        var asked = HttpRequest.newBuilder(URI.create(address + path)).build();
        try {
            return CLIENT.send(asked, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
