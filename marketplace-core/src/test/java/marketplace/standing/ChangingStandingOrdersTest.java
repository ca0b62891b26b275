package marketplace.standing;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import marketplace.checkout.BasketRefused.NotAsShown;
import marketplace.orders.PayBy;
import marketplace.shared.Money;
import marketplace.shared.VariantId;
import marketplace.standing.Run.Outcome;
import org.junit.jupiter.api.Test;

/** Agreeing on a standing order, pausing, skipping, changing and ending it; hers alone. */
class ChangingStandingOrdersTest extends StandingTest {

    @Test
    void agreed_twice_under_one_id_it_is_one() {
        var wanted = wanted(List.of(weekly(bread)));

        var first = hers(agree.with(wanted));
        var again = hers(agree.with(wanted));

        assertThat(again).isEqualTo(first);
        assertThat(hers(standing.mine(null, 10))).containsExactly(first);
    }

    @Test
    void under_another_total_than_the_one_of_now_nothing_is_agreed() {
        var wanted = wanted(List.of(weekly(bread)));
        reprice(bread, 490);

        assertThatExceptionOfType(NotAsShown.class).isThrownBy(() -> hers(agree.with(wanted)));
        assertThat(hers(standing.mine(null, 10))).isEmpty();
    }

    @Test
    void what_would_need_her_to_be_there_is_refused() {
        var lines = List.of(weekly(bread));
        var way = door(_ -> true);
        var total = Money.euro(2 * 480).plus(way.fee());
        var byCard = wanted(StandingId.fresh(), lines, PayBy.ONLINE, way.key(), total);
        var fetched = wanted(StandingId.fresh(), lines, PayBy.ON_ACCOUNT, "pickup", Money.euro(2 * 480));

        assertThatExceptionOfType(StandingRefused.NotPaidAlone.class).isThrownBy(() -> hers(agree.with(byCard)));
        assertThatExceptionOfType(StandingRefused.NotBrought.class).isThrownBy(() -> hers(agree.with(fetched)));
    }

    @Test
    void twenty_run_at_a_time() {
        IntStream.range(0, StandingOrders.MOST).forEach(_ -> agreed(weekly(bread)));

        assertThatExceptionOfType(StandingRefused.TooMany.class).isThrownBy(() -> agreed(weekly(bread)));
        hers(change.end(hers(standing.mine(null, 1)).getFirst().id()));

        assertThat(agreed(weekly(bread)).isEnded()).isFalse();
    }

