package marketplace.journeys;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import marketplace.local.Rehearsal;

/** What the payment house says happened, asked as Stripe itself would be asked. */
record Sandbox(String address, String key) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Sandbox of(Rehearsal product) {
        return new Sandbox(product.address("stripe-sandbox"), product.sandboxKey());
    }

    /**
     * A payment as the payment house keeps it.
     *
     * @param shop as the account is called there
     * @param status in Stripe's words
     * @param amount in cents, at most
     * @param received in cents, taken
     */
    record Payment(String shop, String status, long amount, long received) {}

    /** The payments of one purchase, over all accounts. */
    List<Payment> paymentsOf(String purchase) {
        return this.<Map<String, Object>>list("/v1/accounts?limit=100", "").stream()
                .flatMap(account -> paymentsOf(purchase, account))
                .toList();
    }

    /** Lets go of everything that is held for a purchase, as a bank may. */
    void letsGo(String purchase) {
        this.<Map<String, Object>>list("/v1/accounts?limit=100", "").forEach(account -> {
            var id = (String) account.get("id");
            intentsOf(purchase, id)
                    .forEach(intent -> ask(asked("/v1/payment_intents/" + intent.get("id") + "/cancel", id)
                            .POST(BodyPublishers.noBody())));
        });
    }

    private Stream<Map<String, Object>> intentsOf(String purchase, String account) {
        return this.<Map<String, Object>>list("/v1/payment_intents?limit=100", account).stream()
                .filter(intent -> purchase.equals(JsonPath.read(intent, "$.metadata.purchase")));
    }

    private Stream<Payment> paymentsOf(String purchase, Map<String, Object> account) {
        var shop = JsonPath.<String>read(account, "$.business_profile.name");
        return intentsOf(purchase, (String) account.get("id"))
                .map(intent -> new Payment(
                        shop,
                        (String) intent.get("status"),
                        ((Number) intent.get("amount")).longValue(),
                        ((Number) intent.get("amount_received")).longValue()));
    }

    private <T> List<T> list(String path, String account) {
        return JsonPath.read(ask(asked(path, account)), "$.data[*]");
    }

    private HttpRequest.Builder asked(String path, String account) {
        var asked = HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + key);
        return account.isEmpty() ? asked : asked.header("Stripe-Account", account);
    }

    private static String ask(HttpRequest.Builder asked) {
        try {
            return CLIENT.send(asked.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
