package marketplace.billing;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import marketplace.billing.LeftByPayments.Told;
import marketplace.billing.Preparation.Way;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.Scope;
import marketplace.shared.web.ServiceTokens.Calls;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The service payments, as docs/payments.md describes it. Every command may be repeated. */
@Component
class PaymentsClient {
    private static final Pattern TYPE = Pattern.compile("\"type\"\\s*:\\s*\"/problems/([a-z-]+)\"");

    private final WebClient client;
    private final BillingSettings settings;

    PaymentsClient(Calls calls, BillingSettings settings) {
        this.client = calls.to(settings.payments());
        this.settings = settings;
    }

    WebClient client() {
        return client;
    }

    /** What a charge begins with. */
    record Start(
            PurchaseId purchase, MerchantId merchant, long amount, int feeRate, long feeFixed, Way way, String start) {}

    /** All that payments knows of a purchase. */
    record Paid(Optional<Method> method, List<Charge> charges) {
        static Paid of(JsonNode json) {
            var method = json.path("method");
            return new Paid(
                    method.isObject() ? Optional.of(Method.of(method)) : Optional.empty(),
                    json.path("charges").valueStream().map(Charge::of).toList());
        }

        /** With these charges as they are now, and those that are new. */
        Paid with(List<Charge> newer) {
            var known = new LinkedHashMap<OrderId, Charge>();
            charges.forEach(charge -> known.put(charge.order(), charge));
            newer.forEach(charge -> known.put(charge.order(), charge));
            return new Paid(method, List.copyOf(known.values()));
        }
    }

    private record AccountBody(String email, String name) {}

    private record LinkBody(String returnUrl, String refreshUrl) {}

    private record MethodBody(
            String way, String returnUrl, @Nullable String cancelUrl) {}

    private record TryBody(@Nullable String returnUrl, boolean offSession) {}

    Mono<Charge> charge(OrderId order, Start start) {
        return put("/charges/{order}", start, order).map(Charge::of);
    }

    Mono<Charge> authorise(Charge charge, int attempt, String backTo) {
        return put("/charges/{order}/tries/{attempt}", new TryBody(backTo, false), charge.order(), attempt)
                .map(Charge::of);
    }

    /** While the buyer is not there: a card that would ask her fails. */
    Mono<Charge> authoriseWithoutHer(OrderId order) {
        return put("/charges/{order}/tries/1", new TryBody(null, true), order).map(Charge::of);
    }

    Mono<Charge> look(OrderId order) {
        return put("/charges/{order}/look", Map.of(), order).map(Charge::of);
    }

    Mono<Charge> capture(OrderId order, long amount) {
        return put("/charges/{order}/capture", Map.of("amount", amount), order).map(Charge::of);
    }

    /** Gives part of what was taken back; the same refund twice is one. */
    Mono<Refund.State> refund(OrderId order, UUID refund, long amount) {
        return put("/charges/{order}/refunds/{refund}", Map.of("amount", amount), order, refund)
                .map(Refund::stateOf);
    }

    /** Nothing to release is released. */
    Mono<Void> release(OrderId order) {
        return put("/charges/{order}/release", Map.of(), order)
                .onErrorResume(WebClientResponseException.NotFound.class, _ -> Mono.empty())
                .then();
    }

    /** The newest card of the purchase, if one was asked for, and its charges. */
    Mono<Paid> show(PurchaseId purchase) {
        return ask(HttpMethod.GET, "/purchases/{purchase}", null, purchase).map(Paid::of);
    }

    /** The same, after the payment house was asked about the card. */
    Mono<Paid> look(PurchaseId purchase) {
        return put("/purchases/{purchase}/look", Map.of(), purchase).map(Paid::of);
    }

    /** Asks for a card, to be entered on our page by script or on the payment house's own. */
    Mono<Method> askCard(Preparation prepared, int attempt, boolean script) {
        var body = script
                ? new MethodBody("SCRIPT", prepared.backTo(), null)
                : new MethodBody("HOSTED", prepared.backTo(), prepared.site() + "/zahlung/" + prepared.purchase());
        return put("/purchases/{purchase}/methods/{attempt}", body, prepared.purchase(), attempt)
                .map(Method::of);
    }

    /** The card goes, and the customer it was kept for. */
    Mono<Void> forgetCard(PurchaseId purchase) {
        return ask(HttpMethod.DELETE, "/purchases/{purchase}/method", null, purchase)
                .onErrorResume(WebClientResponseException.NotFound.class, _ -> Mono.empty())
                .then();
    }

    /** The merchant's account, if one was asked for. */
    Mono<PayoutAccount> account(MerchantId merchant) {
        return ask(HttpMethod.GET, "/merchants/{merchant}/account", null, merchant)
                .map(PayoutAccount::of)
                .onErrorResume(WebClientResponseException.NotFound.class, _ -> Mono.empty());
    }

    Mono<PayoutAccount> openAccount(MerchantId merchant, String mail, String name) {
        return put("/merchants/{merchant}/account", new AccountBody(mail, name), merchant)
                .map(PayoutAccount::of);
    }

    Mono<URI> linkToAccount(MerchantId merchant, UUID link, String backTo) {
        return put("/merchants/{merchant}/account/links/{link}", new LinkBody(backTo, backTo), merchant, link)
                .map(json -> URI.create(json.path("url").asString()));
    }

    /** What the payment house told and payments gave up, the oldest hundred. */
    Mono<List<Told>> parkedLetters() {
        return ask(HttpMethod.GET, "/parked-letters", null)
                .map(json -> json.path("letters").valueStream().map(Told::of).toList());
    }

    /** Gives one of them its tries back. */
    Mono<Void> again(String letter) {
        return put("/parked-letters", Map.of("letter", letter)).then();
    }

    /** What goes wrong on the way, in words for people. */
    static Throwable inWords(Throwable error) {
        return switch (error) {
            case WebClientRequestException _, TimeoutException _ -> new BillingRefused.Resting();
            case WebClientResponseException answer
            when answer.getStatusCode().is5xxServerError() -> new BillingRefused.Resting();
            case WebClientResponseException answer -> inWords(answer);
            default -> error;
        };
    }

    private static Throwable inWords(WebClientResponseException answer) {
        var type = TYPE.matcher(answer.getResponseBodyAsString());
        return switch (type.find() ? type.group(1) : "") {
            case "merchant-not-ready" -> new BillingRefused.NotReady();
            case "amount-out-of-range" -> new BillingRefused.AmountOutOfRange();
            case "not-now", "command-differs", "method-not-ready" -> new BillingRefused.MovedOn();
            default -> answer;
        };
    }

    private Mono<JsonNode> put(String path, Object body, Object... ids) {
        return ask(HttpMethod.PUT, path, body, ids);
    }

    /** @param path with a place for each of the ids, so that metrics count by it */
    private Mono<JsonNode> ask(HttpMethod verb, String path, @Nullable Object body, Object... ids) {
        return Scope.current()
                .map(scope -> client.method(verb).uri("/counties/" + scope.county() + path, ids))
                .map(request -> body == null ? request : request.bodyValue(body))
                .flatMap(request -> request.retrieve().bodyToMono(JsonNode.class))
                .timeout(settings.patience())
                .checkpoint("ask payments");
    }
}
