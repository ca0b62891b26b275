package marketplace.payments.sandbox;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentMethodCreateParams;
import com.stripe.param.SetupIntentCreateParams;
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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** A running sandbox with a client of Stripe's own library, for one test. */
final class Shop implements AutoCloseable {

    static {
        // the JDK's client would silently ask again after a broken connection
        System.setProperty("sun.net.http.retryPost", "false");
    }

    /** Marks tests whose requests a checking proxy rightly finds fault with. */
    static final String WRONG_ON_PURPOSE = "wrong-on-purpose";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final Sandbox sandbox;
    final StripeClient stripe;

    private Shop(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.stripe = client("sk_test_kreismarkt");
    }

    static Shop open() {
        return open(Settings.forgotten());
    }

    /** Where the sandbox listens and remembers can be set from outside, so that what tests did can be looked at. */
    static Shop open(Settings settings) {
        var placed = new Settings(
                settings.host(),
                Integer.getInteger("sandbox.port", settings.port()),
                settings.folder()
                        .or(() -> Optional.ofNullable(System.getProperty("sandbox.folder"))
                                .map(Path::of)),
                settings.platform(),
                settings.connect(),
                settings.retry());
        return new Shop(Sandbox.start(placed, Clock.systemUTC()));
    }

    /** The address calls go to; a checking proxy may stand before the sandbox. */
    String address() {
        return System.getProperty("sandbox.through", sandbox.base().toString());
    }

    StripeClient client(String key) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(address())
                .setConnectBase(address())
                .setFilesBase(address())
                .setMeterEventsBase(address())
                .setMaxNetworkRetries(0)
                .build();
    }

    static RequestOptions once() {
        return once(UUID.randomUUID().toString().replace("-", ""));
    }

    static RequestOptions once(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    static RequestOptions at(Account account) {
        return at(account, UUID.randomUUID().toString().replace("-", ""));
    }

    static RequestOptions at(Account account, String key) {
        return RequestOptions.builder()
                .setStripeAccount(account.getId())
                .setIdempotencyKey(key)
                .build();
    }

    Account newMerchant() throws StripeException {
        var params = AccountCreateParams.builder()
                .setCountry("DE")
                .setEmail("kern@example.org")
                .setController(AccountCreateParams.Controller.builder()
                        .setFees(AccountCreateParams.Controller.Fees.builder()
                                .setPayer(AccountCreateParams.Controller.Fees.Payer.ACCOUNT)
                                .build())
                        .setLosses(AccountCreateParams.Controller.Losses.builder()
                                .setPayments(AccountCreateParams.Controller.Losses.Payments.STRIPE)
                                .build())
                        .setStripeDashboard(AccountCreateParams.Controller.StripeDashboard.builder()
                                .setType(AccountCreateParams.Controller.StripeDashboard.Type.FULL)
                                .build())
                        .build())
                .setCapabilities(AccountCreateParams.Capabilities.builder()
                        .setCardPayments(AccountCreateParams.Capabilities.CardPayments.builder()
                                .setRequested(true)
                                .build())
                        .setTransfers(AccountCreateParams.Capabilities.Transfers.builder()
                                .setRequested(true)
                                .build())
                        .build())
                .putMetadata("merchant", "m1")
                .build();
        return stripe.v1().accounts().create(params, once());
    }

    Account merchant() throws StripeException {
        Account account = newMerchant();
        control("accounts/complete", Map.of("account", account.getId()));
        return stripe.v1().accounts().retrieve(account.getId());
    }

    static PaymentIntentCreateParams.Builder order(long amount) {
        return PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency("eur")
                .addPaymentMethodType("card")
                .setCaptureMethod(CaptureMethod.MANUAL)
                .setApplicationFeeAmount(amount / 20)
                .putMetadata("order", "o1");
    }

    /** An authorised direct charge. */
    PaymentIntent authorised(Account account, long amount) throws StripeException {
        var params =
                order(amount).setPaymentMethod("pm_card_visa").setConfirm(true).build();
        return stripe.v1().paymentIntents().create(params, at(account));
    }

    PaymentIntent captured(Account account, long amount) throws StripeException {
        PaymentIntent intent = authorised(account, amount);
        return stripe.v1().paymentIntents().capture(intent.getId(), at(account));
    }

    Customer buyer() throws StripeException {
        return stripe.v1().customers().create(CustomerCreateParams.builder().build(), once());
    }

    SetupIntent setUp(Customer buyer, String token) throws StripeException {
        var params = SetupIntentCreateParams.builder()
                .setCustomer(buyer.getId())
                .setUsage(SetupIntentCreateParams.Usage.OFF_SESSION)
                .addPaymentMethodType("card")
                .setPaymentMethod(token)
                .setConfirm(true)
                .setReturnUrl("https://kreismarkt.test/zurueck")
                .build();
        return stripe.v1().setupIntents().create(params, once());
    }

    PaymentMethod cloned(SetupIntent setUp, Account to) throws StripeException {
        var params = PaymentMethodCreateParams.builder()
                .setCustomer(setUp.getCustomer())
                .setPaymentMethod(setUp.getPaymentMethod())
                .build();
        return stripe.v1().paymentMethods().create(params, at(to));
    }

    void advance(Duration by) {
        control("clock", Map.of("seconds", Long.toString(by.toSeconds())));
    }

    /** A sandbox that keeps its journal in this folder. */
    static Settings remembering(Path folder) {
        return new Settings(
                "127.0.0.1", 0, Optional.of(folder), Optional.empty(), Optional.empty(), Duration.ofMillis(100));
    }

    /** Events that have not been accepted yet. */
    long untold() {
        String health = get(sandbox.base() + "/sandbox/health").body();
        return Long.parseLong(health.replaceAll(".*\"webhooks_waiting\":(\\d+).*", "$1"));
    }

    HttpResponse<String> control(String what, Map<String, String> fields) {
        return send("POST", sandbox.base() + "/sandbox/" + what, fields);
    }

    HttpResponse<String> post(String address, Map<String, String> fields) {
        return send("POST", address, fields);
    }

    HttpResponse<String> get(String address) {
        return send("GET", address, Map.of());
    }

    static HttpResponse<String> send(String method, String address, Map<String, String> fields) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(encode(fields)))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(Map<String, String> fields) {
        var text = new StringJoiner("&");
        fields.forEach((name, value) -> text.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    static Optional<String> location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location");
    }

    /** Waits at most ten seconds. */
    static void until(BooleanSupplier met) {
        Instant end = Instant.now().plusSeconds(10);
        while (!met.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("What was waited for did not happen within ten seconds");
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
