package marketplace.billing;

import java.util.List;
import java.util.Map;
import marketplace.checkout.MarketTest;
import marketplace.checkout.Owner;
import marketplace.merchants.Stall;
import marketplace.orders.AcceptOrder;
import marketplace.orders.Order;
import marketplace.orders.PackOrder;
import marketplace.orders.Purchase;
import marketplace.shared.OrderId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** An order of ten euro, packed and its money taken by card. */
public abstract class TakenByCard extends MarketTest {
    protected static final long TAKEN = 1000;

    @Autowired
    protected GiveBack giveBack;

    @Autowired
    private Payments payments;

    @Autowired
    private AcceptOrder accept;

    @Autowired
    private PackOrder pack;

    protected Person johanna;
    protected Purchase purchase;

    /** The list of what was given up is short enough to show everything. */
    @BeforeEach
    void nothing_was_left_by_others() {
        owner("set app.county = '99001'; delete from outbox.due where parked_at is not null;"
                + " delete from outbox.waiting where parked_at is not null");
    }

    @BeforeEach
    void an_order_paid_for() {
        johanna = person(ERLENGRUND);
        var owner = new Owner(johanna.account(), null);
        purchase = bought(asked(owner, filled(owner, Map.of(selling(kern, TAKEN, 10), 1))));
        in(ERLENGRUND, () -> payments.begin(purchase.id()));
        PAYMENTS.enterCard(purchase.id());
        settle();
        var staff = Stall.staffOf(ERLENGRUND, kern);
        Stall.as(staff, accept.of(kern, id()));
        Stall.as(staff, pack.of(kern, id(), Map.of()));
        settle();
    }

    @AfterEach
    void good_again() {
        PAYMENTS.accept(kern);
    }

    protected Order order() {
        return ordersOf(purchase).getFirst();
    }

    protected OrderId id() {
        return order().id();
    }

    protected List<Refund> refunds() {
        return Stall.as(Stall.staffOf(ERLENGRUND, kern), giveBack.standing(kern, id()))
                .refunds();
    }

    /** What failed is tried again until everything has settled. */
    protected void patiently() {
        for (var round = 0; round < 6; round++) {
            followers.catchUp().onErrorComplete().block();
            pausesAreOver();
        }
    }
}
