package marketplace.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import marketplace.billing.PaymentsDouble.Fault;
import marketplace.checkout.MarketTest;
import marketplace.merchants.Stall;
import marketplace.orders.AcceptOrder;
import marketplace.orders.HandOver;
import marketplace.orders.Order;
import marketplace.orders.OrderState;
import marketplace.orders.OrderState.Reason;
import marketplace.orders.PackOrder;
import marketplace.orders.Payment.Status;
import marketplace.orders.Purchase;
import marketplace.orders.RefuseOrder;
import marketplace.shared.Grams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One merchant, paid by a debit that takes days and may come back. */
class PayingOtherwiseTest extends MarketTest {
    @Autowired
    private Payments payments;

    @Autowired
    private AcceptOrder accept;

    @Autowired
    private RefuseOrder refuse;

    @Autowired
    private PackOrder pack;

    @Autowired
    private HandOver handOver;

    @Test
    void a_debit_under_way_secures_the_order_and_the_goods_go_out_on_it() {
        var purchase = roast();

        var next = debited(purchase);
        var secured = of(purchase);
        packed(purchase, 500);
        handedOver(purchase);
        settle();

        assertThat(next).isInstanceOf(NextStep.Done.class);
        assertThat(secured.state()).isInstanceOf(OrderState.Secured.class);
        assertThat(of(purchase).state()).isInstanceOf(OrderState.HandedOver.class);
        assertThat(of(purchase).payment().status()).isEqualTo(Status.UNDER_WAY);
    }

    @ParameterizedTest
    @CsvSource({"capture", "refund", "look"})
    void what_came_whole_and_weighs_less_goes_back_once_whatever_breaks(String call) {
        var purchase = roast();
        debited(purchase);
        packed(purchase, 500);
        handedOver(purchase);
        settle();

        PAYMENTS.fail(call, Fault.AFTER);
        PAYMENTS.settle(of(purchase).id());
        settled();

        var order = of(purchase);
        assertThat(PAYMENTS.givenBack(order.id()).values())
                .containsExactly(order.most().minus(order.total()).minor());
        assertThat(order.payment().status()).isEqualTo(Status.PARTLY_REFUNDED);
    }

    @Test
    void what_came_before_it_is_weighed_goes_back_as_far_as_it_weighs_less() {
        var purchase = roast();
        debited(purchase);
        PAYMENTS.settle(of(purchase).id());
        settle();

        packed(purchase, 500);
        settled();

        var order = of(purchase);
        assertThat(PAYMENTS.givenBack(order.id()).values())
                .containsExactly(order.most().minus(order.total()).minor());
    }

    @ParameterizedTest
    @CsvSource({"release, AFTER", "refund, AFTER", "release, BEFORE", "refund, BEFORE"})
    void what_comes_for_an_order_that_was_refused_goes_back_whole_and_once(String call, Fault fault) {
        var purchase = roast();
        debited(purchase);
        Stall.as(Stall.staffOf(ERLENGRUND, kern), refuse.of(kern, of(purchase).id(), Reason.SOLD_OUT));
        settle();

        PAYMENTS.fail(call, fault);
        PAYMENTS.settle(of(purchase).id());
        settled();

        var order = of(purchase);
        assertThat(PAYMENTS.givenBack(order.id()).values())
                .containsExactly(order.most().minor());
        assertThat(order.payment().status()).isEqualTo(Status.REFUNDED);
    }

    @Test
    void a_debit_that_comes_back_before_packing_is_paid_anew_in_time() {
        var purchase = roast();
        debited(purchase);
        accepted(purchase);

        PAYMENTS.comeBack(of(purchase).id());
        settle();
        var lost = of(purchase);
        var next = entered(purchase);
        settle();

        assertThat(lost.isToPayAnew()).isTrue();
        assertThat(lost.state())
                .isInstanceOfSatisfying(
                        OrderState.Accepted.class,
                        waiting -> assertThat(waiting.payBy()).isNotNull());
        assertThat(next).isInstanceOf(NextStep.Done.class);
        assertThat(of(purchase).state()).isEqualTo(new OrderState.Accepted(null));
        assertThat(of(purchase).payment().status()).isEqualTo(Status.AUTHORISED);
    }

    @Test
    void a_debit_that_comes_back_after_the_hand_over_is_owed_until_it_is_paid_anew() {
        var purchase = roast();
        debited(purchase);
        packed(purchase, 500);
        handedOver(purchase);
        settle();

        PAYMENTS.comeBack(of(purchase).id());
        settle();
        var owed = of(purchase);
        entered(purchase);
        settled();

        var order = of(purchase);
        assertThat(owed.isToPayAnew()).isTrue();
        assertThat(owed.state()).isInstanceOf(OrderState.HandedOver.class);
        assertThat(order.isToPayAnew()).isFalse();
        assertThat(order.payment().captured()).isEqualTo(order.total());
    }

    private Purchase roast() {
        var roast = selling(kern, listing -> listing.weighed(1890, 600));
        return bought(asked(guest, filled(guest, Map.of(roast, 1))));
    }

    private NextStep debited(Purchase purchase) {
        in(ERLENGRUND, () -> payments.begin(purchase.id()));
        PAYMENTS.debit(of(purchase).id());
        var next = NextStep.of(in(ERLENGRUND, () -> payments.back(purchase.id())));
        settle();
        return next;
    }

    private NextStep entered(Purchase purchase) {
        in(ERLENGRUND, () -> payments.begin(purchase.id()));
        PAYMENTS.enterCard(purchase.id());
        return NextStep.of(in(ERLENGRUND, () -> payments.back(purchase.id())));
    }

    private void accepted(Purchase purchase) {
        Stall.as(Stall.staffOf(ERLENGRUND, kern), accept.of(kern, of(purchase).id()));
    }

    private void packed(Purchase purchase, long grams) {
        accepted(purchase);
        Stall.as(Stall.staffOf(ERLENGRUND, kern), pack.of(kern, of(purchase).id(), Map.of(1, Grams.of(grams))));
    }

    private void handedOver(Purchase purchase) {
        Stall.as(
                Stall.staffOf(ERLENGRUND, kern),
                handOver.atTheShop(kern, of(purchase).id(), new HandOver.Proof.Vouched()));
    }

    /** What broke on the way is tried again until everything has settled. */
    private void settled() {
        for (var round = 0; round < 6; round++) {
            followers.catchUp().onErrorComplete().block();
            pausesAreOver();
        }
    }

    private Order of(Purchase purchase) {
        return ordersOf(purchase).getFirst();
    }
}
