package marketplace.orders.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import marketplace.orders.AcceptOrder;
import marketplace.orders.HandOver;
import marketplace.orders.HandOver.Proof;
import marketplace.orders.MarkPayment;
import marketplace.orders.OrderState.Reason;
import marketplace.orders.RefuseOrder;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A merchant's orders: what is new, what to pack, what is ready. Every step may be repeated. */
@RestController
@RequestMapping("/api/v1/merchants/{merchant}/orders")
class MerchantOrderApi {
    private final Desk desk;
    private final AcceptOrder accept;
    private final RefuseOrder refuse;
    private final HandOver handOver;
    private final MarkPayment payment;

    MerchantOrderApi(Desk desk, AcceptOrder accept, RefuseOrder refuse, HandOver handOver, MarkPayment payment) {
        this.desk = desk;
        this.accept = accept;
        this.refuse = refuse;
        this.handOver = handOver;
        this.payment = payment;
    }

    record Refusing(@NotNull Reason reason) {}

    /**
     * Who stands there.
     *
     * @param pin the buyer's; none when the merchant knows her and vouches for it
     * @param ofAge a paper was seen that says she is old enough; needed where the goods ask for an age
     */
    record Handing(
            @Nullable @Size(max = 4) String pin, @Nullable Boolean ofAge) {
        Proof proof() {
            var who = pin == null ? new Proof.Vouched() : new Proof.Pin(pin);
            return Boolean.TRUE.equals(ofAge) ? new Proof.OfAge(who) : who;
        }
    }

    /** The oldest first; without a state all that are under way. */
    @GetMapping
    Mono<Slice<OrderView>> list(
            @PathVariable MerchantId merchant,
            @RequestParam(defaultValue = "") List<String> state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return desk.list(merchant, state, after, Slice.limit(limit));
    }

    /** An order with whoever gets it. */
    @GetMapping("/{order}")
    Mono<OrderView> get(@PathVariable MerchantId merchant, @PathVariable OrderId order) {
        return desk.get(merchant, order);
    }

    /** Takes the order on. */
    @PostMapping("/{order}/accept")
    Mono<OrderView> accept(@PathVariable MerchantId merchant, @PathVariable OrderId order) {
        return accept.of(merchant, order).map(OrderView::of);
    }

    /** Declines the order; what was authorised is let go. */
    @PostMapping("/{order}/refuse")
    Mono<OrderView> refuse(
            @PathVariable MerchantId merchant, @PathVariable OrderId order, @Valid @RequestBody Refusing body) {
        return refuse.of(merchant, order, body.reason()).map(OrderView::of);
    }

    /** Says that the buyer has it. */
    @PostMapping("/{order}/hand-over")
    Mono<OrderView> handOver(
            @PathVariable MerchantId merchant, @PathVariable OrderId order, @Valid @RequestBody Handing body) {
        return handOver.atTheShop(merchant, order, body.proof()).map(OrderView::of);
    }

    /** Says that what was promised has been paid: by transfer, or at hand-over. */
    @PostMapping("/{order}/settle")
    Mono<OrderView> settle(@PathVariable MerchantId merchant, @PathVariable OrderId order) {
        return payment.settled(merchant, order).map(OrderView::of);
    }
}
