package marketplace.orders;

import static marketplace.orders.OrderFixture.ANSWER_BY;
import static marketplace.orders.OrderFixture.IN_TIME;
import static marketplace.orders.OrderFixture.NOON;
import static marketplace.orders.OrderFixture.OPEN_UNTIL;
import static marketplace.orders.OrderFixture.allOf;
import static marketplace.orders.OrderFixture.anOrder;
import static marketplace.orders.OrderFixture.authorised;
import static marketplace.orders.OrderFixture.told;
import static marketplace.orders.OrderFixture.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Set;
import marketplace.orders.OrderLine.HandedOver;
import marketplace.orders.OrderState.Asked;
import marketplace.orders.OrderState.Reason;
import marketplace.orders.Payment.Status;
import marketplace.orders.news.OrderHandedOver;
import marketplace.orders.news.OrderPacked;
import marketplace.orders.news.OrderPartlyHandedOver;
import marketplace.orders.news.OrderPaymentChanged;
import marketplace.orders.news.OrderPlaced;
import marketplace.orders.news.OrderSecured;
import marketplace.orders.news.OrderUnanswered;
import marketplace.shared.Money;
import org.junit.jupiter.api.Test;

class OrderTest {
    static final HandedOver MOMENT = new HandedOver(NOON, null);

    @Test
    void a_placed_order_says_until_when_its_goods_are_held() {
        var order = anOrder().of(6, 45).placed();

        assertThat(order.state()).isEqualTo(new OrderState.Placed(OPEN_UNTIL));
        assertThat(Order.place(order.id(), order.contract(), order.lines(), OPEN_UNTIL)
                        .news())
                .containsExactly(new OrderPlaced(order.figures(), OPEN_UNTIL));
        assertThat(order.version()).isOne();
    }

    @Test
    void sure_money_secures_an_order() {
        var change = anOrder().placed().hear(authorised(1), IN_TIME);

        assertThat(change.next().state()).isEqualTo(new OrderState.Secured(ANSWER_BY, Asked.ONCE));
        assertThat(change.news()).containsExactly(new OrderSecured(change.next().figures(), ANSWER_BY));
    }

    @Test
    void a_failed_payment_leaves_the_order_open_for_another_try() {
        var failed = anOrder().placed().hear(told(Status.FAILED, 1), IN_TIME).next();

        var secured = failed.hear(authorised(2), IN_TIME).next();

        assertThat(failed.state()).isInstanceOf(OrderState.Placed.class);
        assertThat(secured.state()).isInstanceOf(OrderState.Secured.class);
    }

    @Test
    void an_older_telling_of_the_payment_changes_nothing() {
        var captured =
                anOrder().secured().hear(told(Status.CAPTURED, 5), IN_TIME).next();

        var change = captured.hear(authorised(4), IN_TIME);

        assertThat(change.isNone()).isTrue();
        assertThat(change.next().payment().status()).isEqualTo(Status.CAPTURED);
    }

    @Test
    void an_authorisation_that_comes_after_the_lapse_does_not_wake_the_order() {
        var lapsed = anOrder().lapsed();

        var change = lapsed.hear(authorised(1), IN_TIME);

        assertThat(change.next().state()).isInstanceOf(OrderState.Lapsed.class);
        assertThat(change.news()).hasOnlyElementsOfType(OrderPaymentChanged.class);
    }

    @Test
    void an_order_nobody_paid_lapses_when_its_time_is_up_and_not_before() {
        var order = anOrder().placed();

        assertThat(order.lapse(OPEN_UNTIL.minusMillis(1)).isNone()).isTrue();
        assertThat(order.lapse(OPEN_UNTIL).next().state()).isInstanceOf(OrderState.Lapsed.class);
    }

    @Test
    void an_order_nobody_answered_lapses_after_a_reminder_and_a_carer() {
        var order = anOrder().secured();

        var reminded = order.urge();
        var escalated = reminded.next().urge();

        assertThat(reminded.news())
                .containsExactly(new OrderUnanswered(reminded.next().figures(), "AGAIN", ANSWER_BY));
        assertThat(escalated.news())
                .containsExactly(new OrderUnanswered(escalated.next().figures(), "BY_CARER", ANSWER_BY));
        assertThat(escalated.next().urge().isNone()).isTrue();
        assertThat(escalated.next().lapse(ANSWER_BY).next().state()).isInstanceOf(OrderState.Lapsed.class);
    }

    @Test
    void a_merchant_answers_only_what_is_secured() {
        var order = anOrder().placed();

        assertThatExceptionOfType(OrderRefused.NotSecured.class).isThrownBy(order::accept);
        assertThatExceptionOfType(OrderRefused.NotSecured.class).isThrownBy(() -> order.refuse(Reason.OTHER));
    }

    @Test
    void a_weighed_line_costs_what_the_scales_show() {
        var order = anOrder().weighed(600, 660, 1890).accepted();

        var change = order.pack(whole(640));

        assertThat(order.total()).isEqualTo(Money.euro(1247));
        assertThat(order.about()).isEqualTo(Money.euro(1134));
        assertThat(change.next().total()).isEqualTo(Money.euro(1210));
        assertThat(change.news()).containsExactly(new OrderPacked(change.next().figures()));
        assertThat(change.next().figures().total()).isEqualTo(1210);
    }

