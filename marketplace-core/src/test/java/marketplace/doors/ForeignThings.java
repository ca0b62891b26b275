package marketplace.doors;

import static marketplace.catalog.ListingFixture.aListing;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;
import static marketplace.merchants.Stall.staffOf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import marketplace.accounts.ApiKeys;
import marketplace.accounts.CountyPeople;
import marketplace.accounts.Staff;
import marketplace.billing.GiveBack;
import marketplace.billing.Payments;
import marketplace.billing.Refund;
import marketplace.billing.RefundId;
import marketplace.checkout.CheckOut.Choices;
import marketplace.checkout.Owner;
import marketplace.checkout.PricedBasket;
import marketplace.compliance.FileNotice;
import marketplace.compliance.Ground;
import marketplace.compliance.Report;
import marketplace.delivery.Networks;
import marketplace.delivery.OfferHandOver;
import marketplace.delivery.Village;
import marketplace.dispatch.GiveTour;
import marketplace.dispatch.PlanTours;
import marketplace.files.Papers;
import marketplace.files.Pictures;
import marketplace.merchants.ImportShops;
import marketplace.merchants.Merchants;
import marketplace.merchants.osm.SmallMap;
import marketplace.orders.HandOver;
import marketplace.orders.Holder;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.pages.Language;
import marketplace.reviews.Rating;
import marketplace.reviews.WriteReview;
import marketplace.shared.AccountId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.VariantId;
import marketplace.standing.AgreeStanding;
import marketplace.standing.AgreeStanding.Wanted;
import marketplace.standing.AgreeStanding.WantedLine;
import marketplace.standing.Rhythm;
import marketplace.standing.StandingId;
import marketplace.withdrawals.Cases;
import marketplace.withdrawals.Declaration;
import marketplace.withdrawals.DeclareWithdrawal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** One of everything that belongs to somebody: what docs/doors.md names in braces. A room with new things adds them here. */
abstract class ForeignThings extends ForeignHousehold {
    @Autowired
    private FileNotice fileNotice;

    @Autowired
    private PlanTours planTours;

    @Autowired
    private GiveTour giveTour;

    @Autowired
    private DeclareWithdrawal declareWithdrawal;

    @Autowired
    private Cases cases;

    @Autowired
    private AgreeStanding agree;

    @Autowired
    private OfferHandOver offerHandOver;

    @Autowired
    private Payments payments;

    @Autowired
    private GiveBack giveBack;

    @Autowired
    private HandOver handOver;

    @Autowired
    private WriteReview writeReview;

    @Autowired
    private Papers papers;

    @Autowired
    private Pictures pictures;

    @Autowired
    private Merchants merchants;

    @Autowired
    private ImportShops importShops;

    @Autowired
    private CountyPeople countyPeople;

    @Autowired
    private Networks networks;

    @Autowired
    private Staff staff;

    @Autowired
    private ApiKeys apiKeys;

    /** Works for Kern. */
    protected Person anna;

    /** What nobody else may read anywhere. */
    protected static final List<String> SECRET = List.of(
            "draft",
            "order",
            "purchase",
            "basket",
            "case",
            "withdrawal",
            "letter",
            "delivery",
            "tour",
            "toured",
            "received",
            "receivedOrder",
            "standing",
            "member",
            "housemate",
            "householdInvitation");

