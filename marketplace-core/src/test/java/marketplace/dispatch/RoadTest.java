package marketplace.dispatch;

import static marketplace.shared.AcrossCounties.DUE;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.checkout.CheckOut.Asked;
import marketplace.checkout.CheckOut.Choices;
import marketplace.checkout.MarketTest;
import marketplace.checkout.Owner;
import marketplace.delivery.OfferHandOver;
import marketplace.delivery.Village;
import marketplace.merchants.Stall;
import marketplace.orders.AcceptOrder;
import marketplace.orders.Order;
import marketplace.orders.PackOrder;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.pages.Language;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A village that is brought to, a dispatcher, a courier; for the tests of deliveries and tours. */
public abstract class RoadTest extends MarketTest {
    @Autowired
    private Village village;

    @Autowired
    private OfferHandOver offer;

    @Autowired
    private AcceptOrder accept;

    @Autowired
    private PackOrder pack;

    @Autowired
    private Sql roads;

    @Autowired
    protected Deliveries deliveries;

    @Autowired
    protected Tours tours;

    protected Person lorenz;
    protected Person hansen;

    @BeforeEach
    protected void an_empty_road() {
        for (var table : List.of("tour", "parcel", "delivery")) {
            roads.across(DUE, "test.empty-road", "delete from dispatch." + table)
                    .run()
                    .block();
        }
        roads.across(DUE, "test.no-couriers", "delete from accounts.granted where role = 'COURIER'")
                .run()
                .block();
        village.servedBy(ERLENGRUND, WEIDENBACH.code(), "wagen-" + UUID.randomUUID());
        lorenz = person(ERLENGRUND, new Grant(Role.DISPATCHER, null));
        hansen = person(ERLENGRUND, new Grant(Role.COURIER, null));
    }

    protected SignedIn dispatcher() {
        return Stall.signedIn(ERLENGRUND, lorenz.account(), new Grant(Role.DISPATCHER, null));
    }

    protected SignedIn courier() {
        return Stall.signedIn(ERLENGRUND, hansen.account(), new Grant(Role.COURIER, null));
    }

    /** A household with an account. */
    protected Owner household() {
        return new Owner(person(ERLENGRUND).account(), null);
    }

    protected static Owner aGuest() {
        return new Owner(null, UUID.randomUUID());
    }

    /** Ordered to the door for the day that is offered so many days on; on account, so that it is sure at once. */
    protected Purchase ordered(Owner owner, int nth, Map<VariantId, Integer> wanted) {
        return ordered(owner, "door", nth, wanted);
    }

    protected Purchase ordered(Owner owner, String kind, int nth, Map<VariantId, Integer> wanted) {
        var purchase = placed(owner, kind, nth, wanted);
        settle();
        return purchase;
    }

    /** The same, and nobody has heard of it yet. */
    protected Purchase placed(Owner owner, String kind, int nth, Map<VariantId, Integer> wanted) {
        var seen = filled(owner, wanted);
        var way = in(ERLENGRUND, () -> offer.to(WEIDENBACH.code(), seen.merchants())).choices().stream()
                .filter(choice -> choice.kind().equals(kind))
                .skip(nth)
                .findFirst()
                .orElseThrow();
        var choices = new Choices(WEIDENBACH.code(), way.key(), PayBy.ON_ACCOUNT, true, Language.DE);
        return bought(new Asked(
                owner,
                seen.basket().id(),
                seen.basket().version(),
                seen.total().plus(way.fee()),
                JOHANNA,
                choices,
                URI.create("http://localhost:8080")));
    }

    protected void packed(Purchase purchase) {
        ordersOf(purchase).forEach(this::packed);
        settle();
    }

    protected void packed(Order order) {
        var staff = Stall.staffOf(ERLENGRUND, order.merchant());
        Stall.as(staff, accept.of(order.merchant(), order.id()));
        Stall.as(staff, pack.of(order.merchant(), order.id(), Map.of()));
    }

    protected List<Delivery> deliveriesOf(Purchase purchase) {
        return in(ERLENGRUND, () -> deliveries.of(purchase.id()));
    }

    protected static LocalDate dayOf(Order order) {
        return order.contract().fulfilment().deliveryDay().orElseThrow();
    }
}
