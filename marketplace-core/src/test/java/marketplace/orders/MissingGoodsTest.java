package marketplace.orders;

import static marketplace.orders.OrderFixture.IN_TIME;
import static marketplace.orders.OrderFixture.NOON;
import static marketplace.orders.OrderFixture.REDUCED;
import static marketplace.orders.OrderFixture.STANDARD;
import static marketplace.orders.OrderFixture.anOrder;
import static marketplace.orders.OrderFixture.authorised;
import static marketplace.orders.OrderFixture.lineOf;
import static marketplace.orders.OrderFixture.nothing;
import static marketplace.orders.OrderFixture.offered;
import static marketplace.orders.Wish.Instead.ASK;
import static marketplace.orders.Wish.Instead.NEVER;
import static marketplace.orders.Wish.Instead.SAME_OR_CHEAPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import marketplace.orders.Measure.Pieces;
import marketplace.orders.OrderLine.HandedOver;
import marketplace.orders.Packing.Found;
import marketplace.orders.news.OrderAnswered;
import marketplace.orders.news.OrderAsked;
import marketplace.orders.news.OrderPacked;
import marketplace.orders.news.OrderRefusedByMerchant;
import marketplace.shared.Grams;
import marketplace.shared.Money;
import org.junit.jupiter.api.Test;

/** What an order comes to when not all of it is there. */
class MissingGoodsTest {
    private static final Instant UNTIL = NOON.plus(Duration.ofHours(2));

    @Test
    void an_order_costs_what_is_there_to_the_cent() {
        var order = anOrder()
                .withDeposit(3, 119, 45)
                .wishing(SAME_OR_CHEAPER)
                .of(2, 480)
                .wishing(NEVER)
                .weighed(600, 660, 1890)
                .of(1, 350)
                .delivered(390)
                .accepted();
        var instead = at(2, new Pieces(2, Money.euro(440)), Money.ZERO);

        var packed = order.pack(new Packing(
                        Map.of(3, Grams.of(640)),
                        Map.of(1, new Found.Fewer(2), 2, new Found.Other(instead), 4, new Found.Fewer(0))))
                .next();

        assertThat(order.total()).isEqualTo(Money.euro(3 * 119 + 45 + 2 * 480 + 1247 + 350 + 390));
        assertThat(packed.deposit()).isEqualTo(Money.euro(30));
        assertThat(packed.goods()).isEqualTo(Money.euro(2 * 119 + 2 * 440 + 1210));
        assertThat(packed.total()).isEqualTo(Money.euro(2 * 119 + 30 + 2 * 440 + 1210 + 390));
        assertThat(packed.lines()).extracting(OrderLine::position).containsExactly(1, 2, 3);
        assertThat(packed.leftOut()).extracting(OrderLine::position).containsExactly(4);
        assertThat(packed.agreed()).isEqualTo(order.lines());
        assertThat(packed.isChanged()).isTrue();
    }

    @Test
    void the_tax_is_that_of_what_comes() {
        var order = anOrder().wishing(SAME_OR_CHEAPER).of(1, 1190).of(1, 1070).accepted();
        var instead = lineOf(1, new Pieces(1, Money.euro(1190)), Money.ZERO, STANDARD);

        var packed = order.pack(only(new Found.Other(instead))).next();

        assertThat(packed.taxes()).extracting(Tax.Part::tax).containsExactly(REDUCED, STANDARD);
        assertThat(Money.sum(packed.taxes().stream().map(Tax.Part::gross).toList()))
                .isEqualTo(packed.total());
    }

    @Test
    void what_is_dearer_by_the_piece_or_in_all_does_not_come_instead() {
        var order = anOrder().wishing(SAME_OR_CHEAPER).withDeposit(2, 480, 0).accepted();

        assertDearer(order, at(1, new Pieces(1, Money.euro(481)), Money.ZERO));
        assertDearer(order, at(1, new Pieces(3, Money.euro(300)), Money.ZERO));
        assertDearer(order, at(1, new Pieces(2, Money.euro(480)), Money.euro(16)));
        assertDearer(order, at(1, new Measure.ToWeigh(1, Grams.of(100), Grams.of(110), Money.euro(100)), Money.ZERO));
    }

