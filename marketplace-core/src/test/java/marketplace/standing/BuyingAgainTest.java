package marketplace.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.AllNews;
import marketplace.delivery.Village;
import marketplace.orders.Declaration;
import marketplace.orders.Fulfilment;
import marketplace.orders.OrderLine;
import marketplace.orders.OrderState;
import marketplace.orders.PayBy;
import marketplace.orders.Wish;
import marketplace.orders.news.OrderPlaced;
import marketplace.outbox.Feed;
import marketplace.shared.Money;
import marketplace.shared.Sql;
import marketplace.standing.AgreeStanding.WantedLine;
import marketplace.standing.Missing.Why;
import marketplace.standing.Run.Outcome;
import marketplace.standing.Schedule.Delivery;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

/** What time makes of a standing order: each delivery is announced and bought once, without what is not as agreed. */
class BuyingAgainTest extends StandingTest {
    @Autowired
    private RunStanding runStanding;

    @Autowired
    private Sql sql;

    @Autowired
    private Feed feed;

    @Test
    void each_delivery_is_announced_then_bought_as_it_was_agreed() {
        var order = agreed();
        var first = next(order);

        theDayComes(order);
        var afterFirst = now(order);
        falls(Schedule.ANNOUNCE, order, first.plusWeeks(1));
        var told = now(order);
        falls(Schedule.BUY, order, first.plusWeeks(1));

        assertThat(next(afterFirst)).isEqualTo(first.plusWeeks(1));
        assertThat(afterFirst.course().announced()).isFalse();
        assertThat(told.course().announced()).isTrue();
        assertThat(bought())
                .hasSize(2)
                .allSatisfy(purchase -> assertThat(purchase.declaration())
                        .isEqualTo(new Declaration.Standing(order.id().value())));
        var again = ordersOf(bought().getFirst());
        var all = ordersOf(bought().getLast());
        assertThat(all).hasSize(2);
        assertThat(again).singleElement().satisfies(bread -> {
            assertThat(bread.state()).isInstanceOf(OrderState.Secured.class);
            assertThat(bread.contract().payBy()).isEqualTo(PayBy.ON_ACCOUNT);
            assertThat(bread.contract().fulfilment()).isEqualTo(new Fulfilment.Delivery(first.plusWeeks(1), null));
            assertThat(bread.total()).isEqualTo(Money.euro(2 * 480 + 390));
        });
        assertThat(left(bread)).isEqualTo(STOCK - 4);
        assertThat(next(now(order))).isEqualTo(first.plusWeeks(2));
    }

    @Test
    void run_twice_and_at_the_same_moment_a_delivery_is_bought_once() {
        var order = agreed();
        var delivery = new Delivery(order.id(), next(order));
        falls(Schedule.ANNOUNCE, order, next(order));

        in(
                ERLENGRUND,
                () -> Flux.fromStream(Stream.generate(() -> delivery).limit(5))
                        .flatMap(one -> sql.together(runStanding.buy(one)), 5)
                        .then());
        in(ERLENGRUND, () -> sql.together(runStanding.buy(delivery)));

        assertThat(bought()).hasSize(1);
        assertThat(left(bread)).isEqualTo(STOCK - 2);
        assertThat(run(order, delivery.day()).purchase())
                .isEqualTo(bought().getFirst().id());
    }

    @Test
    void a_purchase_whose_outcome_was_lost_is_found_again_and_not_placed_anew() {
        var order = agreed();
        var day = next(order);
        theDayComes(order);

        owner("set app.county = '99001'; delete from standing.run where contract = '%1$s';".formatted(order.id())
                + " update standing.contract set next_day = '%2$s', done_day = null, announced = true where id = '%1$s'"
                        .formatted(order.id(), day));
        in(ERLENGRUND, () -> sql.together(runStanding.buy(new Delivery(order.id(), day))));

        assertThat(bought()).hasSize(1);
        assertThat(left(bread)).isEqualTo(STOCK - 2);
        assertThat(run(order, day).outcome()).isEqualTo(Outcome.BOUGHT);
    }

    @Test
    void what_has_become_dearer_waits_for_her_consent() {
        var order = agreed();
        var day = next(order);
        reprice(bread, 520);

        theDayComes(order);
        hers(change.consent(order.id(), bread, Money.euro(520)));
        theDayComes(order);

        assertThat(run(order, day).missing()).singleElement().satisfies(missing -> {
            assertThat(missing.why()).isEqualTo(Why.DEARER);
            assertThat(missing.now()).isEqualTo(Money.euro(520));
        });
        assertThat(ordersOf(bought().getLast()))
                .singleElement()
                .satisfies(first -> assertThat(first.merchant()).isEqualTo(rau));
        assertThat(ordersOf(bought().getFirst()))
                .singleElement()
                .satisfies(second -> assertThat(second.total()).isEqualTo(Money.euro(2 * 520 + 390)));
    }

