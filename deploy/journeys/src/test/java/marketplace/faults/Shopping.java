package marketplace.faults;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** What people do: buy and get, change their minds, are refused, take the last piece, walk away. */
final class Shopping {
    private final Market market;

    Shopping(Market market) {
        this.market = market;
    }

    /** One of each kind, and two of the longest way. */
    List<Callable<Void>> buyers() {
        return List.of(
                this::buysFromTwo,
                this::changesHerMind,
                this::isRefusedByOne,
                this::takesTheLast,
                this::walksAway,
                this::waitsForHerDay,
                this::isLetDown,
                this::isLetDown);
    }

    /** Two merchants, one card, both pack. */
    private Void buysFromTwo() {
        var guest = market.guest();
        var purchase = guest.order(List.of(variant(0), variant(1)));
        guest.pay(purchase, Bank.GOOD);
        ordersOf(purchase).forEach(order -> fulfil(order));
        return null;
    }

    /** One merchant; cancelled once paid. */
    private Void changesHerMind() {
        var guest = market.guest();
        var purchase = guest.order(List.of(variant(0)));
        guest.pay(purchase, Bank.GOOD);
        guest.cancel(purchase);
        return null;
    }

    /** Two merchants, and a card without funds first; one refuses. */
    private Void isRefusedByOne() {
        var guest = market.guest();
        var purchase = guest.order(List.of(variant(1), variant(2)));
        guest.pay(purchase, Bank.EMPTY, Bank.GOOD);
        var orders = ordersOf(purchase);
        till(orders.getFirst(), "refuse", "{\"reason\": \"SOLD_OUT\"}");
        fulfil(orders.getLast());
        return null;
    }

    /** One merchant's last piece, cancelled, so that it comes back. */
    private Void takesTheLast() {
        var guest = market.guest();
        var purchase = guest.order(List.of(variant(3)));
        guest.pay(purchase, Bank.EMPTY, Bank.GOOD);
        guest.cancel(purchase);
        return null;
    }

    /** Two merchants, ordered and never paid. */
    private Void walksAway() {
        market.guest().order(List.of(variant(0), variant(2)));
        return null;
    }

    /** Two merchants, for a day weeks ahead: held when the time comes, packed. */
    private Void waitsForHerDay() {
        var purchase = keptForLater(variant(0), variant(1));
        falls("billing.hold", purchase, () -> ordersOf(purchase).stream().allMatch(one -> isPaid(one, "AUTHORISED")));
        ordersOf(purchase).forEach(this::fulfil);
        return null;
    }

    /** The same of one merchant, who refuses when the money is taken; it goes back, and her card is forgotten. */
    private Void isLetDown() {
        var purchase = keptForLater(variant(2));
        var order = ordersOf(purchase).getFirst();
        till(order, "accept", "{}");
        falls("billing.hold", purchase, () -> isPaid(order, "AUTHORISED"));
        falls("billing.take", order.id(), () -> isPaid(order, "CAPTURED"));
        till(order, "refuse", "{\"reason\": \"SOLD_OUT\"}");
        falls("billing.forget", purchase, () -> isForgotten(purchase));
        return null;
    }

    private UUID keptForLater(UUID... variants) {
        var guest = market.guest();
        var purchase = guest.orderForLater(List.of(variants));
        guest.pay(purchase, Bank.GOOD);
        return purchase;
    }

    /** What is planned falls due now, and is done. */
    private void falls(String what, UUID about, BooleanSupplier isDone) {
        var done = Patience.insist(
                () -> {
                    market.core()
                            .run("update outbox.due set at = now() where what = '%s' and subject = '%s' and at > now()"
                                    .formatted(what, about));
                    return isDone.getAsBoolean();
                },
                it -> it);
        if (!done) {
            throw new AssertionError(what + " of " + about + " was not done");
        }
    }

    private boolean isPaid(Ordered order, String payment) {
        return market.core()
                .one("select payment from orders.merchant_order where id = '" + order.id() + "'", String.class)
                .equals(payment);
    }

    private boolean isForgotten(UUID purchase) {
        return market.payments()
                .one("select state from charges.method where purchase = '" + purchase + "'", String.class)
                .equals("GONE");
    }

    private UUID variant(int index) {
        return market.goods().get(index).variant();
    }

    private record Ordered(UUID id, UUID merchant) {}

    private List<Ordered> ordersOf(UUID purchase) {
        return market.core()
                .list(
                        "select id, merchant from orders.merchant_order where purchase = '" + purchase
                                + "' order by id",
                        row -> new Ordered((UUID) row.get("id"), (UUID) row.get("merchant")));
    }

    private void fulfil(Ordered order) {
        till(order, "accept", "{}");
        till(order, "pack", "{\"weights\": []}");
    }

    /** Until the merchant may: her order is secured a moment after the payment is. */
    private void till(Ordered order, String step, String body) {
        var answer = Patience.insist(
                () -> market.deskOf(order.merchant()).postJson("/orders/" + order.id() + "/" + step, body),
                it -> it.status() == 200);
        if (answer.status() != 200) {
            throw new AssertionError(step + " of " + order + ": " + answer);
        }
    }
}
