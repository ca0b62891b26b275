package marketplace.billing.web;

import java.net.URI;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import marketplace.billing.Charge.Form;
import marketplace.billing.Method;
import marketplace.billing.NextStep;
import marketplace.billing.Payments;
import marketplace.billing.Payments.Standing;
import marketplace.orders.Order;
import marketplace.orders.Orders;
import marketplace.orders.Purchases;
import marketplace.orders.web.Holders;
import marketplace.pages.Formats;
import marketplace.pages.Opening;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.Money;
import marketplace.shared.PurchaseId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The payment page, the one page with a script from elsewhere (R181). It moves the payment as far as it goes without
 * the buyer and shows her the next step; coming back to it at any time is harmless.
 */
@Controller
public class PaymentPages {
    private static final String STRIPE = "https://js.stripe.com";
    private static final Opening OF_STRIPE =
            Opening.forPayment(STRIPE, List.of(STRIPE, "https://hooks.stripe.com"), "https://api.stripe.com");

    private final Payments payments;
    private final Purchases purchases;
    private final Orders orders;
    private final Holders holders;
    private final Pages pages;

    PaymentPages(Payments payments, Purchases purchases, Orders orders, Holders holders, Pages pages) {
        this.payments = payments;
        this.purchases = purchases;
        this.orders = orders;
        this.holders = holders;
        this.pages = pages;
    }

    /** What the page shows: how many payments are confirmed, and what comes next. */
    public record Shown(
            PurchaseId purchase, List<Order> orders, Standing standing, NextStep next, Optional<Form> form) {
        public Money total() {
            return Money.sum(orders.stream()
                    .filter(order -> !order.state().isCalledOff())
                    .map(Order::total)
                    .toList());
        }

        /** The one charge may be paid by whatever its account has on; a card of several merchants only by card. */
        public boolean takesAnyMeans() {
            return !standing.shared();
        }

        /** When the first hold of what is not paid for ends, on the county's clock. */
        public Optional<LocalTime> heldUntil() {
            return Formats.first(orders.stream().flatMap(order -> order.heldUntil().stream()));
        }

        public String back() {
            return "/zahlung/" + purchase + "/zurueck";
        }

        public String hosted() {
            return "/zahlung/" + purchase + "/karte";
        }

        /** The payment house has not answered yet, be it with a verdict or with a form. */
        public boolean waits() {
            return next instanceof NextStep.Wait
                    || next instanceof NextStep.EnterCard && form.isEmpty() && !isHosted() && !failed();
        }

        /** It failed before there was a form: coming to the page begins it anew. */
        public boolean again() {
            return failed() && form.isEmpty() && !standing.shared();
        }

        private boolean isHosted() {
            return standing.method().filter(Method::isHosted).isPresent();
        }

        public boolean failed() {
            return next instanceof NextStep.EnterCard card && card.failed();
        }

        public Optional<String> bank() {
            return next instanceof NextStep.AskBank ask ? Optional.of(ask.url()) : Optional.empty();
        }
    }

    @GetMapping("/zahlung/{id}")
    Mono<Rendering> show(@PathVariable PurchaseId id, ServerWebExchange exchange) {
        return mine(id, exchange)
                .then(Mono.defer(() -> payments.begin(id)))
                .flatMap(standing -> shown(id, standing))
                .flatMap(shown -> page(shown, exchange))
                .switchIfEmpty(Mono.defer(() -> pages.redirect("/einkauf/" + id)));
    }

    /** Back from the card form, the bank or the payment house's own page. */
    @GetMapping("/zahlung/{id}/zurueck")
    Mono<Rendering> back(@PathVariable PurchaseId id, ServerWebExchange exchange) {
        return mine(id, exchange)
                .then(Mono.defer(() -> payments.back(id)))
                .flatMap(standing -> NextStep.of(standing) instanceof NextStep.Done
                        ? pages.redirect("/einkauf/" + id, said(standing))
                        : pages.redirect("/zahlung/" + id))
                .switchIfEmpty(Mono.defer(() -> pages.redirect("/einkauf/" + id)));
    }

    private static String said(Standing standing) {
        if (standing.isKept()) {
            return "billing.kept";
        }
        return standing.isUnderWay() ? "billing.under-way" : "billing.paid";
    }

    /** Without a script: to the payment house's own page for a card. */
    @GetMapping("/zahlung/{id}/karte")
    Mono<Rendering> hosted(@PathVariable PurchaseId id, ServerWebExchange exchange) {
        return mine(id, exchange)
                .then(Mono.defer(() -> payments.page(id)))
                .mapNotNull(Method::url)
                .map(url ->
                        Rendering.redirectTo(url).status(HttpStatus.SEE_OTHER).build())
                .switchIfEmpty(Mono.defer(() -> pages.redirect("/zahlung/" + id)));
    }

    private Mono<Void> mine(PurchaseId id, ServerWebExchange exchange) {
        return holders.of(exchange)
                .flatMap(holder -> purchases.getOwn(id, holder))
                .then();
    }

    private Mono<Shown> shown(PurchaseId id, Standing standing) {
        var next = NextStep.of(standing);
        return orders.list(id)
                .zipWith(form(id, next, standing), (found, form) -> new Shown(id, found, standing, next, form));
    }

    /** A shared card gets its form here, where the page needs it. */
    private Mono<Optional<Form>> form(PurchaseId id, NextStep next, Standing standing) {
        return switch (next) {
            case NextStep.EnterCard(var form, var _) when form.isPresent() || !standing.shared() -> Mono.just(form);
            case NextStep.EnterCard _
            when standing.method().filter(Method::isHosted).isPresent() -> Mono.just(Optional.empty());
            case NextStep.EnterCard _ -> payments.form(id, standing).map(method -> Optional.ofNullable(method.form()));
            case NextStep.AskBank(var charge, var _)
            when !standing.shared() -> Mono.just(Optional.ofNullable(charge.form()));
            case NextStep.AskBank _, NextStep.Wait _, NextStep.Done _ -> Mono.just(Optional.empty());
        };
    }

    private Mono<Rendering> page(Shown shown, ServerWebExchange exchange) {
        if (shown.next() instanceof NextStep.Done) {
            return pages.redirect("/einkauf/" + shown.purchase());
        }
        var sheet = Sheet.of("billing/payment", shown);
        return pages.show(
                exchange, shown.form().map(form -> sheet.open(opening(form))).orElse(sheet));
    }

    /** Stripe's own origins, or the one the stand-in's script comes from. */
    private static Opening opening(Form form) {
        var script = URI.create(form.script());
        var origin = script.getScheme() + "://" + script.getAuthority();
        return origin.equals(STRIPE) ? OF_STRIPE : Opening.forPayment(origin, List.of(origin), origin);
    }
}
