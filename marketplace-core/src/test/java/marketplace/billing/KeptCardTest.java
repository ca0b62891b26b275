package marketplace.billing;

import java.net.URI;
import java.util.Map;
import marketplace.checkout.CheckOut.Asked;
import marketplace.checkout.CheckOut.Choices;
import marketplace.checkout.MarketTest;
import marketplace.checkout.PricedBasket;
import marketplace.delivery.HandOverChoice;
import marketplace.delivery.OfferHandOver;
import marketplace.delivery.Village;
import marketplace.merchants.Stall;
import marketplace.orders.AcceptOrder;
import marketplace.orders.HandOver;
import marketplace.orders.Order;
import marketplace.orders.PackOrder;
import marketplace.orders.PayBy;
import marketplace.orders.Payment.Status;
import marketplace.orders.Purchase;
import marketplace.orders.RefuseOrder;
import marketplace.outbox.DueRunner;
import marketplace.pages.Language;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A purchase of one merchant for a day beyond the reach of a hold, its card kept, the order accepted. */
abstract class KeptCardTest extends MarketTest {
    protected static final int STOCK = 10;

    @Autowired
    protected Payments payments;

    @Autowired
    protected AcceptOrder accept;

    @Autowired
    protected RefuseOrder refuse;

    @Autowired
    protected PackOrder pack;

    @Autowired
    protected HandOver handOver;

    @Autowired
    protected DueRunner due;

    @Autowired
    protected Village village;

    @Autowired
    protected OfferHandOver offer;

    protected VariantId bread;
    protected Purchase purchase;

    @BeforeEach
    void accepted_for_a_day_weeks_ahead() {
        village.servedWeekly(ERLENGRUND, WEIDENBACH.code());
        bread = selling(kern, 480, STOCK);
        purchase = orderedFor(bread);
        accepted(order());
    }

    @AfterEach
    void good_again() {
        PAYMENTS.accept(kern);
    }

    protected void theDayComes() {
        itIsTheDay();
        falls("billing.hold", purchase.id());
    }

    protected void itIsTheDay() {
        owner("set app.county = '99001'; update billing.preparation set hold_at = now() - interval '1 minute'"
                + " where purchase = '" + purchase.id() + "'");
    }

    /** The work planned about it falls due now. */
    protected void falls(String what, Object about) {
        isDue(what, about);
        due.runDue().block();
        patiently();
    }

    protected void isDue(String what, Object about) {
        owner("set app.county = '99001'; update outbox.due set at = now() - interval '1 second'"
                + " where what = '%s' and subject = '%s'".formatted(what, about));
    }

    protected void aDayPasses() {
        dayIsOver();
        due.runDue().block();
        patiently();
    }

    protected void dayIsOver() {
        owner("set app.county = '99001'; update orders.merchant_order set state_until = now() - interval '1 second'"
                + " where state_until is not null and id = '" + order().id() + "'");
        isDue("orders.lapse", order().id());
    }

    /** What failed is tried again until everything has settled. */
    protected void patiently() {
        for (var round = 0; round < 6; round++) {
            followers.catchUp().onErrorComplete().block();
            pausesAreOver();
        }
    }

    protected Purchase orderedFor(VariantId variant) {
        var bought = bought(asked(filled(guest, Map.of(variant, 1))));
        in(ERLENGRUND, () -> payments.begin(bought.id()));
        in(ERLENGRUND, () -> payments.page(bought.id()));
        PAYMENTS.enterCard(bought.id());
        settle();
        return bought;
    }

    protected Asked asked(PricedBasket seen) {
        var far = in(ERLENGRUND, () -> offer.to(WEIDENBACH.code(), seen.merchants())).choices().stream()
                .filter(choice -> choice.kind().equals("door"))
                .reduce((_, last) -> last)
                .orElseThrow();
        return asked(seen, far);
    }

    protected Asked asked(PricedBasket seen, HandOverChoice way) {
        var choices = new Choices(WEIDENBACH.code(), way.key(), PayBy.ONLINE, true, Language.DE);
        return new Asked(
                guest,
                seen.basket().id(),
                seen.basket().version(),
                seen.total().plus(way.fee()),
                JOHANNA,
                choices,
                URI.create("http://localhost:8080"));
    }

    /** What the buyer sees on the payment page. */
    protected NextStep next() {
        return NextStep.of(in(ERLENGRUND, () -> payments.begin(purchase.id())));
    }

    protected void accepted(Order order) {
        Stall.as(Stall.staffOf(ERLENGRUND, kern), accept.of(kern, order.id()));
        settle();
    }

    protected void packed(Order order) {
        Stall.as(Stall.staffOf(ERLENGRUND, kern), pack.of(kern, order.id(), Map.of()));
    }

    protected Order handedOver(Order order) {
        return Stall.as(
                Stall.staffOf(ERLENGRUND, kern), handOver.atTheShop(kern, order.id(), new HandOver.Proof.Vouched()));
    }

    protected Order order() {
        return ordersOf(purchase).getFirst();
    }

    protected Status status() {
        return order().payment().status();
    }

    protected String charged() {
        return PAYMENTS.charge(order().id()).path("state").asString();
    }
}
