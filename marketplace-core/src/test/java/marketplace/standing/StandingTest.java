package marketplace.standing;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import marketplace.checkout.CheckOut.Choices;
import marketplace.checkout.MarketTest;
import marketplace.delivery.HandOverChoice;
import marketplace.delivery.OfferHandOver;
import marketplace.delivery.Village;
import marketplace.merchants.BusinessTime;
import marketplace.merchants.Merchant;
import marketplace.orders.Orders.After;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.orders.Purchases;
import marketplace.outbox.DueRunner;
import marketplace.pages.Language;
import marketplace.shared.Money;
import marketplace.shared.SignedIn;
import marketplace.shared.VariantId;
import marketplace.standing.AgreeStanding.Wanted;
import marketplace.standing.AgreeStanding.WantedLine;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** A resident, a baker and a butcher whose goods are brought, and a standing order of hers. */
public abstract class StandingTest extends MarketTest {
    protected static final int STOCK = 50;

    @Autowired
    protected AgreeStanding agree;

    @Autowired
    protected ChangeStanding change;

    @Autowired
    protected StandingOrders standing;

    @Autowired
    protected Runs runs;

    @Autowired
    protected LookAhead lookAhead;

    @Autowired
    protected Village village;

    @Autowired
    protected OfferHandOver offer;

    @Autowired
    private Purchases purchases;

    @Autowired
    private DueRunner due;

    protected Person johanna;
    protected VariantId bread;
    protected VariantId roast;

    @BeforeEach
    protected void a_resident_and_what_she_wants() {
        village.servedDaily(ERLENGRUND, WEIDENBACH.code());
        johanna = person(ERLENGRUND);
        bread = selling(kern, 480, STOCK);
        roast = selling(rau, 690, STOCK);
    }

    protected SignedIn her() {
        return signedIn(ERLENGRUND, johanna.account());
    }

    protected <T> T hers(Mono<T> step) {
        return as(her(), step);
    }

    /** Bread every week, a roast every second. */
    protected StandingOrder agreed() {
        return agreed(weekly(bread), new WantedLine(roast, 1, Rhythm.EVERY_SECOND_WEEK));
    }

    protected StandingOrder agreed(WantedLine... lines) {
        return hers(agree.with(wanted(List.of(lines))));
    }

    protected static WantedLine weekly(VariantId variant) {
        return new WantedLine(variant, 2, Rhythm.EVERY_WEEK);
    }

    protected Wanted wanted(List<WantedLine> lines) {
        var id = StandingId.fresh();
        var priced = in(ERLENGRUND, () -> priceBasket.of(Wanted.basket(id, lines)));
        var way = door(choice -> choice.arrival().date().getDayOfWeek() != DayOfWeek.WEDNESDAY);
        return wanted(id, lines, PayBy.ON_ACCOUNT, way.key(), priced.total().plus(way.fee()));
    }

    protected Wanted wanted(StandingId id, List<WantedLine> lines, PayBy payBy, String way, Money shown) {
        var choices = new Choices(WEIDENBACH.code(), way, payBy, false, Language.DE);
        return new Wanted(id, lines, JOHANNA, choices, shown, URI.create("http://localhost:8080"));
    }

    /** The last of the next days that is such a one, with no holiday one and two weeks later. */
    protected HandOverChoice door(Predicate<HandOverChoice> such) {
        var merchants = in(ERLENGRUND, () -> priceBasket.of(Wanted.basket(StandingId.fresh(), List.of(weekly(bread)))))
                .merchants();
        return in(ERLENGRUND, () -> offer.to(WEIDENBACH.code(), merchants)).choices().stream()
                .filter(choice -> choice.kind().equals("door"))
                .filter(such)
                .filter(choice -> comes(choice, 1, merchants) && comes(choice, 2, merchants))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private boolean comes(HandOverChoice choice, int weeksLater, List<Merchant> merchants) {
        return way(choice.arrival().date().plusWeeks(weeksLater), merchants) != null;
    }

    private HandOverChoice way(LocalDate day, List<Merchant> merchants) {
        return in(ERLENGRUND, () -> offer.on(day, WEIDENBACH.code(), null, merchants));
    }

    /** The first of these days on which something comes that cannot be joined any more. */
    protected LocalDate tooLate(IntStream daysFromToday) {
        var today = LocalDate.now(BusinessTime.ZONE);
        var merchants = in(ERLENGRUND, () -> priceBasket.of(Wanted.basket(StandingId.fresh(), List.of(weekly(bread)))))
                .merchants();
        return daysFromToday
                .mapToObj(today::plusDays)
                .filter(day -> way(day, merchants) != null)
                .filter(day -> way(day, merchants).arrival().cutOff().isBefore(Instant.now()))
                .findFirst()
                .orElseThrow();
    }

    /** As if it had been agreed for that day, which she knows. */
    protected void isFor(LocalDate day, StandingOrder order) {
        owner("set app.county = '99001'; update standing.contract set next_day = '%1$s', announced = true,"
                        .formatted(day)
                + " lines = jsonb_set(lines, '{0,from}', '\"%1$s\"') where id = '%2$s'".formatted(day, order.id()));
    }

    /** As it is now. */
    protected StandingOrder now(StandingOrder order) {
        return in(ERLENGRUND, () -> standing.find(order.id()));
    }

    protected static LocalDate next(StandingOrder order) {
        return order.next().orElseThrow();
    }

    /** The day on which she is told comes, then the one on which it is bought. */
    protected void theDayComes(StandingOrder order) {
        var day = next(now(order));
        falls(Schedule.ANNOUNCE, order, day);
        falls(Schedule.BUY, order, day);
    }

    protected void falls(String what, StandingOrder order, LocalDate day) {
        owner("set app.county = '99001'; update outbox.due set at = now() - interval '1 second'"
                + " where what = '%s' and subject = '%s@%s'".formatted(what, order.id(), day));
        due.runDue().block();
    }

    protected List<Purchase> bought() {
        return in(ERLENGRUND, () -> purchases.listOwn(johanna.account(), After.LATEST, 50));
    }

    protected Run run(StandingOrder order, LocalDate day) {
        return in(ERLENGRUND, () -> runs.find(order.id(), day));
    }
}
