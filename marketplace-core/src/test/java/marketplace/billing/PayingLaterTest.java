package marketplace.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import marketplace.billing.PaymentsDouble.Fault;
import marketplace.merchants.Stall;
import marketplace.orders.OrderRefused;
import marketplace.orders.OrderState;
import marketplace.orders.Payment.Status;
import marketplace.shared.Grams;
import org.junit.jupiter.api.Test;

/** A card for a day beyond the reach of a hold is kept, and charged shortly before packing. */
class PayingLaterTest extends KeptCardTest {
    @Test
    void the_card_is_kept_and_secures_the_order_but_nothing_is_held_nor_packed() {
        assertThat(status()).isEqualTo(Status.KEPT);
        assertThat(charged()).isEqualTo("PLANNED");
        assertThat(order().state()).isInstanceOf(OrderState.Accepted.class);
        assertThatExceptionOfType(OrderRefused.class)
                .isThrownBy(() -> packed(order()))
                .satisfies(refused -> assertThat(refused.slug()).isEqualTo("order-not-paid-yet"));
        assertThat(next()).isInstanceOf(NextStep.Done.class);
    }

    @Test
    void when_the_day_comes_it_is_held_without_the_buyer_once_and_taken_when_packed() {
        theDayComes();
        theDayComes();
        packed(order());
        settle();

        assertThat(status()).isEqualTo(Status.CAPTURED);
        assertThat(PAYMENTS.charge(order().id()).path("attempt").asInt()).isEqualTo(1);
        assertThat(handedOver(order()).state()).isInstanceOf(OrderState.HandedOver.class);
    }

    @Test
    void what_the_bank_declines_then_is_tried_again_with_the_buyer_there_or_with_another_card() {
        PAYMENTS.decline(kern);
        theDayComes();
        var lost = order();
        assertThatExceptionOfType(OrderRefused.class).isThrownBy(() -> packed(lost));

        var again = next();
        PAYMENTS.accept(kern);
        in(ERLENGRUND, () -> payments.page(purchase.id()));
        PAYMENTS.enterCard(purchase.id());
        in(ERLENGRUND, () -> payments.back(purchase.id()));
        aDayPasses();

        assertThat(lost.payment().status()).isEqualTo(Status.FAILED);
        assertThat(lost.state())
                .isInstanceOfSatisfying(
                        OrderState.Accepted.class,
                        waiting -> assertThat(waiting.payBy()).isNotNull());
        assertThat(again)
                .isInstanceOfSatisfying(
                        NextStep.EnterCard.class,
                        step -> assertThat(step.failed()).isTrue());
        assertThat(status()).isEqualTo(Status.AUTHORISED);
        assertThat(order().state()).isEqualTo(new OrderState.Accepted(null));
    }

    @Test
    void where_the_bank_asks_the_buyer_answers_it_from_the_payment_page() {
        PAYMENTS.ask(kern);
        theDayComes();
        var lost = status();

        var asked = next();
        PAYMENTS.satisfyBank(order().id());
        in(ERLENGRUND, () -> payments.back(purchase.id()));

        assertThat(lost).isEqualTo(Status.FAILED);
        assertThat(asked).isInstanceOf(NextStep.AskBank.class);
        assertThat(status()).isEqualTo(Status.AUTHORISED);
    }

    @Test
    void whoever_does_not_pay_within_a_day_loses_the_order_and_the_goods_are_free() {
        PAYMENTS.decline(kern);
        theDayComes();

        aDayPasses();
        settle();

        assertThat(order().state()).isInstanceOf(OrderState.Lapsed.class);
        assertThat(charged()).isEqualTo("RELEASED");
        assertThat(left(bread)).isEqualTo(STOCK);
    }

    @Test
    void an_order_that_ended_before_its_day_is_not_charged() {
        Stall.as(Stall.staffOf(ERLENGRUND, kern), refuse.of(kern, order().id(), OrderState.Reason.SOLD_OUT));
        settle();

        theDayComes();

        assertThat(charged()).isEqualTo("RELEASED");
        assertThat(left(bread)).isEqualTo(STOCK);
    }

    @Test
    void a_hold_that_runs_out_is_told_and_had_anew_and_nobody_hands_over_unpaid_goods() {
        theDayComes();
        PAYMENTS.runOut(order().id());
        settle();
        var lost = order();
        assertThatExceptionOfType(OrderRefused.class).isThrownBy(() -> packed(lost));

        in(ERLENGRUND, () -> payments.page(purchase.id()));
        PAYMENTS.enterCard(purchase.id());
        in(ERLENGRUND, () -> payments.back(purchase.id()));

        assertThat(lost.payment().isLost()).isTrue();
        assertThat(status()).isEqualTo(Status.AUTHORISED);
    }

    @Test
    void what_is_held_is_taken_half_a_day_before_it_runs_out_and_what_is_weighed_less_goes_back() {
        var roast = selling(kern, listing -> listing.weighed(1890, 600));
        purchase = orderedFor(roast);
        accepted(order());
        theDayComes();
        var most = order().total().minor();

        falls("billing.take", order().id());
        falls("billing.take", order().id());
        var taken = PAYMENTS.charge(order().id()).path("captured").asLong();
        Stall.as(Stall.staffOf(ERLENGRUND, kern), pack.of(kern, order().id(), Map.of(1, Grams.of(600))));
        settle();

        assertThat(taken).isEqualTo(most);
        assertThat(order().total().minor()).isLessThan(most);
        assertThat(PAYMENTS.charge(order().id()).path("refunded").asLong())
                .isEqualTo(most - order().total().minor());
        assertThat(status()).isEqualTo(Status.PARTLY_REFUNDED);
        assertThat(handedOver(order()).state()).isInstanceOf(OrderState.HandedOver.class);
    }

    @Test
    void what_was_taken_before_packing_goes_back_when_the_merchant_refuses_after_all() {
        theDayComes();
        falls("billing.take", order().id());
        PAYMENTS.fail("refund", Fault.AFTER);

        Stall.as(Stall.staffOf(ERLENGRUND, kern), refuse.of(kern, order().id(), OrderState.Reason.SOLD_OUT));
        patiently();

        assertThat(status()).isEqualTo(Status.REFUNDED);
        assertThat(PAYMENTS.charge(order().id()).path("refunded").asLong())
                .isEqualTo(order().total().minor());
        assertThat(left(bread)).isEqualTo(STOCK);
    }

    @Test
    void the_card_goes_thirty_days_after_the_last_order_ended_and_not_before() {
        theDayComes();
        falls("billing.forget", purchase.id());
        var before = PAYMENTS.isForgotten(purchase.id());
        packed(order());
        settle();
        handedOver(order());
        settle();

        falls("billing.forget", purchase.id());

        assertThat(before).isFalse();
        assertThat(PAYMENTS.isForgotten(purchase.id())).isTrue();
    }
}
