package marketplace.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import marketplace.billing.Payments;
import marketplace.merchants.Stall;
import marketplace.orders.AcceptOrder;
import marketplace.orders.CancelOrder;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.OrderState;
import marketplace.orders.OrderState.Reason;
import marketplace.orders.PackOrder;
import marketplace.orders.Purchase;
import marketplace.orders.RefuseOrder;
import marketplace.shared.Scope;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Two people want opposite things of one order at the same moment: one of them wins, and money and goods follow. */
class RacesTest extends MarketTest {
    private static final int STOCK = 10;
    private static final int TIMES = 8;

    @Autowired
    private Payments payments;

    @Autowired
    private AcceptOrder accept;

    @Autowired
    private RefuseOrder refuse;

    @Autowired
    private PackOrder pack;

    @Autowired
    private CancelOrder cancel;

    @RepeatedTest(TIMES)
    void the_buyer_cancels_while_the_merchant_accepts() {
        var bread = selling(kern, 480, STOCK);
        var purchase = paid(bread);

        atOnce(cancelled(purchase), accepted(purchase));
        settle();

        agrees(purchase, bread);
    }

    @RepeatedTest(TIMES)
    void one_clerk_refuses_while_another_packs() {
        var bread = selling(kern, 480, STOCK);
        var purchase = paid(bread);
        accepted(purchase).block();

        atOnce(refused(purchase), packed(purchase));
        settle();

        agrees(purchase, bread);
    }

    @RepeatedTest(TIMES)
    void the_buyer_cancels_while_her_card_is_authorised() {
        var bread = selling(kern, 480, STOCK);
        var purchase = begun(bread);

        atOnce(cancelled(purchase), followers.catchUp());
        settle();

        agrees(purchase, bread);
    }

    @RepeatedTest(TIMES)
    void two_instances_hear_the_same_news() {
        var bread = selling(kern, 480, STOCK);
        var purchase = begun(bread);

        atOnce(followers.catchUp(), followers.catchUp());
        settle();

        agrees(purchase, bread);
        assertThat(order(purchase).state()).isInstanceOf(OrderState.Secured.class);
    }

    /** Both begin together; whoever comes too late is refused. */
    private static void atOnce(Mono<?> one, Mono<?> other) {
        Flux.just(one, other)
                .flatMap(step -> step.then().onErrorComplete().subscribeOn(Schedulers.boundedElastic()))
                .blockLast();
    }

    /** The card is entered; nobody has heard of it yet. */
    private Purchase begun(VariantId variant) {
        payable(kern);
        var purchase = bought(asked(guest, filled(guest, Map.of(variant, 2))));
        in(ERLENGRUND, () -> payments.begin(purchase.id()));
        PAYMENTS.enterCard(purchase.id());
        return purchase;
    }

    private Purchase paid(VariantId variant) {
        var purchase = begun(variant);
        settle();
        assertThat(order(purchase).state()).isInstanceOf(OrderState.Secured.class);
        return purchase;
    }

    private Mono<Void> cancelled(Purchase purchase) {
        return cancel.of(purchase.id(), order(purchase).id(), new Holder(null, guest.visit(), null))
                .contextWrite(Scope.of(ERLENGRUND)::in)
                .then();
    }

    private Mono<Void> accepted(Purchase purchase) {
        return asStaff(accept.of(kern, order(purchase).id()));
    }

    private Mono<Void> refused(Purchase purchase) {
        return asStaff(refuse.of(kern, order(purchase).id(), Reason.SOLD_OUT));
    }

    private Mono<Void> packed(Purchase purchase) {
        return asStaff(pack.of(kern, order(purchase).id(), Map.of()));
    }

    private Mono<Void> asStaff(Mono<Order> step) {
        return Mono.fromRunnable(() -> Stall.as(Stall.staffOf(ERLENGRUND, kern), step));
    }

    private Order order(Purchase purchase) {
        return ordersOf(purchase).getFirst();
    }

    /** Called off: released and given back; else held or taken, and the goods are gone. */
    private void agrees(Purchase purchase, VariantId variant) {
        var order = order(purchase);
        var money = PAYMENTS.charge(order.id()).path("state").asString();
        var off = order.state().isCalledOff();

        assertThat(money).isIn(off ? List.of("RELEASED") : List.of("AUTHORISED", "CAPTURED"));
        assertThat(money.equals("CAPTURED")).isEqualTo(order.state() instanceof OrderState.Packed);
        assertThat(left(variant)).isEqualTo(off ? STOCK : STOCK - 2);
    }
}