    @Test
    void each_time_it_is_bought_under_the_rule_and_with_the_wish_that_were_agreed() {
        var wish = new Wish(Wish.Instead.SAME_OR_CHEAPER, "geschnitten");
        var order = agreed(new WantedLine(bread, 2, Rhythm.EVERY_WEEK, wish));

        theDayComes(order);

        assertThat(ordersOf(bought().getFirst()).getFirst().lines())
                .extracting(OrderLine::wish)
                .containsExactly(wish);
    }

    @Test
    void what_has_become_cheaper_is_bought_at_the_new_price() {
        var order = agreed(weekly(bread));
        reprice(bread, 450);

        theDayComes(order);

        assertThat(ordersOf(bought().getFirst()).getFirst().total()).isEqualTo(Money.euro(2 * 450 + 390));
    }

    @Test
    void what_is_sold_out_is_left_out_and_told() {
        var scarce = selling(kern, 300, 3);
        var order = agreed(weekly(bread), new WantedLine(scarce, 2, Rhythm.EVERY_WEEK));
        var day = next(order);

        theDayComes(order);
        theDayComes(order);

        assertThat(run(order, day).isShort()).isFalse();
        assertThat(run(order, day.plusWeeks(1)).missing()).singleElement().satisfies(missing -> {
            assertThat(missing.why()).isEqualTo(Why.FEWER);
            assertThat(missing.left()).isEqualTo(1);
        });
        assertThat(ordersOf(bought().getFirst()).getFirst().lines()).hasSize(1);
    }

    @Test
    void when_nothing_is_left_nothing_is_bought() {
        var scarce = selling(kern, 300, 2);
        var order = agreed(weekly(scarce));
        theDayComes(order);

        theDayComes(order);

        assertThat(bought()).hasSize(1);
        assertThat(run(order, next(order).plusWeeks(1)).outcome()).isEqualTo(Outcome.NOTHING_LEFT);
        assertThat(next(now(order))).isEqualTo(next(order).plusWeeks(2));
    }

    @Test
    void where_nothing_comes_any_more_she_is_told_instead_of_it_being_announced() {
        var order = agreed(weekly(bread));
        theDayComes(order);
        village.servedWeekly(ERLENGRUND, WEIDENBACH.code());

        falls(Schedule.ANNOUNCE, order, next(order).plusWeeks(1));

        assertThat(run(order, next(order).plusWeeks(1)).outcome()).isEqualTo(Outcome.NO_WAY);
        assertThat(next(now(order))).isEqualTo(next(order).plusWeeks(2));
    }

    @Test
    void after_the_cut_off_nothing_is_bought_and_she_is_told() {
        var order = agreed(weekly(bread));
        var gone = tooLate(IntStream.iterate(0, day -> day - 1).limit(7));
        isFor(gone, order);

        in(ERLENGRUND, () -> sql.together(runStanding.buy(new Delivery(order.id(), gone))));

        assertThat(run(order, gone).outcome()).isEqualTo(Outcome.TOO_LATE);
        assertThat(bought()).isEmpty();
        assertThat(next(now(order))).isEqualTo(gone.plusWeeks(1));
    }

    @Test
    void no_household_comes_to_owe_more_than_it_may() {
        var order = agreed(weekly(bread));
        onAccount(100);

        theDayComes(order);

        assertThat(bought()).isEmpty();
        assertThat(run(order, next(order)).outcome()).isEqualTo(Outcome.ABOVE_LIMIT);
        assertThat(left(bread)).isEqualTo(STOCK);
    }

    @Test
    void a_merchant_who_delivers_on_account_no_more_is_a_reason_to_buy_nothing() {
        var order = agreed(weekly(bread));
        decided("{\"on_account\": false}");

        theDayComes(order);

        assertThat(bought()).isEmpty();
        assertThat(run(order, next(order)).outcome()).isEqualTo(Outcome.NOT_PAID_SO);
    }

    @Test
    void the_county_counts_it_as_bought_by_standing_order_and_by_her() {
        var order = agreed(weekly(bread));

        theDayComes(order);

        var placed = AllNews.of(feed).stream()
                .filter(news -> news.is(OrderPlaced.class))
                .reduce((_, last) -> last)
                .orElseThrow();
        assertThat(placed.channel()).isEqualTo("standing");
        assertThat(placed.by()).isEqualTo(johanna.account());
    }

    @Test
    void it_waits_at_a_pickup_point_where_she_chose_one() {
        var lines = List.of(weekly(bread));
        var id = StandingId.fresh();
        var point = in(
                        ERLENGRUND,
                        () -> priceBasket
                                .of(AgreeStanding.Wanted.basket(id, lines))
                                .flatMap(priced -> offer.to(WEIDENBACH.code(), priced.merchants())))
                .choices()
                .stream()
                .filter(choice -> choice.kind().equals("point"))
                .findFirst()
                .orElseThrow();
        var shown = Money.euro(2 * 480).plus(point.fee());
        var order = hers(agree.with(wanted(id, lines, PayBy.ON_ACCOUNT, point.key(), shown)));

        theDayComes(order);

        assertThat(ordersOf(bought().getFirst()).getFirst().contract().fulfilment())
                .isEqualTo(new Fulfilment.Delivery(next(order), Village.POINT));
    }
}
