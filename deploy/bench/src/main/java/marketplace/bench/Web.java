package marketplace.bench;

import java.io.IOException;
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
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plain HTTP/1.1 to the loopback address; the host a page is asked under is said beside. */
final class Web {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int REFUSED = 400;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    static HttpRequest.Builder to(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
    }

    static HttpRequest json(String url, String body) {
        return to(url).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    static HttpRequest.Builder form(String url, Map<String, String> fields) {
        return to(url).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields)));
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The answer, unless it is a refusal. */
    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= REFUSED) {
            throw new IOException(request.uri() + " says " + answer.statusCode() + ": "
                    + answer.body().substring(0, Math.min(300, answer.body().length())));
        }
        return answer;
    }

    /** For load: the bytes are taken and forgotten; only 200 will do. */
    void take(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw new IOException(request.uri() + " says " + answer.statusCode());
        }
    }

    JsonNode read(HttpRequest request) throws IOException, InterruptedException {
        return JSON.readTree(send(request).body());
    }

    /** A service's own token. */
    String token(Product product, String client) throws IOException, InterruptedException {
        var fields = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                client,
                "client_secret",
                product.secret("client." + client));
        var url = "http://localhost:" + product.port("KEYCLOAK") + "/realms/kreismarkt/protocol/openid-connect/token";
        return read(form(url, fields).build()).get("access_token").asString();
    }
}
