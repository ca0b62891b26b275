package marketplace.checkout;

import static marketplace.catalog.ListingFixture.aListing;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static marketplace.shared.AcrossCounties.FEED;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import marketplace.CoreTest;
import marketplace.billing.PaymentsDouble;
import marketplace.catalog.Details;
import marketplace.catalog.EditListing;
import marketplace.catalog.ListingFixture;
import marketplace.catalog.Listings;
import marketplace.catalog.PriceVariants;
import marketplace.catalog.PricedVariant;
import marketplace.catalog.Supply;
import marketplace.catalog.Variant;
import marketplace.checkout.CheckOut.Asked;
import marketplace.checkout.CheckOut.Choices;
import marketplace.counties.Strategies;
import marketplace.merchants.MarkPayable;
import marketplace.merchants.Stall;
import marketplace.orders.Order;
import marketplace.orders.Orders;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.orders.Recipient;
import marketplace.outbox.FollowerRunner;
import marketplace.pages.Language;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A market of two merchants with payments beside it; all tests of ordering and paying share one started core. */
public abstract class MarketTest extends CoreTest {
    private static final long LOTS = 100_000_000;
    private static final int MOST_ROUNDS = 60;
    protected static final PaymentsDouble PAYMENTS = new PaymentsDouble();
    protected static final Recipient JOHANNA =
            new Recipient("Johanna", "Berger", "Lindenweg 7", "99998", "Weidenbach", "johanna@example.org", null, null);

    @Autowired
    protected Stall stall;

    @Autowired
    private Strategies strategies;

    @Autowired
    private JsonMapper json;

    @Autowired
    protected EditListing editListing;

    @Autowired
    protected Listings listings;

    @Autowired
    protected MarkPayable markPayable;

    @Autowired
    protected PriceVariants variants;

    @Autowired
    protected FillBasket fillBasket;

    @Autowired
    protected Baskets baskets;

    @Autowired
    protected PriceBasket priceBasket;

    @Autowired
    protected CheckOut checkOut;

    @Autowired
    protected Orders orders;

    @Autowired
    protected FollowerRunner followers;

    @Autowired
    private Sql sql;

    protected MerchantId kern;
    protected MerchantId rau;
    protected final Owner guest = new Owner(null, UUID.randomUUID());

    @DynamicPropertySource
    static void payments(DynamicPropertyRegistry registry) {
        registry.add("billing.payments", PAYMENTS::url);
        registry.add("keycloak.url", PAYMENTS::url);
    }

    /** On account, as much as all tests of a county together owe. */
    protected void onAccount(long limitCents) {
        var switches = "{\"on_account\": true, \"on_account_limit_cents\": %d}".formatted(limitCents);
        decided(switches);
    }

    /** What the county decides for as long as a test lasts. */
    protected void decided(String switches) {
        in(ERLENGRUND, () -> strategies.decide(json.readTree(switches)));
    }

    @BeforeEach
    protected void two_merchants() {
        onAccount(LOTS);
        kern = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        rau = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Metzgerei Rau", WEIDENBACH.code());
    }

    /** A published listing of one variant with so many left. */
    protected VariantId selling(MerchantId merchant, long cents, int stock) {
        return selling(merchant, listing -> listing.at(cents, stock));
    }

    protected VariantId selling(MerchantId merchant, UnaryOperator<ListingFixture> what) {
        var staff = staffOf(ERLENGRUND, merchant);
        var draft = as(staff, editListing.draft(merchant, what.apply(aListing()).details()));
        as(staff, editListing.publish(draft.id()));
        return draft.details().variants().getFirst().id();
    }

    protected PricedBasket filled(Owner owner, Map<VariantId, Integer> wanted) {
        wanted.forEach((variant, pieces) -> in(ERLENGRUND, () -> fillBasket.set(owner, variant, pieces)));
        return in(ERLENGRUND, () -> baskets.mine(owner).flatMap(priceBasket::of));
    }

    protected static Asked asked(Owner owner, PricedBasket seen) {
        return asked(owner, seen, PayBy.ONLINE);
    }