    @Test
    void a_skipped_delivery_is_not_bought_and_the_next_one_is() {
        var order = agreed(weekly(bread));
        var day = next(order);

        hers(change.skip(order.id(), day));
        hers(change.skip(order.id(), day));
        falls(Schedule.BUY, order, day);
        var before = bought();
        theDayComes(order);

        assertThat(before).isEmpty();
        assertThat(run(order, day).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(run(order, day.plusWeeks(1)).outcome()).isEqualTo(Outcome.BOUGHT);
    }

    @Test
    void while_it_is_paused_nothing_comes_and_afterwards_it_comes_in_its_rhythm() {
        var order = agreed(weekly(bread));
        var day = next(order);

        var paused = hers(change.pause(order.id(), day.plusDays(8)));
        falls(Schedule.BUY, order, day);
        var resumed = hers(change.resume(order.id()));

        assertThat(next(paused)).isEqualTo(day.plusWeeks(2));
        assertThat(bought()).isEmpty();
        assertThat(next(resumed)).isEqualTo(day);
    }

    @Test
    void resumed_too_late_for_a_delivery_it_comes_with_the_one_after() {
        var order = agreed(weekly(bread));
        var near = tooLate(IntStream.rangeClosed(1, 4));
        hers(change.pause(order.id(), near.plusMonths(1)));
        isFor(near, order);

        var resumed = hers(change.resume(order.id()));

        assertThat(next(resumed)).isEqualTo(near.plusWeeks(1));
        assertThat(resumed.course().announced()).isFalse();
    }

    @Test
    void a_pause_ends_after_today_and_within_a_year() {
        var order = agreed(weekly(bread));
        var today = next(order).minusDays(30);

        assertThatExceptionOfType(StandingRefused.PauseOutOfRange.class)
                .isThrownBy(() -> hers(change.pause(order.id(), today)));
        assertThatExceptionOfType(StandingRefused.PauseOutOfRange.class)
                .isThrownBy(() -> hers(change.pause(order.id(), today.plusYears(2))));
    }

    @Test
    void lines_are_changed_and_removed_but_the_last_one_stays() {
        var order = agreed();

        hers(change.set(order.id(), bread, 5, Rhythm.EVERY_FOURTH_WEEK));
        var left = hers(change.remove(order.id(), roast));
        theDayComes(order);

        assertThat(left.lines()).singleElement().satisfies(line -> {
            assertThat(line.pieces()).isEqualTo(5);
            assertThat(line.rhythm()).isEqualTo(Rhythm.EVERY_FOURTH_WEEK);
        });
        assertThat(left(bread)).isEqualTo(STOCK - 5);
        assertThat(next(now(order))).isEqualTo(next(order).plusWeeks(4));
        assertThatExceptionOfType(StandingRefused.LastLine.class)
                .isThrownBy(() -> hers(change.remove(order.id(), bread)));
        assertThatExceptionOfType(StandingRefused.Absent.class)
                .isThrownBy(() -> hers(change.set(order.id(), VariantId.fresh(), 1, Rhythm.EVERY_WEEK)));
    }

    @Test
    void she_consents_to_the_price_of_now_and_to_no_other() {
        var order = agreed(weekly(bread));
        reprice(bread, 520);

        assertThatExceptionOfType(StandingRefused.OtherPrice.class)
                .isThrownBy(() -> hers(change.consent(order.id(), bread, Money.euro(510))));
        var consented = hers(change.consent(order.id(), bread, Money.euro(520)));

        assertThat(consented.lines().getFirst().agreed()).isEqualTo(Money.euro(520));
    }

    @Test
    void ended_it_comes_no_more_at_once_and_is_not_changed_any_more() {
        var order = agreed(weekly(bread));
        var day = next(order);

        var ended = hers(change.end(order.id()));
        var again = hers(change.end(order.id()));
        falls(Schedule.BUY, order, day);

        assertThat(ended.isEnded()).isTrue();
        assertThat(ended.next()).isEmpty();
        assertThat(again).isEqualTo(ended);
        assertThat(bought()).isEmpty();
        assertThatExceptionOfType(StandingRefused.Ended.class).isThrownBy(() -> hers(change.resume(order.id())));
    }

    @Test
    void nobody_else_sees_or_changes_it() {
        var order = agreed(weekly(bread));
        var neighbour = signedIn(ERLENGRUND, person(ERLENGRUND).account());
        var elsewhere = signedIn(HOHENFELS, johanna.account());

        for (var stranger : List.of(neighbour, elsewhere)) {
            assertThatExceptionOfType(StandingRefused.Absent.class)
                    .isThrownBy(() -> as(stranger, standing.mine(order.id())));
            assertThatExceptionOfType(StandingRefused.Absent.class)
                    .isThrownBy(() -> as(stranger, change.skip(order.id(), next(order))));
            assertThatExceptionOfType(StandingRefused.Absent.class)
                    .isThrownBy(() -> as(stranger, change.end(order.id())));
            assertThatExceptionOfType(StandingRefused.Absent.class)
                    .isThrownBy(() -> as(stranger, change.consent(order.id(), bread, Money.euro(1))));
            assertThat(as(stranger, standing.mine(null, 10))).isEmpty();
        }
        assertThat(now(order)).isEqualTo(order);
    }
}