    protected Map<String, String> things() {
        var things = new HashMap<String, String>();
        household(things);
        anna = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, kern));
        things.put("kern", kern.toString());
        things.put("kernSlug", in(ERLENGRUND, () -> merchants.get(kern)).slug());
        things.put("stranger", rau.toString());
        everybodys(things);
        listings(things);
        purchases(things);
        standing(things);
        withdrawal(things);
        var report = new Report(
                "/angebot/" + things.get("listing"), Ground.MISLEADING, "Falsch.", "Vera", "vera@example.org", true);
        var notice = in(ERLENGRUND, () -> fileNotice.with(UUID.randomUUID(), Language.DE, report));
        things.put("notice", notice.id().toString());
        things.put("letter", letter());
        paper(things);
        people(things);
        things.put("unclaimed", unclaimed());
        return things;
    }

    /** What is nobody's in particular: {@link Door#namesThings()} knows it. */
    private void everybodys(Map<String, String> things) {
        things.put("asset", asset());
        things.put("text", "agb");
        things.put("textVersion", "1");
        things.put("width", "640");
        things.put("table", "places");
        things.put("problem", "not-yours");
        things.put("kind", "TERMS");
        things.put("weekday", DayOfWeek.MONDAY.name());
        things.put("point", Village.POINT);
        things.put("place", WEIDENBACH.code().value());
        things.put(
                "picture", as(staffOf(ERLENGRUND, kern), pictures.keep(png())).hash());
    }

    private String asset() {
        var page = stranger(ERLENGRUND)
                .get()
                .uri("/")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return page.replaceAll("(?s).*?/static/([^\"]+\\.css)\".*", "$1");
    }

    static byte[] png() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void listings(Map<String, String> things) {
        var variant = selling(kern, 480, 50);
        var draft =
                as(staffOf(ERLENGRUND, kern), editListing.draft(kern, aListing().details()));
        things.put("variant", variant.toString());
        things.put(
                "listing",
                in(ERLENGRUND, () -> variants.of(List.of(variant)))
                        .getFirst()
                        .listing()
                        .toString());
        things.put("draft", draft.id().toString());
    }

    /** Four of them, a step of all before the next of one: hearing what happened is what takes long. */
    private void purchases(Map<String, String> things) {
        var mine = new Owner(johanna.account(), null);
        var purchase = bought(asked(mine, filled(mine, bread()), PayBy.ON_ACCOUNT));
        var received = bought(asked(mine, filled(mine, bread()), PayBy.ON_ACCOUNT));
        var toured = placed(mine, "door", 0, bread());
        var other = household();
        var charged = bought(asked(other, filled(other, bread())));
        in(ERLENGRUND, () -> payments.begin(charged.id()));
        PAYMENTS.enterCard(charged.id());
        settle();
        Stream.of(received, toured, charged)
                .flatMap(one -> ordersOf(one).stream())
                .forEach(this::packed);
        settle();
        purchase(things, purchase, filled(mine, bread()));
        charged(things, ordersOf(charged).getFirst().id());
        received(things, received);
        tour(things, toured);
    }

    private Map<VariantId, Integer> bread() {
        return Map.of(selling(kern, 480, 5), 1);
    }

    private void purchase(Map<String, String> things, Purchase purchase, PricedBasket next) {
        var order = ordersOf(purchase).getFirst();
        things.put("purchase", purchase.id().toString());
        things.put("order", order.id().toString());
        things.put("number", order.contract().number().value());
        things.put("basket", next.basket().id().toString());
        things.put("basketVersion", Long.toString(next.basket().version()));
        things.put("total", Long.toString(next.total().minor()));
    }

    /** Taken by card, and a cent of it that did not go back. */
    private void charged(Map<String, String> things, OrderId order) {
        var cent = new GiveBack.Wanted(RefundId.fresh(), Money.euro(1), Refund.Reason.GOODWILL);
        PAYMENTS.failRefunds(kern);
        as(staffOf(ERLENGRUND, kern), giveBack.with(kern, order, cent));
        settle();
        PAYMENTS.accept(kern);
        things.put("charged", order.toString());
        things.put("failedRefund", cent.id().toString());
    }

    /** Handed over to her, and what she said of it. */
    private void received(Map<String, String> things, Purchase purchase) {
        var order = ordersOf(purchase).getFirst().id();
        as(staffOf(ERLENGRUND, kern), handOver.atTheShop(kern, order, new HandOver.Proof.Vouched()));
        var rating = new Rating(5, "Frisch und gut.", true, Map.of());
        var holder = new Holder(johanna.account(), null, null);
        var said = in(ERLENGRUND, () -> writeReview.with(purchase.id(), order, holder, rating));
        things.put("received", purchase.id().toString());
        things.put("receivedOrder", order.toString());
        things.put("review", said.review().id().toString());
    }

    /** The bread of the listing, every week. */
    private void standing(Map<String, String> things) {
        var id = StandingId.fresh();
        var lines = List.of(new WantedLine(VariantId.of(things.get("variant")), 1, Rhythm.EVERY_WEEK));
        var seen = in(ERLENGRUND, () -> priceBasket.of(Wanted.basket(id, lines)));
        var way = in(ERLENGRUND, () -> offerHandOver.to(WEIDENBACH.code(), seen.merchants())).choices().stream()
                .filter(choice -> choice.kind().equals("door"))
                .reduce((_, last) -> last)
                .orElseThrow();
        var shown = seen.total().plus(way.fee());
        var choices = new Choices(WEIDENBACH.code(), way.key(), PayBy.ON_ACCOUNT, false, Language.DE);
        var wanted = new Wanted(id, lines, JOHANNA, choices, shown, URI.create("http://localhost:8080"));
        var agreed = as(signedIn(ERLENGRUND, johanna.account()), agree.with(wanted));
        things.put("standing", id.toString());
        things.put("standingNumber", agreed.number().value());
        things.put("standingDay", way.arrival().date().toString());
        things.put("standingWay", way.key());
        things.put("standingTotal", Long.toString(shown.minor()));
    }

    private void withdrawal(Map<String, String> things) {
        var words = new Declaration("Johanna Berger", things.get("number"), "", "", "johanna@example.org");
        var withdrawal = in(ERLENGRUND, () -> declareWithdrawal.with(UUID.randomUUID(), Language.DE, words));
        var opened = as(staffOf(ERLENGRUND, kern), cases.list(kern, null, 1));
        things.put("withdrawal", withdrawal.id().toString());
        things.put("case", opened.getFirst().id().toString());
    }

    /** Something of hers on the road, on a vehicle of its own, given to Hansen. */
    private void tour(Map<String, String> things, Purchase purchase) {
        var day = deliveriesOf(purchase).getFirst().day();
        as(dispatcher(), planTours.of(day));
        var delivery = deliveriesOf(purchase).getFirst();
        as(dispatcher(), giveTour.to(delivery.tour(), hansen.account()));
        things.put("day", day.toString());
        things.put("delivery", delivery.id().toString());
        things.put("tour", delivery.tour().toString());
        things.put("stop", "door-" + delivery.id());
        things.put("toured", ordersOf(purchase).getFirst().id().toString());
        things.put("hansen", hansen.account().toString());
        var network = in(ERLENGRUND, networks::here);
        things.put("vehicle", network.vehicles().getFirst().slug());
    }

    private void paper(Map<String, String> things) {
        var paper = in(ERLENGRUND, () -> papers.keep("%PDF-1.7 a contract".getBytes(StandardCharsets.US_ASCII)));
        things.put("paper", in(ERLENGRUND, () -> papers.link(paper)).replace("/files/private/", ""));
    }

    /** A colleague of hers who is also a carer, and what others are invited to. */
    private void people(Map<String, String> things) {
        var carer = new Grant(Role.CARER, null);
        var clerk = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, kern), carer);
        var operator = signedIn(ERLENGRUND, anna.account(), new Grant(Role.OPERATOR, null));
        as(operator, countyPeople.invite("post@carer.example", Role.CARER).thenReturn(true));
        as(staffOf(ERLENGRUND, kern), staff.invite(kern, "post@clerk.example").thenReturn(true));
        things.put("role", Role.CARER.name());
        things.put("clerk", clerk.account().toString());
        var person = signedIn(ERLENGRUND, anna.account(), new Grant(Role.MERCHANT_STAFF, kern));
        as(person, apiKeys.issue(kern, "Kasse", Set.of()));
        things.put("key", as(person, apiKeys.list(kern)).getFirst().id().toString());
        things.put("newBasket", UUID.randomUUID().toString());
        things.put("newKey", UUID.randomUUID().toString());
        things.put(
                "invitation",
                as(operator, countyPeople.invited()).getFirst().id().toString());
        things.put(
                "staffInvitation",
                as(staffOf(ERLENGRUND, kern), staff.invited(kern))
                        .getFirst()
                        .id()
                        .toString());
    }

    /** A shop known from the map alone. */
    private String unclaimed() {
        try {
            var file = Files.createTempFile("shop", ".osm.pbf");
            var tags = Map.of("shop", "books", "name", "Buch am Markt");
            new SmallMap().node(System.nanoTime(), 50.1, 11.2, tags).pbf(file);
            as(signedIn(ERLENGRUND, AccountId.fresh(), new Grant(Role.OPERATOR, null)), importShops.from(file));
            Files.delete(file);
            return in(ERLENGRUND, () -> merchants.listIn("unclaimed", null, 100))
                    .getLast()
                    .id()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A letter that was put aside. */
    private static String letter() {
        var id = UUID.randomUUID().toString();
        try (var feed = database().feed().connect();
                var statement = feed.createStatement()) {
            statement.execute("""
                insert into letters.letter (county, id, kind, about, cause, queued_at, next_at, outcome, closed_at, reason)
                values ('%s', '%s', 'ORDER_RECEIPT', '%s', '%s', now(), now(), 'PARKED', now(), 'no such mailbox')
                """.formatted(ERLENGRUND, id, id, id));
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
