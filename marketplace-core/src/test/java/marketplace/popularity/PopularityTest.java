package marketplace.popularity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import marketplace.AllNews;
import marketplace.CoreTest;
import marketplace.finding.news.Asked;
import marketplace.finding.news.Opened;
import marketplace.orders.news.OrderFigures;
import marketplace.orders.news.OrderHandedOver;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import marketplace.outbox.Follower.Hearing.Inside;
import marketplace.outbox.News;
import marketplace.pages.Formats;
import marketplace.popularity.PopularListings.OfPlace;
import marketplace.popularity.PopularListings.Risen;
import marketplace.popularity.PopularWords.Popular;
import marketplace.popularity.news.PopularChanged;
import marketplace.shared.CountyCode;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PlaceCode;
import marketplace.shared.PurchaseId;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What a place is taken to like, and what nobody can make it like. */
class PopularityTest extends CoreTest {
    private static final AtomicInteger COUNTIES = new AtomicInteger(99_600);
    private static final PlaceCode OBERAU = PlaceCode.of("oberau");
    private static final LocalDate TODAY = LocalDate.ofInstant(Instant.now(), Formats.ZONE);

    private final CountyCode county = CountyCode.of(Integer.toString(COUNTIES.incrementAndGet()));
    private final ListingId loaf = ListingId.fresh();

    @Autowired
    private Follower popularityHears;

    @Autowired
    private Reckon reckon;

    @Autowired
    private PopularWords words;

    @Autowired
    private PopularListings listings;

    @Autowired
    private Sql sql;

    @Autowired
    private Feed feed;

    @Autowired
    private JsonMapper json;

    @Test
    void words_are_offered_from_five_askings_on_to_those_who_live_there() {
        hear(asked("roggenbrot", "oberau", 3, 5), asked("roggenbrot", "oberau", 9, 1), asked("käse", "oberau", 3, 4));

        night();

        assertThat(wordsAt(OBERAU)).isEqualTo(new Popular(List.of("roggenbrot"), true));
    }

    @Test
    void where_a_place_asks_too_little_the_countys_words_are_offered() {
        hear(asked("käse", "oberau", 3, 3), asked("käse", "weidenbach", 3, 1), asked("käse", null, 4, 1));

        night();

        assertThat(wordsAt(OBERAU)).isEqualTo(new Popular(List.of("käse"), false));
        assertThat(wordsAt(null)).isEqualTo(new Popular(List.of("käse"), false));
    }

    @Test
    void words_that_led_to_nothing_or_are_older_than_four_weeks_or_of_today_are_not() {
        hear(
                told(new Asked(UUID.randomUUID(), TODAY.minusDays(3), "apotheke", "oberau", 50, false)),
                asked("spargel", "oberau", 29, 50),
                asked("kürbis", "oberau", 0, 50));

        night();

        assertThat(wordsAt(OBERAU).words()).isEmpty();
    }

    @Test
    void at_most_eight_words_are_offered() {
        for (var letter : "abcdefghijklmnopqrstuvwxyz".split("")) {
            hear(asked(letter.repeat(4), "oberau", 2, 6));
        }

        night();

        assertThat(wordsAt(OBERAU).words()).hasSize(PopularWords.MOST);
    }

    @Test
    void what_many_open_rises_in_their_place_and_in_the_county() {
        hear(opened(loaf, "oberau", 1, 5), opened(loaf, "oberau", 2, 5));

        night();

        assertThat(risen("oberau")).containsExactly(new Risen(loaf, 1));
        assertThat(risen("*")).containsExactly(new Risen(loaf, 1));
        assertThat(risen("weidenbach")).isEmpty();
    }

    @Test
    void who_opens_alone_lifts_nothing_however_long_she_goes_on() {
        for (var day = 1; day <= 28; day++) {
            hear(opened(loaf, "oberau", day, 1), opened(loaf, "weidenbach", day, 1));
        }

        night();

        assertThat(risen("oberau")).isEmpty();
        assertThat(risen("*")).isEmpty();
    }

    @Test
    void a_crowd_on_one_day_counts_as_ten_and_lifts_by_one_step() {
        hear(opened(loaf, "oberau", 1, 1_000));

        night();

        assertThat(risen("oberau")).containsExactly(new Risen(loaf, 1));
    }

    @Test
    void fewer_than_five_acts_lift_nothing() {
        hear(sold("oberau", 1), sold("oberau", 2), sold("oberau", 3), sold("oberau", 4));

        night();

        assertThat(risen("oberau")).isEmpty();
    }