    @Test
    void a_weighed_line_never_costs_more_than_agreed() {
        var packed = anOrder().weighed(600, 660, 1890).packed(900);

        assertThat(packed.total()).isEqualTo(Money.euro(1247));
    }

    @Test
    void a_line_to_be_weighed_is_not_packed_unweighed() {
        var order = anOrder().of(1, 270).weighed(600, 660, 1890).accepted();

        assertThatExceptionOfType(OrderRefused.NotWeighed.class).isThrownBy(() -> order.pack(whole()));
    }

    @Test
    void a_weight_that_cannot_be_right_is_refused() {
        var order = anOrder().weighed(600, 660, 1890).accepted();

        assertThatExceptionOfType(OrderRefused.WeightImplausible.class).isThrownBy(() -> order.pack(whole(64)));
        assertThatExceptionOfType(OrderRefused.WeightImplausible.class).isThrownBy(() -> order.pack(whole(6400)));
    }

    @Test
    void an_order_is_handed_over_with_its_last_line() {
        var order = anOrder().of(1, 270).of(1, 480).packed();

        var some = order.handOver(Set.of(1), MOMENT);
        var rest = some.next().handOver(Set.of(2), MOMENT);

        assertThat(some.news()).hasOnlyElementsOfType(OrderPartlyHandedOver.class);
        assertThat(some.next().state()).isInstanceOf(OrderState.Packed.class);
        assertThat(rest.news()).hasOnlyElementsOfType(OrderHandedOver.class);
        assertThat(rest.next().lines())
                .allSatisfy(line -> assertThat(line.handedOver()).isEqualTo(MOMENT));
    }

    @Test
    void the_moment_a_line_left_the_house_is_written_once() {
        var order = anOrder().of(1, 270).of(1, 480).packed();
        var some = order.handOver(Set.of(1), MOMENT).next();

        var later = new HandedOver(Instant.EPOCH, null);
        var rest = some.handOver(allOf(order), later).next();

        assertThat(rest.lines().getFirst().handedOver()).isEqualTo(MOMENT);
        assertThat(rest.lines().getLast().handedOver()).isEqualTo(later);
    }

    @Test
    void goods_whose_payment_failed_stay_in_the_house() {
        var order = anOrder().packed().hear(told(Status.FAILED, 2), IN_TIME).next();

        assertThatExceptionOfType(OrderRefused.NotPaid.class).isThrownBy(() -> order.handOver(allOf(order), MOMENT));
    }

    @Test
    void a_kept_card_secures_an_order_and_is_no_ground_to_pack_it() {
        var order = anOrder().placed().hear(told(Status.KEPT, 1), IN_TIME).next();

        var accepted = order.accept().next();

        assertThat(order.state()).isInstanceOf(OrderState.Secured.class);
        assertThatExceptionOfType(OrderRefused.NotPaidYet.class).isThrownBy(() -> accepted.pack(whole()));
        assertThat(accepted.hear(authorised(2), IN_TIME)
                        .next()
                        .pack(whole())
                        .next()
                        .state())
                .isInstanceOf(OrderState.Packed.class);
    }

    @Test
    void whoever_lost_her_payment_has_a_day_that_a_second_failure_does_not_move() {
        var later = new Order.Deadlines(ANSWER_BY, ANSWER_BY.plusSeconds(1));
        var unpaid = anOrder().unpaid();

        var again = unpaid.hear(told(Status.FAILED, 3), later).next();

        assertThat(again.state()).isEqualTo(new OrderState.Accepted(IN_TIME.payBy()));
        assertThat(again.lapse(IN_TIME.payBy().minusSeconds(1)).isNone()).isTrue();
        assertThat(again.lapse(IN_TIME.payBy()).next().state()).isInstanceOf(OrderState.Lapsed.class);
        assertThatExceptionOfType(OrderRefused.NotPaid.class).isThrownBy(() -> again.pack(whole()));
    }

    @Test
    void whoever_paid_anew_loses_nothing() {
        var paid = anOrder().unpaid().hear(authorised(3), IN_TIME).next();

        assertThat(paid.lapse(IN_TIME.payBy()).isNone()).isTrue();
        assertThat(paid.pack(whole()).next().state()).isInstanceOf(OrderState.Packed.class);
    }

    @Test
    void what_is_held_and_could_only_not_be_taken_is_not_the_buyers_to_mend() {
        var held = authorised(2);
        var untaken = new Payment(
                Status.FAILED, 2, held.authorised(), held.captured(), held.refunded(), held.captureBefore());

        var order = anOrder().accepted().hear(untaken, IN_TIME).next();

        assertThat(order.state()).isEqualTo(new OrderState.Accepted(null));
    }

    @Test
    void a_buyer_changes_her_mind_until_the_merchant_has_accepted() {
        assertThat(anOrder().placed().cancel().next().state()).isInstanceOf(OrderState.Cancelled.class);
        assertThat(anOrder().secured().cancel().next().state()).isInstanceOf(OrderState.Cancelled.class);
        assertThatExceptionOfType(OrderRefused.TooLate.class)
                .isThrownBy(() -> anOrder().accepted().cancel());
    }
}
