package marketplace.doors;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/**
 * Somebody who knocks: with a browser at pages, with a program at the API.
 *
 * @param account under which her idempotency keys are kept
 * @param csrf the token of her session; none: she has no session
 */
record Caller(String name, String account, WebTestClient browser, WebTestClient program, String csrf) {
    static final String GUEST = "guest";
    private static final Set<String> FILES = Set.of("a-picture", "a-table");

    private static final Pattern NAME = Pattern.compile("\\{([a-z][A-Za-z0-9]*)}");
    private static final Pattern TYPED = Pattern.compile("([a-z]+/[a-z0-9.+-]+) (.*)");

    /** What came back. */
    record Answer(int status, String location, String retryAfter, String body) {
        boolean isRefusal() {
            return status == 401 || status == 403 || status == 404;
        }
    }

    Answer knock(Door door, Map<String, String> things) {
        return knock(door, things, UUID.randomUUID().toString());
    }

    /** @param key its idempotency key; none when empty */
    Answer knock(Door door, Map<String, String> things, String key) {
        var client = door.isApi() || door.isBetweenServices() ? program : browser;
        var asked = client.method(door.method())
                .uri(filled(door.path(), things))
                .headers(headers -> headers(door, headers, key));
        var body = filled(door.body(), things);
        var typed = TYPED.matcher(body);
        var sent = body.isEmpty()
                ? asked
                : typed.matches()
                        ? typed(asked, MediaType.parseMediaType(typed.group(1)), typed.group(2))
                        : asked.contentType(typeOf(body)).bodyValue(body);
        return answer(sent.exchange());
    }

    /** What her browser is told beside the page. */
    HttpHeaders look(Door door, Map<String, String> things) {
        return (door.isApi() ? program : browser)
                .get()
                .uri(filled(door.path(), things))
                .exchange()
                .returnResult(Void.class)
                .getResponseHeaders();
    }

    private void headers(Door door, HttpHeaders headers, String key) {
        headers.add(HttpHeaders.ACCEPT, door.isApi() ? "application/json, text/csv" : "text/html, */*");
        if (!key.isEmpty()) {
            headers.add("Idempotency-Key", key);
        }
        if (csrf != null) {
            headers.add("X-Csrf", csrf);
        }
    }

    private static WebTestClient.RequestHeadersSpec<?> typed(
            WebTestClient.RequestBodySpec asked, MediaType type, String said) {
        return type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA)
                ? asked.body(BodyInserters.fromMultipartData(parts(said)))
                : asked.contentType(type).bodyValue(contentOf(said));
    }

    /** {@code file=a-picture&dryRun=true}: what is a file by its value is sent as one. */
    private static MultiValueMap<String, HttpEntity<?>> parts(String said) {
        var parts = new MultipartBodyBuilder();
        for (var field : said.split("&")) {
            var pair = field.split("=", 2);
            if (FILES.contains(pair[1].split(":", 2)[0])) {
                parts.part(pair[0], bytesOf(contentOf(pair[1].replaceFirst("^a-table:", ""))))
                        .filename("file");
            } else {
                parts.part(pair[0], pair[1]);
            }
        }
        return parts.build();
    }

    private static byte[] bytesOf(Object content) {
        return content instanceof byte[] bytes ? bytes : content.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A picture, where the table says so. */
    private static Object contentOf(String said) {
        return said.equals("a-picture") ? ForeignThings.png() : said.replace('⏎', '\n');
    }

    private static MediaType typeOf(String body) {
        return body.startsWith("{") || body.startsWith("[")
                ? MediaType.APPLICATION_JSON
                : MediaType.APPLICATION_FORM_URLENCODED;
    }

    /** Events that never end are not waited for. */
    private static Answer answer(WebTestClient.ResponseSpec answer) {
        var head = answer.returnResult(byte[].class);
        var location = header(head.getResponseHeaders(), HttpHeaders.LOCATION);
        var retryAfter = header(head.getResponseHeaders(), HttpHeaders.RETRY_AFTER);
        var endless = MediaType.TEXT_EVENT_STREAM.isCompatibleWith(
                head.getResponseHeaders().getContentType());
        var body = endless ? "" : whole(head.getResponseBody().collectList().block());
        return new Answer(head.getStatus().value(), location, retryAfter, body);
    }

    private static String header(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getFirst(name)).orElse("");
    }

    private static String whole(List<byte[]> parts) {
        var text = new StringBuilder();
        parts.forEach(part -> text.append(new String(part, StandardCharsets.UTF_8)));
        return text.toString();
    }

    private static String filled(String text, Map<String, String> things) {
        return NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(thing(found.group(1), things)));
    }

    private static String thing(String name, Map<String, String> things) {
        return Optional.ofNullable(things.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "docs/doors.md names {%s}, which ForeignThings does not make".formatted(name)));
    }
}
