package marketplace.monitoring;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;
import static marketplace.monitoring.OrderNewsFixture.anOrder;
import static marketplace.monitoring.OrderNewsFixture.orders;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import marketplace.CoreTest;
import marketplace.counties.news.Unreached;
import marketplace.finding.news.Asked;
import marketplace.finding.news.Followed;
import marketplace.outbox.DueRunner;
import marketplace.outbox.Envelope;
import marketplace.outbox.Follower;
import marketplace.outbox.Follower.Hearing.Inside;
import marketplace.outbox.News;
import marketplace.pages.Formats;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class WatchingTest extends CoreTest {
    private static final AtomicInteger COUNTIES = new AtomicInteger(99_300);
    private static final LocalDate DAY = LocalDate.of(2025, 3, 12);
    private static final Period WEEK = Period.of(Grain.WEEK, LocalDate.of(2025, 3, 12));
    private static final Period QUARTER = Period.of(Grain.QUARTER, LocalDate.of(2025, 3, 12));

    private final CountyCode county = fresh();

    @Autowired
    private Follower monitoringHears;

    @Autowired
    private Close close;

    @Autowired
    private Watch watch;

    @Autowired
    private Figures figures;

    @Autowired
    private Words words;

    @Autowired
    private UnreachedPlaces unreachedPlaces;

    @Autowired
    private DueRunner due;

    @Autowired
    private JsonMapper json;

    @Test
    void what_was_ordered_is_counted_once_the_day_is_closed_and_not_before() {
        hear(orders(6, county, json, "weidenbach"));
        assertThat(in(county, () -> figures.list(WEEK))).isEmpty();

        closeDay();

        assertThat(figure(WEEK, Dimension.COUNTY, "")).isEqualTo(new Figure(slot(""), 6L, 6L, 2_880L, 6L, 6L));
    }

    @Test
    void news_in_any_order_and_twice_gives_the_same_figures() {
        var other = fresh();
        var told = told(county);
        var shuffled =
                new ArrayList<>(told.stream().map(news -> in(other, news)).toList());
        shuffled.addAll(List.copyOf(shuffled));
        Collections.shuffle(shuffled, new Random(7));

        hear(told);
        hear(shuffled);
        closeDay();
        in(other, () -> close.day().thenReturn(true));

        assertThat(in(other, () -> figures.list(QUARTER)))
                .isEqualTo(in(county, () -> figures.list(QUARTER)))
                .hasSizeGreaterThan(5);
    }

    @Test
    void hearing_everything_again_from_the_beginning_changes_nothing() {
        var told = told(county);
        hear(told);
        closeDay();
        var before = in(county, () -> figures.list(QUARTER));

        hear(told);
        closeDay();

        assertThat(in(county, () -> figures.list(QUARTER))).isEqualTo(before);
    }

    @Test
    void an_order_called_off_counts_as_what_became_of_it_only() {
        hear(orders(6, county, json, "weidenbach"));
        for (var i = 0; i < 5; i++) {
            hear(anOrder().refused(county, json));
        }

        closeDay();

        assertThat(figure(WEEK, Dimension.COUNTY, "").orders()).isEqualTo(6);
        assertThat(figure(WEEK, Dimension.OUTCOME, "REFUSED").orders()).isEqualTo(5);
    }

    @Test
    void the_same_buyer_twice_is_one_buyer() {
        var buyer = AccountId.fresh();
        hear(orders(6, county, json, "weidenbach"));
        hear(anOrder().by(buyer).handedOver(county, json));
        hear(anOrder().by(buyer).handedOver(county, json));

        closeDay();

        assertThat(figure(WEEK, Dimension.COUNTY, "").buyers()).isEqualTo(7);
    }

    @Test
    void a_place_of_four_buyers_is_protected_and_cannot_be_computed() {
        hear(orders(4, county, json, "kleinort"));
        hear(orders(6, county, json, "mittelort"));
        hear(orders(20, county, json, "grossort"));

        closeDay();

        assertThat(in(county, () -> figures.list(WEEK)).stream()
                        .filter(one -> one.slot().dimension() == Dimension.PLACE)
                        .filter(Figure::isProtected)
                        .map(Figure::key))
                .containsExactlyInAnyOrder("kleinort", "mittelort");
    }

    @Test
    void a_merchant_with_more_than_85_percent_is_not_read_from_the_turnover() {
        var large = MerchantId.fresh();
        hear(orders(6, county, json, "weidenbach"));
        hear(anOrder().from(large).over(90_000).handedOver(county, json));

        closeDay();

        assertThat(figure(WEEK, Dimension.COUNTY, "").orders()).isEqualTo(7);
        assertThat(figure(WEEK, Dimension.COUNTY, "").goods()).isNull();
    }

    @Test
    void what_happens_after_three_is_not_in_the_closed_figures_however_often_they_are_closed() {
        var now = Instant.now();
        var today = Period.of(Grain.QUARTER, LocalDate.ofInstant(now, Formats.ZONE));
        hear(orders(6, county, json, "weidenbach"));
        for (var i = 0; i < 7; i++) {
            hear(anOrder().at(now).handedOver(county, json).subList(0, 1));
        }

        closeDay();
        closeDay();

        assertThat(in(county, () -> figures.list(today))).isEmpty();
        assertThat(in(county, () -> figures.now(today))).isEqualTo(new Totals(0, 0));
    }

    @Test
    void totals_of_now_grow_in_steps_of_five() {
        var now = Instant.now().minus(1, ChronoUnit.SECONDS);
        var today = Period.of(Grain.QUARTER, LocalDate.ofInstant(now, Formats.ZONE));
        for (var i = 0; i < 9; i++) {
            hear(anOrder().at(now).handedOver(county, json));
        }

        assertThat(in(county, () -> figures.now(today))).isEqualTo(new Totals(5, 5));
    }

    @Test
    void words_are_shown_from_five_searches_on() {
        hear(asked("apotheke", "oberau", 4), asked("apotheke", "oberau", 2), asked("muster", "oberau", 4));

        closeDay();

        assertThat(in(county, () -> words.list(QUARTER)))
                .containsExactly(new Word("apotheke", 6, 6, "oberau", 0, null));
    }

    @Test
    void what_was_found_and_not_followed_was_abandoned() {
        hear(
                asked("käse", "oberau", 9, true),
                followed("käse", "oberau", 3),
                asked("brot", "oberau", 9, true),
                followed("brot", "oberau", 5));

        closeDay();

        assertThat(in(county, () -> words.list(QUARTER)))
                .containsExactly(new Word("brot", 9, 0, null, 0, null), new Word("käse", 9, 0, null, 6, "oberau"));
    }

    @Test
    void where_the_market_was_wanted_is_shown_from_five_wishes_on() {
        for (var nth = 0; nth < 5; nth++) {
            hear(unreached("elsewhere", "99997", "oberau"), unreached("not-brought", null, "kleinort"));
        }
        hear(unreached("unknown", "musterstadt", null));

        closeDay();
        closeDay();

        assertThat(in(county, () -> unreachedPlaces.list(QUARTER)))
                .containsExactly(
                        new Report.Wanted("elsewhere", "99997", 5), new Report.Wanted("not-brought", "kleinort", 5));
    }

    @Test
    void the_course_of_time_ends_with_the_last_day_that_is_counted() {
        in(
                county,
                () -> figures.closed(Close.lastCut(Instant.parse("2025-03-17T05:00:00Z")))
                        .thenReturn(true));
        var officer = signedIn(county, AccountId.fresh(), new Grant(Role.COUNTY_OFFICER, null));

        var report = as(officer, watch.report("", Grain.WEEK));

        assertThat(report.over().steps()).endsWith(WEEK);
    }

    @Test
    void the_first_news_of_a_county_plans_its_closing() {
        hear(anOrder().handedOver(county, json));
        in(county, () -> close.day().thenReturn(true));

        due.runDue().block();

        assertThat(in(county, () -> figures.closedAt())).isEqualTo(Close.lastCut(Instant.now()));
    }

    private List<Envelope> told(CountyCode where) {
        var told = new ArrayList<Envelope>();
        told.addAll(orders(7, where, json, "weidenbach"));
        told.addAll(orders(9, where, json, "oberau"));
        told.addAll(anOrder().refused(where, json));
        told.addAll(asked("apotheke", "oberau", 6));
        return told;
    }

    private List<Envelope> asked(String typed, String place, int times) {
        return asked(typed, place, times, false);
    }

    private List<Envelope> asked(String typed, String place, int times, boolean found) {
        return told("finding.asked", new Asked(UUID.randomUUID(), DAY, typed, place, times, found));
    }

    private List<Envelope> followed(String typed, String place, int times) {
        return told("finding.followed", new Followed(UUID.randomUUID(), DAY, typed, place, times));
    }

    private List<Envelope> unreached(String why, String asked, String place) {
        return told("counties.unreached", new Unreached(UUID.randomUUID(), DAY, why, asked, place));
    }

    private List<Envelope> told(String type, News news) {
        var at = Instant.parse("2025-03-12T11:00:00Z");
        return List.of(new Envelope(
                UUID.fromString(news.subject()),
                type,
                1,
                news.subject(),
                1,
                at,
                county,
                null,
                null,
                "system",
                news.place(),
                null,
                "",
                json.valueToTree(news)));
    }

    @SafeVarargs
    private void hear(List<Envelope>... told) {
        var effect = ((Inside) monitoringHears.hearing()).effect();
        Flux.fromArray(told)
                .flatMapIterable(news -> news)
                .concatMap(news -> Mono.defer(() -> effect.apply(news)).contextWrite(news.scope()::in))
                .blockLast();
    }

    private void closeDay() {
        in(county, () -> close.day().thenReturn(true));
    }

    private Figure figure(Period period, Dimension dimension, String key) {
        return in(county, () -> figures.list(period)).stream()
                .filter(one -> one.slot().equals(new Slot(period, dimension, key)))
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
    }

    private static Slot slot(String key) {
        return new Slot(WEEK, Dimension.COUNTY, key);
    }

    private static CountyCode fresh() {
        return CountyCode.of(Integer.toString(COUNTIES.incrementAndGet()));
    }

    private static Envelope in(CountyCode other, Envelope news) {
        return new Envelope(
                news.id(),
                news.type(),
                news.typeVersion(),
                news.subject(),
                news.version(),
                news.at(),
                other,
                news.by(),
                news.actingFor(),
                news.channel(),
                news.place(),
                news.cause(),
                news.cursor(),
                news.data());
    }
}
