package marketplace.catalog;

import static marketplace.catalog.ListingFixture.aListing;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.AllNews;
import marketplace.CoreTest;
import marketplace.catalog.ReserveStock.Wanted;
import marketplace.merchants.Stall;
import marketplace.outbox.DueRunner;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import marketplace.outbox.Follower.Hearing.Inside;
import marketplace.outbox.News;
import marketplace.outbox.Outbox;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class StockTest extends CoreTest {
    @Autowired
    private Stall stall;

    @Autowired
    private Listings listings;

    @Autowired
    private EditListing edit;

    @Autowired
    private SetStock setStock;

    @Autowired
    private ReserveStock reserve;

    @Autowired
    private EndReservation end;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Follower stockOfOrders;

    @Autowired
    private DueRunner timedWork;

    @Autowired
    private Feed feed;

    @Autowired
    private Clock clock;

    private MerchantId merchant;
    private SignedIn staff;

    @BeforeEach
    void a_bakery() {
        merchant = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        staff = staffOf(ERLENGRUND, merchant);
    }

    @Test
    void of_many_buyers_of_one_last_piece_exactly_one_wins() {
        var bread = shown(1);

        var won = Flux.fromStream(IntStream.range(0, 20).mapToObj(_ -> OrderId.fresh()))
                .flatMap(
                        order -> reserve(order, bread, 1)
                                .thenReturn(1)
                                .onErrorResume(ListingRefused.OutOfStock.class, _ -> Mono.just(0)),
                        20)
                .reduce(0, Integer::sum)
                .contextWrite(Scope.of(ERLENGRUND)::in)
                .block();

        assertThat(won).isOne();
        assertThat(left(bread)).isZero();
    }

    @Test
    void baskets_in_opposite_order_do_not_wait_in_a_circle() {
        var one = shown(100);
        var other = shown(100);

        Flux.range(0, 40)
                .flatMap(nth -> reserve(nth % 2 == 0 ? List.of(one, other) : List.of(other, one)), 10)
                .contextWrite(Scope.of(ERLENGRUND)::in)
                .blockLast();

        assertThat(left(one)).isEqualTo(60);
        assertThat(left(other)).isEqualTo(60);
    }

    @Test
    void all_or_nothing_is_reserved() {
        var enough = shown(5);
        var scarce = shown(1);
        var order = OrderId.fresh();
        var wanted = List.of(new Wanted(order, variantOf(enough), 2), new Wanted(order, variantOf(scarce), 2));

        assertThatExceptionOfType(ListingRefused.OutOfStock.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> reserve.until(clock.instant(), wanted)));

        assertThat(left(enough)).isEqualTo(5);
        assertThat(left(scarce)).isOne();
    }

    @Test
    void what_is_released_can_be_sold_again_once() {
        var bread = shown(1);
        var order = OrderId.fresh();
        in(ERLENGRUND, () -> reserve(order, bread, 1));

        in(ERLENGRUND, () -> end.release(order));
        in(ERLENGRUND, () -> end.release(order));

        assertThat(left(bread)).isOne();
    }

    @Test
    void the_last_piece_and_its_return_are_told_under_higher_revisions() {
        var bread = shown(1);
        var order = OrderId.fresh();

        in(ERLENGRUND, () -> reserve(order, bread, 1));
        in(ERLENGRUND, () -> end.release(order));

        assertThat(AllNews.of(feed))
                .filteredOn(news -> news.subject().equals(bread.id().toString()))
                .extracting(news -> news.version() + "."
                        + news.data().get("revision").asInt() + " "
                        + news.data().get("variants").get(0).get("available").asBoolean())
                .containsExactly("1.0 false", "2.0 true", "2.1 false", "2.2 true");
    }

    @Test
    void what_nobody_secured_lapses_at_its_hour() {
        var bread = shown(3);
        in(ERLENGRUND, () -> reserve(OrderId.fresh(), bread, 2));
        assertThat(left(bread)).isOne();

        timedWork.runDue().block();

        assertThat(left(bread)).isEqualTo(3);
    }

    @Test
    void what_was_secured_in_time_stays_reserved() {
        var bread = shown(3);
        var order = OrderId.fresh();
        in(ERLENGRUND, () -> reserve(order, bread, 2));

        hear(new Secured(order));
        timedWork.runDue().block();

        assertThat(left(bread)).isOne();
    }

    @Test
    void goods_of_a_refused_order_come_back_and_of_a_packed_one_do_not() {
        var bread = shown(5);
        var refused = OrderId.fresh();
        var packed = OrderId.fresh();
        in(ERLENGRUND, () -> reserve(refused, bread, 2));
        in(ERLENGRUND, () -> reserve(packed, bread, 1));

        hear(new Refused(refused));
        hear(new Packed(packed));
        in(ERLENGRUND, () -> end.release(packed));

        assertThat(left(bread)).isEqualTo(4);
    }

    @Test
    void a_traffic_light_counts_nothing_and_red_sells_nothing() {
        var rolls = as(staff, edit.draft(merchant, aListing().details()).flatMap(one -> edit.publish(one.id())));
        in(ERLENGRUND, () -> reserve(OrderId.fresh(), rolls, 50));

        as(staff, setStock.with(rolls.id(), variantOf(rolls), Supply.Light.RED));

        assertThatExceptionOfType(ListingRefused.OutOfStock.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> reserve(OrderId.fresh(), rolls, 1)));
        assertThat(in(ERLENGRUND, () -> listings.get(rolls.id())).revision()).isOne();
    }

    @Test
    void what_is_not_shown_cannot_be_reserved() {
        var bread = shown(5);
        as(staff, edit.pause(bread.id()));

        assertThatExceptionOfType(ListingRefused.OutOfStock.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> reserve(OrderId.fresh(), bread, 1)));
    }

    private Listing shown(int stock) {
        return as(
                staff,
                edit.draft(merchant, aListing().at(4_80, stock).details()).flatMap(one -> edit.publish(one.id())));
    }

    private Mono<Void> reserve(OrderId order, Listing listing, int quantity) {
        return reserve.until(
                clock.instant().minus(Duration.ofSeconds(1)), List.of(new Wanted(order, variantOf(listing), quantity)));
    }

    private Mono<Void> reserve(List<Listing> wanted) {
        var order = OrderId.fresh();
        return reserve.until(
                clock.instant().plus(Duration.ofHours(1)),
                Stream.of(wanted)
                        .flatMap(List::stream)
                        .map(listing -> new Wanted(order, variantOf(listing), 1))
                        .toList());
    }

    private static marketplace.shared.VariantId variantOf(Listing listing) {
        return listing.details().variants().getFirst().id();
    }

    private int left(Listing listing) {
        var supply = in(
                        ERLENGRUND,
                        () -> listings.get(new ListingId(listing.id().value())))
                .details()
                .variants()
                .getFirst()
                .supply();
        return ((Supply.Counted) supply).left();
    }

    /** What the follower makes of it, in the news' own scope. */
    private void hear(News news) {
        in(ERLENGRUND, () -> outbox.append(news));
        AllNews.of(feed).stream()
                .filter(told -> told.subject().equals(news.subject())
                        && stockOfOrders.types().contains(told.type()))
                .forEach(told -> ((Inside) stockOfOrders.hearing())
                        .effect()
                        .apply(told)
                        .contextWrite(told.scope()::in)
                        .block());
    }

    @News.Type("orders.order-secured")
    record Secured(OrderId order) implements Told {}

    @News.Type("orders.order-refused")
    record Refused(OrderId order) implements Told {}

    @News.Type("orders.order-packed")
    record Packed(OrderId order) implements Told {}

    interface Told extends News {
        OrderId order();

        @Override
        default String subject() {
            return order().toString();
        }

        @Override
        default long version() {
            return 1;
        }
    }
}
