package marketplace.payments.sandbox.wire;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The API over HTTP, open to scripts of any origin as Stripe's is. */
public final class Front implements HttpHandler {

    public static final int BODY_BYTES_AT_MOST = 256 * 1024;

    private final Api api;

    public Front(Api api) {
        this.api = api;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            allowScripts(exchange.getResponseHeaders());
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            String requestId = "req_" + Work.secret(14);
            Api.Asked asked = read(exchange);
            Api.Outcome outcome = api.answer(asked, requestId);
            if (!outcome.lost()) {
                write(exchange, asked, outcome, requestId);
            }
        }
    }

    private static void allowScripts(Headers headers) {
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Allow-Methods", "GET, POST, DELETE, OPTIONS");
        headers.set(
                "Access-Control-Allow-Headers",
                "Authorization, Content-Type, Idempotency-Key, Stripe-Account, Stripe-Version");
        headers.set("Access-Control-Expose-Headers", "Request-Id");
        headers.set("Access-Control-Max-Age", "300");
    }

    private static Api.Asked read(HttpExchange exchange) throws IOException {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String query = exchange.getRequestURI().getRawQuery();
        return new Api.Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                body(exchange),
                Map.copyOf(headers));
    }

    /** The body as text. */
    public static String body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] bytes = in.readNBytes(BODY_BYTES_AT_MOST + 1);
            if (bytes.length > BODY_BYTES_AT_MOST) {
                throw new IOException("The body is larger than " + BODY_BYTES_AT_MOST + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static void write(HttpExchange exchange, Api.Asked asked, Api.Outcome outcome, String requestId)
            throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Request-Id", requestId);
        headers.set("Stripe-Version", Work.API_VERSION);
        echo(headers, asked, "idempotency-key", "Idempotency-Key");
        echo(headers, asked, "stripe-account", "Stripe-Account");
        outcome.firstRequest().ifPresent(first -> {
            headers.set("Idempotent-Replayed", "true");
            headers.set("Original-Request", first);
        });
        byte[] body = outcome.answer().body();
        exchange.sendResponseHeaders(outcome.answer().status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static void echo(Headers headers, Api.Asked asked, String name, String as) {
        if (!asked.header(name).isEmpty()) {
            headers.set(as, asked.header(name));
        }
    }
}