    @Test
    void what_is_for_older_people_does_not_come_instead() {
        var order = anOrder().wishing(SAME_OR_CHEAPER).of(1, 480).accepted();
        var plain = offered(1, 400);
        var sold = plain.sold();
        var wine = new OrderLine.Sold(
                sold.variant(), sold.listing(), sold.name(), sold.category(), sold.exclusion(), 16, false);

        assertDearer(order, new OrderLine(1, wine, plain.measure(), Money.ZERO, REDUCED, null, Wish.NONE, null, null));
    }

    @Test
    void weighed_goods_are_replaced_by_weighed_ones_no_dearer_by_the_kilogram() {
        var order = anOrder().wishing(SAME_OR_CHEAPER).weighed(600, 660, 1890).accepted();
        var instead = at(1, new Measure.ToWeigh(1, Grams.of(600), Grams.of(660), Money.euro(1690)), Money.ZERO);

        var packed = order.pack(new Packing(Map.of(1, Grams.of(610)), Map.of(1, new Found.Other(instead))))
                .next();

        assertThat(packed.total()).isEqualTo(Money.euro(1031));
    }

    @Test
    void of_several_weighed_pieces_fewer_weigh_less() {
        var line =
                lineOf(1, new Measure.ToWeigh(3, Grams.of(900), Grams.of(990), Money.euro(1000)), Money.ZERO, REDUCED);
        var order = Order.place(anOrder().placed().id(), anOrder().placed().contract(), List.of(line), UNTIL)
                .next()
                .hear(authorised(1), IN_TIME)
                .next()
                .accept()
                .next();

        var packed = order.pack(new Packing(Map.of(1, Grams.of(320)), Map.of(1, new Found.Fewer(1))))
                .next();

        assertThat(packed.total()).isEqualTo(Money.euro(320));
    }

    @Test
    void a_buyer_who_wants_nothing_else_gets_nothing_else() {
        var other = offered(1, 200);

        assertThatExceptionOfType(OrderRefused.NotToReplace.class)
                .isThrownBy(() -> anOrder().of(1, 270).accepted().pack(only(new Found.Other(other))));
        assertThatExceptionOfType(OrderRefused.NotToReplace.class)
                .isThrownBy(() -> anOrder().wishing(ASK).of(1, 270).accepted().pack(only(new Found.Other(other))));
        assertThatExceptionOfType(OrderRefused.NotToReplace.class)
                .isThrownBy(() -> anOrder().of(1, 270).accepted().ask(Map.of(1, other), UNTIL));
    }

    @Test
    void no_more_is_there_than_was_ordered_and_nothing_at_a_position_nobody_ordered() {
        var order = anOrder().of(2, 270).accepted();

        assertThatExceptionOfType(OrderRefused.MorePieces.class).isThrownBy(() -> order.pack(only(new Found.Fewer(3))));
        assertThatExceptionOfType(OrderRefused.MorePieces.class)
                .isThrownBy(() -> order.pack(only(new Found.Fewer(-1))));
        assertThatExceptionOfType(OrderRefused.NoSuchLine.class)
                .isThrownBy(() -> order.pack(new Packing(Map.of(), Map.of(7, new Found.Fewer(1)))));
    }

    @Test
    void an_order_of_which_nothing_is_there_is_refused_however_often_that_is_said() {
        var order = anOrder().of(1, 270).delivered(390).accepted();

        var none = order.pack(nothing());

        assertThat(none.next().state()).isEqualTo(new OrderState.Refused(OrderState.Reason.SOLD_OUT));
        assertThat(none.news()).hasOnlyElementsOfType(OrderRefusedByMerchant.class);
        assertThat(none.next().pack(nothing()).isNone()).isTrue();
    }

    @Test
    void less_than_a_card_can_pay_is_nothing() {
        var order = anOrder().of(1, 270).of(1, 49).accepted();

        var rest = order.pack(new Packing(Map.of(), Map.of(1, new Found.Fewer(0))));

        assertThat(rest.next().state()).isInstanceOf(OrderState.Refused.class);
        assertThat(anOrder().of(1, 49).packed().state()).isInstanceOf(OrderState.Packed.class);
    }

    @Test
    void packing_it_once_more_changes_nothing() {
        var packed =
                anOrder().of(2, 270).accepted().pack(only(new Found.Fewer(1))).next();

        assertThat(packed.pack(only(new Found.Fewer(1))).isNone()).isTrue();
        assertThat(packed.pack(Packing.whole(Map.of())).isNone()).isTrue();
    }

