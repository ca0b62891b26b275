package marketplace.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import com.stripe.param.EventListParams;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {

    private static final String SECRET = "whsec_connect";

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private Shop shop;
    private Account baker;
    private HttpServer listener;

    private record Told(String path, String signature, String body) {
        Event event() {
            try {
                return Webhook.constructEvent(body, signature, path.equals("/connect") ? SECRET : "whsec_platform");
            } catch (SignatureVerificationException e) {
                throw new AssertionError(e);
            }
        }
    }

    @BeforeEach
    void open() throws StripeException, IOException {
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                String signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
                boolean refuse = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                if (!refuse) {
                    told.add(new Told(exchange.getRequestURI().getPath(), signature, body));
                }
                exchange.sendResponseHeaders(refuse ? 500 : 200, -1);
            }
        });
        listener.start();
        open(Shop.open());
    }

    private void open(Shop opened) throws StripeException {
        shop = opened;
        baker = shop.merchant();
        String base = "http://127.0.0.1:" + listener.getAddress().getPort();
        shop.control("webhooks/connect", Map.of("url", base + "/connect", "secret", SECRET));
        shop.control("webhooks/platform", Map.of("url", base + "/platform", "secret", "whsec_platform"));
    }

    @AfterEach
    void close() {
        shop.close();
        listener.stop(0);
    }

    @Test
    void accounts_and_platform_are_told_at_their_own_endpoints_signed() throws StripeException {
        PaymentIntent intent = shop.captured(baker, 1_000);

        Shop.until(() -> count("payment_intent.succeeded") == 1 && count("application_fee.created") == 1);

        Event event = first("payment_intent.succeeded").event();
        assertThat(event.getAccount()).isEqualTo(baker.getId());
        assertThat(((PaymentIntent)
                                event.getDataObjectDeserializer().getObject().orElseThrow())
                        .getId())
                .isEqualTo(intent.getId());
        assertThat(first("payment_intent.succeeded").path()).isEqualTo("/connect");
        assertThat(first("application_fee.created").path()).isEqualTo("/platform");
    }

    @Test
    void an_event_is_told_again_until_it_is_accepted() throws StripeException {
        refusals.set(6);

        shop.authorised(baker, 1_000);

        Shop.until(() -> shop.untold() == 0);
        assertThat(count("payment_intent.amount_capturable_updated")).isEqualTo(1);
    }

    @Test
    void after_a_new_start_what_was_told_stays_told_and_what_is_new_is_told(@TempDir Path folder)
            throws StripeException {
        shop.close();
        open(Shop.open(Shop.remembering(folder)));
        for (int i = 0; i < 5; i++) {
            shop.captured(baker, 1_000);
        }
        Shop.until(() -> shop.untold() == 0);
        shop.close();
        told.clear();

        open(Shop.open(Shop.remembering(folder)));
        shop.captured(baker, 1_000);

        Shop.until(() -> count("payment_intent.succeeded") > 0 && shop.untold() == 0);
        assertThat(count("payment_intent.succeeded")).isOne();
    }

    @Test
    void ordered_mischief_loses_doubles_and_shuffles() throws StripeException {
        shop.control("webhooks/faults", Map.of("kind", "DROP", "type", "payment_intent.created"));
        shop.control("webhooks/faults", Map.of("kind", "DUPLICATE", "type", "charge.succeeded"));
        shop.control(
                "webhooks/faults", Map.of("kind", "SHUFFLE", "type", "payment_intent.*|charge.captured", "times", "3"));

        PaymentIntent intent = shop.captured(baker, 1_000);

        Shop.until(() -> shop.untold() == 0);
        assertThat(count("payment_intent.created")).isZero();
        assertThat(count("charge.succeeded")).isEqualTo(2);
        assertThat(count("payment_intent.succeeded")).isEqualTo(1);
        var params = EventListParams.builder().setType("payment_intent.created").build();
        assertThat(shop.stripe.v1().events().list(params, Shop.at(baker)).getData())
                .hasSize(1);
        assertThat(intent.getStatus()).isEqualTo("succeeded");
    }

    @Test
    void a_forged_event_does_not_verify() {
        String forged = "{\"id\":\"evt_forged\",\"object\":\"event\",\"type\":\"payment_intent.succeeded\"}";

        shop.control("webhooks/forge", Map.of("account", baker.getId(), "body", forged));

        Told last =
                told.stream().filter(it -> it.body().equals(forged)).findFirst().orElseThrow();
        assertThatExceptionOfType(SignatureVerificationException.class)
                .isThrownBy(() -> Webhook.constructEvent(last.body(), last.signature(), SECRET));
    }

    private long count(String type) {
        return told.stream().filter(one -> one.event().getType().equals(type)).count();
    }

    private Told first(String type) {
        return told.stream()
                .filter(one -> one.event().getType().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
