package marketplace.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.payments.inbox.InboxRunner;
import marketplace.payments.ledger.Ledger;
import marketplace.payments.sandbox.Sandbox;
import marketplace.payments.sandbox.Settings;
import marketplace.payments.stripe.PursueRunner;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.Migration;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.Scope;
import marketplace.testing.TestDatabase;
import marketplace.testing.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service over a database and a sandbox of its own; runners are run by hand. All classes that extend it share
 * one started service.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "outbox.running=false")
@Import(PaymentsTest.Fakes.class)
public abstract class PaymentsTest {

    protected static final CountyCode ERLENGRUND = CountyCode.of("99001");
    protected static final CountyCode HOHENFELS = CountyCode.of("99002");
    protected static final String BACK = "https://kreismarkt.test/zurueck";
    private static final String CONNECT_SECRET = "whsec_connect";
    private static final String PLATFORM_SECRET = "whsec_platform";

    private static final MovingClock CLOCK = new MovingClock();
    private static final TestDatabase DATABASE =
            TestDatabases.fresh("payments", owner -> Migration.run(owner.jdbcUrl(), owner.user(), owner.password()));
    protected static final Sandbox SANDBOX = Sandbox.start(sandbox(), Clock.systemUTC());
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    @Autowired
    protected PursueRunner janitor;

    @Autowired
    protected InboxRunner inbox;

    @Autowired
    protected Ledger ledger;

    @Autowired
    private Feed feed;

    @TestConfiguration(proxyBeanMethods = false)
    static class Fakes {
        @Bean
        @Primary
        Clock movingClock() {
            return CLOCK;
        }

        /** The token is its scope, with a dash for the colon. */
        @Bean
        @Primary
        ReactiveJwtDecoder scopesAsTokens() {
            return token -> Mono.just(Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .claim("scope", token.replace("-", ":"))
                    .subject("core")
                    .build());
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.handTo(registry::add);
        registry.add("keycloak.client-secret", () -> "payments-secret");
        registry.add("management.server.port", () -> "0");
        registry.add(
                "stripe.base",
                () -> System.getProperty("sandbox.through", SANDBOX.base().toString()));
        registry.add("stripe.secret-key", () -> "sk_test_kreismarkt");
        registry.add("stripe.publishable-key", () -> "pk_test_kreismarkt");
        registry.add("stripe.platform-secret", () -> PLATFORM_SECRET);
        registry.add("stripe.connect-secret", () -> CONNECT_SECRET);
        registry.add("stripe.read-timeout", () -> "3s");
    }

    /** At a port set from outside, so that a checking proxy may stand before it ({@code sandbox.through}). */
    private static Settings sandbox() {
        var any = Settings.forgotten();
        int port = Integer.getInteger("sandbox.port", any.port());
        return new Settings(any.host(), port, any.folder(), any.platform(), any.connect(), any.retry());
    }

    @BeforeEach
    void tell_stripe_where_we_are() {
        String base = "http://127.0.0.1:" + port + "/webhooks/stripe/";
        control("DELETE", "faults", Map.of());
        control("DELETE", "webhooks/faults", Map.of());
        control("POST", "webhooks/platform", Map.of("url", base + "platform", "secret", PLATFORM_SECRET));
        control("POST", "webhooks/connect", Map.of("url", base + "connect", "secret", CONNECT_SECRET));
    }

    /** A merchant with a finished account. */
    public record Merchant(CountyCode county, MerchantId id, String account) {}

    protected Merchant merchant() {
        return merchant(ERLENGRUND);
    }

    protected Merchant merchant(CountyCode county) {
        var id = MerchantId.fresh();
        JsonNode asked = put(
                "/counties/%s/merchants/%s/account".formatted(county, id),
                Map.of("email", "kern@example.org", "name", "Bäckerei Kern"));
        var merchant = new Merchant(county, id, asked.path("account").asString());
        control("POST", "accounts/complete", Map.of("account", merchant.account));
        String path = "/counties/%s/merchants/%s/account".formatted(county, id);
        until(() -> {
            letters();
            return get(path).path("chargesEnabled").asBoolean();
        });
        return merchant;
    }

    protected static Map<String, Object> terms(PurchaseId purchase, Merchant merchant, long amount, String way) {
        var terms = new HashMap<String, Object>();
        terms.put("purchase", purchase.toString());
        terms.put("merchant", merchant.id.toString());
        terms.put("amount", amount);
        terms.put("feeRate", 500);
        terms.put("feeFixed", 10);
        terms.put("way", way);
        terms.put("start", "NOW");
        terms.put("returnUrl", BACK);
        return terms;
    }

    /** A purchase whose card was entered on the page with the given number. */
    protected PurchaseId withCard(String number) {
        var purchase = PurchaseId.fresh();
        JsonNode method = method(purchase, 1);
        enter(method.path("page"), number);
        put(ofPurchase(purchase) + "/look", Map.of());
        return purchase;
    }

    protected JsonNode method(PurchaseId purchase, int attempt) {
        return put(ofPurchase(purchase) + "/methods/" + attempt, Map.of("way", "SCRIPT", "returnUrl", BACK));
    }

