package marketplace.billing.web;

import jakarta.validation.Valid;
import java.util.Optional;
import marketplace.billing.Charge.Form;
import marketplace.billing.Method;
import marketplace.billing.NextStep;
import marketplace.billing.Payments;
import marketplace.billing.Payments.Standing;
import marketplace.orders.Holder;
import marketplace.orders.Pass;
import marketplace.orders.Purchases;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Paying for a purchase: what the payment page does, for apps that show the card form themselves. */
@RestController
@RequestMapping("/api/v1/purchases/{id}/payment")
class PaymentApi {
    private static final String PASS = "Purchase-Pass";
    private static final PaymentView DONE = new PaymentView(Step.DONE, false, 0, 0, null, null);

    private final Payments payments;
    private final Purchases purchases;

    PaymentApi(Payments payments, Purchases purchases) {
        this.payments = payments;
        this.purchases = purchases;
    }

    /** What the buyer does next. */
    enum Step {
        ENTER_CARD,
        ASK_BANK,
        WAIT,
        DONE
    }

    /** @param returned whether she comes back from the card form, her bank or the payment house's own page */
    record PaymentBody(boolean returned) {}

    /**
     * How far it is.
     *
     * @param next what the buyer does now; WAIT: ask again in a moment
     * @param failed the last card was of no use
     * @param confirmed how many of the payments are
     * @param payments one per merchant
     * @param card what the card form needs, with its client secret; only where she is to enter a card
     * @param bank the page of her bank; only where she is to answer it
     */
    record PaymentView(
            Step next,
            boolean failed,
            long confirmed,
            int payments,
            @Nullable CardForm card,
            @Nullable String bank) {}

    /**
     * What the payment house's script needs to let a card be entered.
     *
     * @param script its address
     * @param account the merchant's at the payment house; none for a card of several merchants
     */
    record CardForm(
            String script, String publishableKey, @Nullable String account, String clientSecret) {
        static @Nullable CardForm of(@Nullable Form form) {
            return form == null
                    ? null
                    : new CardForm(form.script(), form.publishableKey(), form.account(), form.clientSecret());
        }
    }

    /** @param url of the payment house's own page for a card; none while it has not answered, and where no card is wanted */
    record HostedPage(@Nullable String url) {}

    /** Moves the payment as far as it goes without the buyer and says what she does next; again is harmless. */
    @PutMapping
    Mono<PaymentView> move(
            @PathVariable PurchaseId id,
            @RequestHeader(name = PASS, required = false) @Nullable String pass,
            @Valid @RequestBody PaymentBody body) {
        return mine(id, pass)
                .then(Mono.defer(() -> body.returned() ? payments.back(id) : payments.begin(id)))
                .flatMap(standing -> view(id, standing))
                .defaultIfEmpty(DONE);
    }

    /** Asks for the payment house's own page, for whoever cannot show a card form; again is harmless. */
    @PutMapping("/page")
    Mono<HostedPage> hosted(
            @PathVariable PurchaseId id, @RequestHeader(name = PASS, required = false) @Nullable String pass) {
        return mine(id, pass)
                .then(Mono.defer(() -> payments.page(id)))
                .map(method -> new HostedPage(method.url()))
                .defaultIfEmpty(new HostedPage(null));
    }

    private Mono<Void> mine(PurchaseId id, @Nullable String pass) {
        return Holder.of(null, pass == null ? null : new Pass(pass))
                .flatMap(holder -> purchases.getOwn(id, holder))
                .then();
    }

    private Mono<PaymentView> view(PurchaseId id, Standing standing) {
        return switch (NextStep.of(standing)) {
            case NextStep.EnterCard(var form, var failed) ->
                form(id, form, standing)
                        .map(known -> view(standing, Step.ENTER_CARD, failed, known.orElse(null), null));
            case NextStep.AskBank(var _, var url) -> Mono.just(view(standing, Step.ASK_BANK, false, null, url));
            case NextStep.Wait _ -> Mono.just(view(standing, Step.WAIT, false, null, null));
            case NextStep.Done _ -> Mono.just(view(standing, Step.DONE, false, null, null));
        };
    }

    /** A card of several merchants gets its form when it is asked for. */
    private Mono<Optional<Form>> form(PurchaseId id, Optional<Form> form, Standing standing) {
        return form.isPresent() || !standing.shared()
                ? Mono.just(form)
                : payments.form(id, standing)
                        .mapNotNull(Method::form)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty());
    }

    private static PaymentView view(
            Standing standing, Step next, boolean failed, @Nullable Form form, @Nullable String bank) {
        return new PaymentView(
                next, failed, standing.confirmed(), standing.charges().size(), CardForm.of(form), bank);
    }
}
