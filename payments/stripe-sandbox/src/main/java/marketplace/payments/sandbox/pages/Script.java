package marketplace.payments.sandbox.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The script that stands in for Stripe.js, served where Stripe serves its own: {@code /v3/}. */
public final class Script implements HttpHandler {

    private final byte[] script = read();

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/javascript; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "max-age=300");
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            exchange.sendResponseHeaders(200, script.length);
            exchange.getResponseBody().write(script);
        }
    }

    private static byte[] read() {
        try (InputStream in = Script.class.getResourceAsStream("/marketplace/payments/sandbox/stripe.js")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
