package marketplace.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import marketplace.billing.Charge;
import marketplace.billing.Payments;
import marketplace.billing.PaymentsDouble.Fault;
import marketplace.merchants.Stall;
import marketplace.orders.AcceptOrder;
import marketplace.orders.CancelOrder;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.OrderState;
import marketplace.orders.PackOrder;
import marketplace.orders.Payment;
import marketplace.orders.Purchase;
import marketplace.outbox.DueRunner;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.VariantId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every step of ordering and paying fails once, before it counts and after; then money and goods are counted. */
class KilledCheckOutTest extends MarketTest {
    private static final int STOCK = 10;

    @Autowired
    private Payments payments;

    @Autowired
    private AcceptOrder accept;

    @Autowired
    private PackOrder pack;

    @Autowired
    private CancelOrder cancel;

    @Autowired
    private DueRunner due;

    /** The statement or the commit that writes this table fails: nothing of the purchase is there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkout.basket",
                "catalog.reservation",
                "billing.preparation",
                "orders.purchase",
                "orders.recipient",
                "orders.merchant_order",
                "orders.step",
                "outbox.event",
                "outbox.due"
            })
    void a_checkout_that_fails_in_the_middle_leaves_nothing_and_can_be_repeated(String table) {
        var bread = selling(kern, 480, STOCK);
        var asked = asked(guest, filled(guest, Map.of(bread, 2)));

        breaking(table, "");
        assertThatExceptionOfType(Exception.class).isThrownBy(() -> bought(asked));
        breaking(table, "at commit");
        assertThatExceptionOfType(Exception.class).isThrownBy(() -> bought(asked));
        mended(table);

        assertThat(left(bread)).isEqualTo(STOCK);
        assertThat(ordersOf(bought(asked))).hasSize(1);
        assertThat(left(bread)).isEqualTo(STOCK - 2);
    }

    /** The call to payments never arrives, or its answer gets lost. */
    @ParameterizedTest
    @CsvSource({
        "start, BEFORE",
        "start, AFTER",
        "purchase, BEFORE",
        "put-look, AFTER",
        "put-methods, AFTER",
        "try, BEFORE",
        "try, AFTER",
        "feed, BEFORE",
        "feed, AFTER",
        "capture, BEFORE",
        "capture, AFTER"
    })
    void whatever_call_is_lost_every_order_is_charged_once(String kind, Fault fault) {
        var bread = selling(kern, 480, STOCK);
        var meat = selling(rau, 690, STOCK);
        var purchase = bought(asked(guest, filled(guest, Map.of(bread, 2, meat, 1))));

        PAYMENTS.fail(kind, fault);
        paid(purchase);
        ordersOf(purchase).forEach(order -> done(order));
        patiently();

        assertThat(ordersOf(purchase))
                .allSatisfy(order -> assertThat(order.payment().status()).isEqualTo(Payment.Status.CAPTURED))
                .allSatisfy(order -> assertThat(taken(order.id())).isEqualTo(order.total()));
        conserved(purchase, Map.of(bread, 2, meat, 1));
    }

    /** One thing is called off while the call to payments gets lost. */
    @ParameterizedTest
    @CsvSource({"release, BEFORE", "release, AFTER", "feed, BEFORE"})
    void what_is_called_off_is_released_and_given_back(String kind, Fault fault) {
        var bread = selling(kern, 480, STOCK);
        var meat = selling(rau, 690, STOCK);
        var purchase = bought(asked(guest, filled(guest, Map.of(bread, 2, meat, 1))));
        paid(purchase);
        var first = ordersOf(purchase).getFirst();

        PAYMENTS.fail(kind, fault);
        in(ERLENGRUND, () -> cancel.of(purchase.id(), first.id(), new Holder(null, guest.visit(), null)));
        patiently();

        assertThat(PAYMENTS.charge(first.id()).path("state").asString()).isEqualTo("RELEASED");
        assertThat(ordersOf(purchase))
                .filteredOn(order -> order.id().equals(first.id()))
                .allSatisfy(order -> assertThat(order.payment().status()).isEqualTo(Payment.Status.RELEASED));
        conserved(purchase, Map.of(bread, 2, meat, 1));
    }

    /** As a buyer who tries again when a page fails. */
    private void paid(Purchase purchase) {
        insisting(() -> in(ERLENGRUND, () -> payments.begin(purchase.id())));
        insisting(() -> in(ERLENGRUND, () -> payments.page(purchase.id())));
        PAYMENTS.enterCard(purchase.id());
        insisting(() -> in(ERLENGRUND, () -> payments.back(purchase.id())));
        patiently();
        assertThat(ordersOf(purchase)).extracting(Order::state).hasOnlyElementsOfType(OrderState.Secured.class);
    }

    private void done(Order order) {
        var staff = Stall.staffOf(ERLENGRUND, order.merchant());
        Stall.as(staff, accept.of(order.merchant(), order.id()));
        Stall.as(staff, pack.of(order.merchant(), order.id(), Map.of()));
    }

    private static void insisting(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException _) {
            step.run();
        }
    }

    /** What failed is tried again until everything has settled. */
    private void patiently() {
        for (var round = 0; round < 3; round++) {
            try {
                settle();
            } catch (RuntimeException _) {
                settle();
            }
        }
        due.runDue().block();
    }

    private Money taken(OrderId order) {
        return Money.euro(PAYMENTS.charge(order).path("captured").asLong());
    }

    /** Reserved, sold and free add up; a charge per order, never more than the order; nothing open. */
    private void conserved(Purchase purchase, Map<VariantId, Integer> wanted) {
        assertThat(PAYMENTS.untaken()).isEmpty();
        var found = ordersOf(purchase);
        wanted.forEach(
                (variant, _) -> assertThat(left(variant) + gone(found, variant)).isEqualTo(STOCK));
        assertThat(found).noneMatch(order -> order.state() instanceof OrderState.Placed);
        assertThat(found)
                .allSatisfy(order -> assertThat(Charge.State.valueOf(
                                PAYMENTS.charge(order.id()).path("state").asString()))
                        .isIn(Charge.State.AUTHORISED, Charge.State.CAPTURED, Charge.State.RELEASED));
    }

    private static int gone(List<Order> found, VariantId variant) {
        return found.stream()
                .filter(order -> !order.state().isCalledOff())
                .flatMap(order -> order.lines().stream())
                .filter(line -> line.sold().variant().equals(variant))
                .mapToInt(line -> line.measure().count())
                .sum();
    }

    private void breaking(String table, String when) {
        mended(table);
        owner("create or replace function public.broken() returns trigger language plpgsql as "
                + "$$ begin raise exception 'broken on purpose'; end $$");
        owner(
                when.isEmpty()
                        ? "create trigger broken before insert or update on " + table
                                + " for each row execute function public.broken()"
                        : "create constraint trigger broken after insert or update on " + table
                                + " deferrable initially deferred for each row execute function public.broken()");
    }

    private void mended(String table) {
        owner("drop trigger if exists broken on " + table);
    }
}