    protected static Asked asked(Owner owner, PricedBasket seen, PayBy payBy) {
        return asked(owner, seen, payBy, seen.total());
    }

    protected static Asked asked(Owner owner, PricedBasket seen, PayBy payBy, Money shown) {
        var choices = new Choices(WEIDENBACH.code(), "pickup", payBy, true, Language.DE);
        var site = URI.create("http://localhost:8080");
        return new Asked(owner, seen.basket().id(), seen.basket().version(), shown, JOHANNA, choices, site);
    }

    /** What a client sends that shows our button: all of this basket, for Johanna to fetch, on account. */
    protected static Map<String, Object> button(JsonNode basket) {
        return Map.of(
                "basket",
                basket.path("id").asString(),
                "version",
                basket.path("version").asLong(),
                "shown",
                basket.path("total").asLong(),
                "recipient",
                Map.of(
                        "givenName", JOHANNA.givenName(),
                        "familyName", JOHANNA.familyName(),
                        "street", JOHANNA.street(),
                        "postcode", JOHANNA.postcode(),
                        "town", JOHANNA.town(),
                        "mail", "johanna@example.org"),
                "place",
                "weidenbach",
                "handOver",
                "pickup",
                "payBy",
                "ON_ACCOUNT",
                "language",
                "DE");
    }

    protected Purchase bought(Asked asked) {
        return in(ERLENGRUND, () -> checkOut.with(asked));
    }

    protected List<Order> ordersOf(Purchase purchase) {
        return in(ERLENGRUND, () -> orders.list(purchase.id()));
    }

    /** Everybody has heard everything there is to hear, also what others left waiting; some news leads to more. */
    protected void settle() {
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var said = said();
            followers.catchUp().block();
            if (said.equals(said())) {
                return;
            }
        }
        throw new AssertionError("There is still news after %d rounds: %s".formatted(MOST_ROUNDS, said()));
    }

    /** How far the news of both services have come, and what waits for another try. */
    private String said() {
        var here =
                sql.across(FEED, "test.said", """
                    select concat_ws(' ',
                      (select max(seq) from outbox.event), (select string_agg(id::text, ' ') from outbox.waiting)) as said
                    """).find(row -> row.text("said")).block();
        return here + " and " + PAYMENTS.told();
    }

    /** The pauses after what failed are over. */
    protected void pausesAreOver() {
        owner("set app.county = '99001'; update outbox.waiting set next_at = now()");
    }

    /** What is left of it to sell. */
    protected int left(VariantId variant) {
        return sold(variant).variant().supply() instanceof Supply.Counted(var left) ? left : -1;
    }

    /** The payment house takes cards for her. */
    protected void payable(MerchantId merchant) {
        in(ERLENGRUND, () -> markPayable.with(merchant, true));
    }

    /** From now on it costs something else. */
    protected void reprice(VariantId variant, long cents) {
        var now = sold(variant);
        var listing = in(ERLENGRUND, () -> listings.get(now.listing()));
        as(staffOf(ERLENGRUND, now.merchant()), editListing.edit(now.listing(), at(cents, listing.details())));
    }

    private static Details at(long cents, Details old) {
        var one = old.variants().getFirst();
        var dearer = new Variant(
                one.id(),
                one.name(),
                null,
                null,
                Money.euro(cents),
                one.tax(),
                one.deposit(),
                one.measure(),
                one.supply());
        return new Details(
                old.pricing(),
                old.category(),
                old.title(),
                old.description(),
                null,
                old.facts(),
                List.of(dearer),
                List.of());
    }

    private PricedVariant sold(VariantId variant) {
        return in(ERLENGRUND, () -> variants.of(List.of(variant))).getFirst();
    }

    /** A statement by the owner of the database, for what only a fault would do. */
    protected static synchronized void owner(String statement) {
        try (var step = Owned.CONNECTION.createStatement()) {
            step.execute("reset app.county");
            step.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps the one connection of all tests. */
    private static final class Owned {
        private static final Connection CONNECTION = connection();

        private static Connection connection() {
            try {
                return database().owner().connect();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