    @Test
    void what_is_bought_on_many_days_rises_and_more_on_a_day_is_the_same() {
        for (var day = 1; day <= 10; day++) {
            hear(sold("oberau", day), sold("oberau", day), sold("oberau", day));
        }

        night();

        assertThat(risen("oberau")).containsExactly(new Risen(loaf, 2));
    }

    @Test
    void nothing_rises_by_more_than_three_steps() {
        for (var day = 1; day <= 28; day++) {
            hear(opened(loaf, "oberau", day, 1_000), sold("oberau", day));
        }

        night();

        assertThat(risen("oberau")).containsExactly(new Risen(loaf, 3));
    }

    @Test
    void a_change_is_told_once() {
        hear(opened(loaf, "oberau", 1, 9), opened(loaf, "oberau", 2, 9));

        night();
        night();

        assertThat(AllNews.of(feed).stream()
                        .filter(news -> news.county().equals(county) && news.is(PopularChanged.class))
                        .map(Envelope::subject))
                .containsExactlyInAnyOrder("oberau", "*");
    }

    @Test
    void what_is_loved_no_more_sinks_again() {
        hear(opened(loaf, "oberau", 28, 9), opened(loaf, "oberau", 27, 9));
        night();

        in(
                county,
                () -> sql.together(listings.count(Window.before(TODAY.plusDays(3))))
                        .thenReturn(true));

        assertThat(risen("oberau")).isEmpty();
        assertThat(in(county, () -> listings.of(List.of("oberau"))))
                .extracting(OfPlace::version)
                .containsExactly(2L);
    }

    @Test
    void the_first_news_of_a_county_has_it_reckoned_soon() throws SQLException {
        hear(asked("roggenbrot", "oberau", 3, 5));

        assertThat(planned()).isEqualTo(1);
    }

    private int planned() throws SQLException {
        try (var connection = database().owner().connect();
                var asking = connection.createStatement()) {
            asking.execute("set app.county = '" + county + "'");
            var rows = asking.executeQuery("select count(*) from outbox.due where county = '%s' and what = '%s'"
                    .formatted(county, "popularity.reckon"));
            rows.next();
            return rows.getInt(1);
        }
    }

    private void night() {
        in(county, () -> reckon.now().thenReturn(true));
    }

    private Popular wordsAt(PlaceCode place) {
        return in(county, () -> words.at(place));
    }

    private List<Risen> risen(String place) {
        return in(county, () -> listings.of(List.of(place))).stream()
                .flatMap(one -> one.listings().stream())
                .toList();
    }

    private Envelope asked(String typed, String place, int daysAgo, int times) {
        return told(new Asked(UUID.randomUUID(), TODAY.minusDays(daysAgo), typed, place, times, true));
    }

    private Envelope opened(ListingId listing, String place, int daysAgo, int devices) {
        return told(new Opened(UUID.randomUUID(), TODAY.minusDays(daysAgo), listing, place, false, devices));
    }

    private Envelope sold(String place, int daysAgo) {
        var line = new OrderFigures.Line(1, VariantId.fresh(), loaf, "food.bread", 1, null, 480, 0, 700, true);
        var order = new OrderFigures(
                OrderId.fresh(),
                5,
                PurchaseId.fresh(),
                "K7M29QX4T",
                MerchantId.fresh(),
                place,
                "HANDED_OVER",
                "CAPTURED",
                "ONLINE",
                "DELIVERY",
                null,
                null,
                List.of(line),
                480,
                0,
                0,
                480,
                500,
                25);
        return told(new OrderHandedOver(order), TODAY.minusDays(daysAgo));
    }

    private Envelope told(News news) {
        return told(news, TODAY);
    }

    private Envelope told(News news, LocalDate day) {
        var type = News.typeOf(news.getClass());
        return new Envelope(
                UUID.randomUUID(),
                type.value(),
                type.version(),
                news.subject(),
                news.version(),
                day.atTime(LocalTime.NOON).atZone(Formats.ZONE).toInstant(),
                county,
                null,
                null,
                "web",
                news.place(),
                null,
                "",
                json.valueToTree(news));
    }

    private void hear(Envelope... told) {
        var effect = ((Inside) popularityHears.hearing()).effect();
        Flux.fromIterable(Arrays.asList(told))
                .concatMap(news -> Mono.defer(() -> effect.apply(news)).contextWrite(news.scope()::in))
                .blockLast();
    }
}