    /** What the page's script does when a card is entered. */
    protected HttpResponse<String> enter(JsonNode page, String number) {
        String secret = page.path("clientSecret").asString();
        String id = secret.replaceAll("_secret_.*", "");
        var fields = new HashMap<String, String>();
        fields.put("key", page.path("publishableKey").asString());
        fields.put("client_secret", secret);
        fields.put("_stripe_account", page.path("account").asString(""));
        fields.put("payment_method_data[type]", "card");
        fields.put("payment_method_data[card][number]", number);
        fields.put("return_url", BACK);
        String kind = id.startsWith("seti_") ? "setup_intents" : "payment_intents";
        return send("POST", SANDBOX.base() + "/v1/" + kind + "/" + id + "/confirm", fields);
    }

    protected JsonNode charge(OrderId order, Map<String, Object> terms) {
        return put(ofOrder(order), terms);
    }

    protected static String ofOrder(OrderId order) {
        return "/counties/" + ERLENGRUND + "/charges/" + order;
    }

    protected static String ofPurchase(PurchaseId purchase) {
        return "/counties/" + ERLENGRUND + "/purchases/" + purchase;
    }

    protected static String state(JsonNode charge) {
        return charge.path("state").asString();
    }

    protected WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .defaultHeaders(headers -> headers.setBearerAuth("payments-command"))
                .build();
    }

    protected JsonNode put(String path, Map<String, ?> body) {
        return JSON.readTree(client().put()
                .uri(path)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
    }

    /** The slug of the refusal. */
    protected String refused(String path, Map<String, ?> body) {
        return slug(client().put().uri(path).bodyValue(body).exchange());
    }

    protected static String slug(WebTestClient.ResponseSpec answer) {
        byte[] body = answer.expectStatus()
                .is4xxClientError()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return JSON.readTree(body).path("type").asString().replace("/problems/", "");
    }

    protected JsonNode get(String path) {
        return JSON.readTree(client().get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
    }

    /** Orders something of the sandbox. */
    protected JsonNode control(String method, String what, Map<String, String> fields) {
        return JSON.readTree(
                send(method, SANDBOX.base() + "/sandbox/" + what, fields).body());
    }

    /** What Stripe itself would show of an account. */
    protected JsonNode atStripe(Merchant merchant, String path) {
        var request = HttpRequest.newBuilder(URI.create(SANDBOX.base() + "/v1/" + path))
                .header("Authorization", "Bearer sk_test_kreismarkt")
                .header("Stripe-Account", merchant.account)
                .build();
        return JSON.readTree(send(request).body());
    }

    protected HttpResponse<String> send(String method, String address, Map<String, String> fields) {
        var text = new StringJoiner("&");
        fields.forEach((name, value) -> text.add(encode(name) + "=" + encode(value)));
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(text.toString()))
                .build());
    }

    protected static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Waits until Stripe has told everything, and works it. */
    protected void letters() {
        until(() -> control("GET", "health", Map.of()).path("webhooks_waiting").asLong() == 0);
        while (inbox.runOnce().block() > 0) {
            // until the inbox is empty
        }
    }

    /** An hour passes, and what was left undone is pursued. */
    protected void pursue() {
        advance(Duration.ofHours(1));
        janitor.runOnce().block();
    }

    protected void advance(Duration by) {
        CLOCK.advance(by);
        roomForNews();
        control("POST", "clock", Map.of("seconds", Long.toString(by.toSeconds())));
    }

    /** Made daily for the news of three months; together these tests let more time pass. */
    private void roomForNews() {
        try (var owner = owner();
                var months = owner.prepareStatement("select outbox.prepare_months(?, 3)")) {
            months.setObject(1, now().atOffset(ZoneOffset.UTC));
            months.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    protected Instant now() {
        return CLOCK.instant();
    }

    protected int port() {
        return port;
    }

    /** All news so far about a subject, by type. */
    protected List<String> news(Object subject) {
        return envelopes(subject).stream().map(Envelope::type).toList();
    }

    protected List<Envelope> envelopes(Object subject) {
        var all = new ArrayList<Envelope>();
        String position = "";
        for (var page = feed.after(position, Feed.MOST).block();
                !page.events().isEmpty();
                page = feed.after(position, Feed.MOST).block()) {
            all.addAll(page.events());
            position = page.next();
        }
        return all.stream()
                .filter(one -> one.subject().equals(subject.toString()))
                .toList();
    }

    protected long balance(String account) {
        return in(ERLENGRUND, () -> ledger.balanceOf(account));
    }

    protected static <T> T in(CountyCode county, Supplier<Mono<T>> step) {
        return Mono.defer(step).contextWrite(Scope.of(county)::in).block();
    }

    protected static Connection owner() throws SQLException {
        var owner = DATABASE.owner();
        return DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password());
    }

    protected static UUID fresh() {
        return UUID.randomUUID();
    }

    /** Waits at most twenty seconds. */
    protected static void until(BooleanSupplier met) {
        Instant end = Instant.now().plusSeconds(20);
        while (!met.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("What was waited for did not happen within twenty seconds");
            }
            Thread.onSpinWait();
        }
    }
}