    @Test
    void what_comes_is_handed_over_without_what_does_not() {
        var packed = anOrder()
                .of(1, 270)
                .of(1, 480)
                .accepted()
                .pack(only(new Found.Fewer(0)))
                .next();

        var handed = packed.handOver(OrderFixture.allOf(packed), new HandedOver(NOON, null));

        assertThat(handed.next().state()).isInstanceOf(OrderState.HandedOver.class);
    }

    @Test
    void a_buyer_who_says_yes_gets_the_other_at_its_own_price() {
        var asked = asked();

        var yes = asked.answer(1, true, NOON);

        assertThat(yes.news()).hasOnlyElementsOfType(OrderAnswered.class);
        assertThat(yes.next().total()).isEqualTo(Money.euro(200 + 480));
        assertThat(yes.next().lines().getFirst().asAgreed().amount()).isEqualTo(Money.euro(270));
        assertThat(yes.next().answer(1, true, NOON).isNone()).isTrue();
        assertThat(yes.next().pack(Packing.whole(Map.of())).news()).hasOnlyElementsOfType(OrderPacked.class);
    }

    @Test
    void a_buyer_who_says_no_or_nothing_in_time_does_not_pay_for_it() {
        var no = asked().answer(1, false, NOON).next();
        var nothing = asked().closeQuestions(UNTIL).next();

        assertThat(no.total()).isEqualTo(Money.euro(480));
        assertThat(nothing.total()).isEqualTo(Money.euro(480));
        assertThat(no.answer(1, false, NOON).isNone()).isTrue();
        assertThat(asked().closeQuestions(UNTIL.minusSeconds(1)).isNone()).isTrue();
        assertThat(nothing.closeQuestions(UNTIL).isNone()).isTrue();
    }

    @Test
    void an_answer_too_late_or_to_another_question_is_refused() {
        assertThatExceptionOfType(OrderRefused.AnsweredTooLate.class).isThrownBy(() -> asked().answer(1, true, UNTIL));
        assertThatExceptionOfType(OrderRefused.AnsweredTooLate.class).isThrownBy(() -> asked().answer(2, true, NOON));
        assertThatExceptionOfType(OrderRefused.AnsweredTooLate.class)
                .isThrownBy(() -> asked().answer(1, false, NOON).next().answer(1, true, NOON));
    }

    @Test
    void a_no_to_all_there_is_refuses_the_order() {
        var asked = anOrder()
                .wishing(ASK)
                .of(1, 270)
                .accepted()
                .ask(Map.of(1, offered(1, 200)), UNTIL)
                .next();

        var no = asked.answer(1, false, NOON).next();

        assertThat(no.state()).isInstanceOf(OrderState.Refused.class);
        assertThat(no.answer(1, false, NOON).isNone()).isTrue();
    }

    @Test
    void an_order_is_not_packed_while_its_buyer_is_asked() {
        assertThat(asked().askedUntil()).hasValue(UNTIL);
        assertThatExceptionOfType(OrderRefused.BuyerAsked.class)
                .isThrownBy(() -> asked().pack(Packing.whole(Map.of())));
    }

    @Test
    void a_question_asked_twice_is_one_and_its_time_does_not_move() {
        var asked = asked();

        assertThat(asked.ask(Map.of(1, offered(1, 200)), UNTIL.plusSeconds(60)).isNone())
                .isTrue();
        assertThatExceptionOfType(OrderRefused.NotToReplace.class)
                .isThrownBy(() -> asked.ask(Map.of(1, offered(1, 150)), UNTIL));
    }

    private static Order asked() {
        var change = anOrder().wishing(ASK).of(1, 270).of(1, 480).accepted().ask(Map.of(1, offered(1, 200)), UNTIL);
        assertThat(change.news()).hasOnlyElementsOfType(OrderAsked.class);
        return change.next();
    }

    private static void assertDearer(Order order, OrderLine instead) {
        assertThatExceptionOfType(OrderRefused.Dearer.class)
                .isThrownBy(() -> order.pack(only(new Found.Other(instead))));
    }

    private static OrderLine at(int position, Measure measure, Money deposit) {
        return lineOf(position, measure, deposit, REDUCED);
    }

    /** What is there of the first line; of the others all. */
    private static Packing only(Found found) {
        return new Packing(Map.of(), Map.of(1, found));
    }
}
