package marketplace.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import marketplace.AllNews;
import marketplace.CoreTest;
import marketplace.finding.news.Asked;
import marketplace.orders.Orders;
import marketplace.orders.Payment;
import marketplace.orders.news.OrderPlaced;
import marketplace.outbox.CatchUp;
import marketplace.outbox.DueRunner;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.shared.CountyCode;
import marketplace.shared.PurchaseId;
import marketplace.shared.Sql;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The past of the smaller demo county. */
class DemoPastTest extends CoreTest {
    private static final CountyCode SCHIEFERAU = CountyCode.of("07199");

    @Autowired
    private JsonMapper json;

    @Autowired
    private DemoCounties counties;

    @Autowired
    private DemoMerchants merchants;

    @Autowired
    private DemoListings listings;

    @Autowired
    private DemoPast past;

    @Autowired
    private Orders orders;

    @Autowired
    private DueRunner due;

    @Autowired
    private Feed feed;

    @Autowired
    private Clock clock;

    @Autowired
    private Sql sql;

    @Autowired
    private ApplicationContext core;

    @Test
    void eight_weeks_are_taken_over_once_with_their_news_at_their_time_and_nothing_follows() {
        fill();
        var first = told();
        fill();

        assertThat(told()).isEqualTo(first);
        assertThat(first).filteredOn(news -> news.is(OrderPlaced.class)).hasSizeGreaterThan(100);
        assertThat(first).filteredOn(news -> news.is(Asked.class)).hasSizeGreaterThan(50);
        assertThat(first)
                .extracting(Envelope::at)
                .allSatisfy(at -> assertThat(at)
                        .isBefore(clock.instant())
                        .isAfter(clock.instant().minus(Duration.ofDays(58))));
        due.runDue().block();
        assertThat(told()).isEqualTo(first);
    }

    @Test
    void nobody_is_written_to_about_the_past() {
        fill();

        CatchUp.of(core, "letters");

        Long queued = in(SCHIEFERAU, () -> sql.named("test.letters", """
            select count(*) as n from letters.letter where kind not in ('APPLICATION', 'INVITATION', 'MERCHANT_STEP')
            """).find(row -> row.number("n")));

        assertThat(queued).isZero();
    }

    @Test
    void what_was_taken_over_has_come_to_its_end_and_was_settled_outside() {
        fill();
        var purchases = told().stream()
                .filter(news -> news.is(OrderPlaced.class))
                .map(news ->
                        PurchaseId.of(news.data().get("order").get("purchase").asString()))
                .distinct()
                .limit(100)
                .toList();

        var found = in(SCHIEFERAU, () -> orders.list(purchases));

        assertThat(found)
                .isNotEmpty()
                .extracting(order -> order.state().name())
                .doesNotContain("PLACED", "SECURED", "ACCEPTED", "PACKED")
                .contains("HANDED_OVER");
        assertThat(found)
                .filteredOn(order -> order.state().name().equals("HANDED_OVER"))
                .allSatisfy(order -> assertThat(order.payment().status()).isEqualTo(Payment.Status.SETTLED_OUTSIDE));
    }

    @Test
    void every_review_of_the_past_belongs_to_an_order_that_was_handed_over() {
        fill();

        var reviews = in(
                SCHIEFERAU,
                () -> sql.named("test.reviews", """
                    select o.state, r.stars, r.words from reviews.review r
                    left join orders.merchant_order o on o.county = r.county and o.id = r.order_id
                    """)
                        .list(row -> row.text("state") + " " + row.count("stars") + " " + row.text("words")));

        assertThat(reviews)
                .hasSizeGreaterThan(20)
                .allMatch(review -> review.startsWith("HANDED_OVER "))
                .anyMatch(review -> review.contains(" 3 "))
                .anyMatch(review -> review.contains(" 5 "));
        fill();
        Long again = in(
                SCHIEFERAU,
                () -> sql.named("test.reviews", "select count(*) as n from reviews.review")
                        .find(row -> row.number("n")));
        assertThat(again).isEqualTo(reviews.size());
    }

    private void fill() {
        var folder = Path.of(System.getProperty("kreismarkt.root"), "deploy", "demo");
        var files = new DemoFiles(folder, json);
        var county = files.counties().stream()
                .filter(one -> one.get("code").asString().equals(SCHIEFERAU.value()))
                .findFirst()
                .orElseThrow();
        counties.open(county, files.rows("places.csv", SCHIEFERAU), "demo.localhost")
                .block();
        var opened = merchants
                .open(SCHIEFERAU, files.rows("merchants.csv", SCHIEFERAU))
                .block();
        listings.fill(SCHIEFERAU, files, opened).block();
        past.fill(SCHIEFERAU, files, opened, List.of()).block();
    }

    private List<Envelope> told() {
        return AllNews.of(feed).stream()
                .filter(news -> news.county().equals(SCHIEFERAU))
                .filter(news -> news.is(Asked.class) || news.type().startsWith("orders."))
                .toList();
    }
}
