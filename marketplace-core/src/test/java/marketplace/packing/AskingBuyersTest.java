package marketplace.packing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import marketplace.orders.AnswerMerchant.Said;
import marketplace.orders.Holder;
import marketplace.orders.OrderState;
import marketplace.orders.PayBy;
import marketplace.orders.Wish.Instead;
import marketplace.shared.Money;
import marketplace.shared.Scope;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A merchant proposes, her buyer answers or lets her time go by; goods and money follow. */
class AskingBuyersTest extends PackingTest {
    private static final int TIMES = 8;

    @Test
    void what_is_proposed_is_kept_for_the_buyer_until_she_answers() {
        var purchase = accepted(Instead.ASK);

        asked(purchase, rye);
        settle();

        assertThat(of(purchase).askedUntil()).isPresent();
        assertThat(List.of(left(rye), left(spelt))).containsExactly(STOCK - 2, 0);
        assertRefused(() -> packed(purchase), "buyer-asked");
    }

    @Test
    void a_yes_brings_the_other_at_its_own_price() {
        var purchase = accepted(Instead.ASK, PayBy.ONLINE);
        asked(purchase, rye);

        answered(purchase, true);
        answered(purchase, true);
        packed(purchase);
        settle();

        assertThat(of(purchase).total()).isEqualTo(Money.euro(2 * 440 + 270));
        assertThat(PAYMENTS.charge(of(purchase).id()).path("captured").asLong()).isEqualTo(2 * 440 + 270);
        assertThat(left(rye)).isEqualTo(STOCK - 2);
    }

    @Test
    void a_no_leaves_the_line_out_and_puts_the_other_back_on_the_shelf() {
        var purchase = accepted(Instead.ASK);
        asked(purchase, rye);

        answered(purchase, false);
        answered(purchase, false);
        packed(purchase);
        settle();

        assertThat(of(purchase).total()).isEqualTo(Money.euro(270));
        assertThat(List.of(left(rye), left(spelt))).containsExactly(STOCK, 0);
    }

    @Test
    void silence_is_a_no_and_an_answer_after_it_is_too_late() {
        var purchase = accepted(Instead.ASK);
        asked(purchase, rye);

        timeIsUp(purchase);
        assertRefused(() -> answered(purchase, true), "answered-too-late");
        due.runDue().block();

        assertThat(of(purchase).askedUntil()).isEmpty();
        assertThat(of(purchase).total()).isEqualTo(Money.euro(270));
        assertThat(left(rye)).isEqualTo(STOCK);
        assertRefused(() -> answered(purchase, true), "answered-too-late");
    }

    @Test
    void a_no_to_all_there_is_calls_the_order_off_and_gives_everything_back_once() {
        var purchase = acceptedAlone();
        asked(purchase, rye);

        answered(purchase, false);
        answered(purchase, false);
        settle();

        assertThat(of(purchase).state()).isInstanceOf(OrderState.Refused.class);
        assertThat(List.of(left(rye), left(spelt))).containsExactly(STOCK, 0);
    }

    @Test
    void what_was_proposed_beside_the_same_goes_back_by_itself_and_the_rest_with_the_order() {
        var purchase = accepted(Instead.ASK);
        asked(purchase, rolls);
        var kept = left(rolls);

        answered(purchase, false);
        var declined = left(rolls);
        baker(refuse.of(kern, of(purchase).id(), OrderState.Reason.CLOSED));
        settle();

        assertThat(List.of(kept, declined, left(rolls))).containsExactly(STOCK - 3, STOCK - 1, STOCK);
        assertThat(left(spelt)).isZero();
    }

    @Test
    void a_question_asked_twice_keeps_one_loaf_each() {
        var purchase = accepted(Instead.ASK);

        var once = asked(purchase, rye);
        var twice = asked(purchase, rye);

        assertThat(twice.version()).isEqualTo(once.version());
        assertThat(left(rye)).isEqualTo(STOCK - 2);
    }

    @Test
    void nobody_answers_for_her_and_no_other_merchant_asks() {
        var purchase = accepted(Instead.ASK);
        asked(purchase, rye);
        var stranger = new Holder(null, UUID.randomUUID(), null);
        var id = of(purchase).id();

        assertRefused(
                () -> in(ERLENGRUND, () -> ask.hear(purchase.id(), id, stranger, new Said(1, true))), "no-such-order");
        assertRefused(() -> baker(ask.about(rau, id, List.of(new There(1, 2, rye)), true)), "not-yours");
        assertThat(of(purchase).askedUntil()).isPresent();
    }

    @Test
    void a_proposal_with_other_allergens_may_be_asked_about() {
        var purchase = accepted(Instead.SAME_OR_CHEAPER);
        var nutty = selling(kern, listing -> listing.withNuts().at(300, STOCK));

        asked(purchase, nutty);
        answered(purchase, true);

        assertThat(of(purchase).total()).isEqualTo(Money.euro(2 * 300 + 270));
    }

    @RepeatedTest(TIMES)
    void her_answer_and_the_end_of_her_time_do_not_both_win() {
        var purchase = accepted(Instead.ASK);
        asked(purchase, rye);
        timeIsUp(purchase, "+ interval '30 milliseconds'");

        Flux.just(answer(purchase, true).contextWrite(Scope.of(ERLENGRUND)::in), due.runDue())
                .flatMap((Mono<?> step) -> step.then().onErrorComplete().subscribeOn(Schedulers.boundedElastic()))
                .blockLast();
        timeIsUp(purchase);
        due.runDue().block();

        var order = of(purchase);
        var taken = order.lines().size() == 2;
        assertThat(order.askedUntil()).isEmpty();
        assertThat(order.total()).isEqualTo(Money.euro(taken ? 2 * 440 + 270 : 270));
        assertThat(left(rye)).isEqualTo(taken ? STOCK - 2 : STOCK);
    }
}
