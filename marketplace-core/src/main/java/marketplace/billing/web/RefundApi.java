package marketplace.billing.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import marketplace.billing.GiveBack;
import marketplace.billing.GiveBack.Wanted;
import marketplace.billing.Refund;
import marketplace.billing.Refund.Reason;
import marketplace.billing.Refund.State;
import marketplace.billing.RefundId;
import marketplace.outbox.web.Creates;
import marketplace.outbox.web.Idempotent;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Giving back what was taken for an order by card, for the programs of its merchant and of the operator. */
@RestController
@RequestMapping("/api/v1/merchants/{merchant}/orders/{order}/refunds")
class RefundApi {
    private final GiveBack giveBack;
    private final Idempotent idempotent;

    RefundApi(GiveBack giveBack, Idempotent idempotent) {
        this.giveBack = giveBack;
        this.idempotent = idempotent;
    }

    /** Why it goes back; the buyer reads it. */
    enum Why {
        FAULTY,
        MISSING,
        GOODWILL,
        WITHDRAWN;

        Reason reason() {
            return Reason.valueOf(name());
        }
    }

    /** @param amount in cents */
    record RefundBody(long amount, @NotNull Why reason) {}

    /**
     * Money on its way back.
     *
     * @param amount in cents
     * @param state FAILED: the payment house could not; OUTSIDE: then given back past it
     */
    record RefundView(RefundId id, OrderId order, long amount, Reason reason, State state, Instant askedAt) {
        static RefundView of(Refund refund) {
            return new RefundView(
                    refund.id(),
                    refund.order(),
                    refund.amount().minor(),
                    refund.reason(),
                    refund.state(),
                    refund.askedAt());
        }
    }

    /**
     * What was taken for the order by card, and what of it goes back; amounts in cents.
     *
     * @param left that may still be given back
     */
    record RefundsView(long taken, long left, List<RefundView> refunds) {
        static RefundsView of(GiveBack.Standing standing) {
            return new RefundsView(
                    standing.taken().captured().minor(),
                    standing.taken().left().minor(),
                    standing.refunds().stream().map(RefundView::of).toList());
        }
    }

    /** What was taken, what may still go back, and what does; the oldest hundred. */
    @GetMapping
    Mono<RefundsView> list(@PathVariable MerchantId merchant, @PathVariable OrderId order) {
        return giveBack.standing(merchant, order).map(RefundsView::of);
    }

    /** Gives back part or all of it, on the way it was paid. */
    @Creates(RefundView.class)
    @PostMapping
    Mono<ResponseEntity<String>> give(
            @PathVariable MerchantId merchant,
            @PathVariable OrderId order,
            @Valid @RequestBody RefundBody body,
            ServerWebExchange exchange) {
        var given = Mono.fromSupplier(RefundId::fresh)
                .map(id ->
                        new Wanted(id, Money.euro(body.amount()), body.reason().reason()))
                .flatMap(wanted -> giveBack.with(merchant, order, wanted))
                .map(RefundView::of);
        return idempotent.created(exchange, body, given);
    }

    /** Says that one that failed was given back past the payment house; again is harmless. */
    @PutMapping("/{refund}/outside")
    Mono<RefundView> outside(
            @PathVariable MerchantId merchant, @PathVariable OrderId order, @PathVariable RefundId refund) {
        return giveBack.outside(merchant, order, refund).map(RefundView::of);
    }
}
