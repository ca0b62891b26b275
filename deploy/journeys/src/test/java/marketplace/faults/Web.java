package marketplace.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Somebody's browser or till. It keeps cookies, follows nothing, and asks again when no answer comes or a bad one. */
final class Web {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TOO_MANY = 429;
    private static final int BROKEN = 500;

    private final String base;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Map<String, String> headers;

    Web(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    Answer get(String path) {
        return insist(request(path).GET());
    }

    Answer post(String path, Map<String, String> fields) {
        return insist(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields))));
    }

    Answer delete(String path) {
        return insist(request(path).DELETE());
    }

    Answer postJson(String path, String body) {
        return insist(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** What came back; the last thing said when asking again and again led to nothing. */
    record Answer(int status, String body, Optional<String> location) {}

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .timeout(PATIENCE);
        headers.forEach(request::header);
        return request;
    }

    private Answer insist(HttpRequest.Builder request) {
        return Patience.insist(() -> once(request.build()), Web::isAnswer);
    }

    private static boolean isAnswer(Answer answer) {
        return answer.status > 0 && answer.status < BROKEN && answer.status != TOO_MANY;
    }

    private Answer once(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Location").map(Web::pathOf));
        } catch (IOException e) {
            return new Answer(0, e.toString(), Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static String pathOf(String location) {
        return URI.create(location).getPath();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
