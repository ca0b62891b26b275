package marketplace.payments.sandbox.hooks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import marketplace.payments.sandbox.wire.Form;

/** What goes wrong with deliveries, by order: lost, doubled, shuffled, late. */
final class Mischief {

    /** What befalls a delivery. */
    enum Kind {
        DROP,
        DUPLICATE,
        SHUFFLE,
        DELAY
    }

    private final List<Order> orders = new ArrayList<>();
    private final List<String> held = new ArrayList<>();

    private static final class Order {
        private final Kind kind;
        private final String type;
        private final Duration pause;
        private final int size;
        private int left;

        private Order(Form form) {
            kind = Kind.valueOf(form.need("kind"));
            type = form.text("type").orElse(".*");
            pause = Duration.ofMillis(form.number("millis").orElse(1_000));
            size = (int) form.number("times").orElse(1);
            left = size;
        }
    }

    /** An event to be sent after a wait. */
    record Planned(String event, Duration pause) {}

    synchronized void order(Form form) {
        orders.add(new Order(form));
    }

    /** Forgets all orders; gives what a shuffle still held back. */
    synchronized List<String> clear() {
        orders.clear();
        var released = List.copyOf(held);
        held.clear();
        return released;
    }

    /** Whether a shuffle holds the event back. */
    synchronized boolean holds(String event) {
        return held.contains(event);
    }

    /** What becomes of an event: nothing, one or several deliveries. */
    synchronized List<Planned> treat(String event, String type) {
        for (Order order : orders) {
            if (order.left > 0 && type.matches(order.type)) {
                order.left--;
                return befall(order, event);
            }
        }
        return List.of(new Planned(event, Duration.ZERO));
    }

    private List<Planned> befall(Order order, String event) {
        return switch (order.kind) {
            case DROP -> List.of();
            case DUPLICATE -> Collections.nCopies(2, new Planned(event, Duration.ZERO));
            case DELAY -> List.of(new Planned(event, order.pause));
            case SHUFFLE -> shuffle(order, event);
        };
    }

    private List<Planned> shuffle(Order order, String event) {
        held.add(event);
        if (order.left > 0) {
            return List.of();
        }
        var released = new ArrayList<Planned>();
        held.reversed().forEach(one -> released.add(new Planned(one, Duration.ofMillis(50L * released.size()))));
        held.clear();
        return released;
    }
}
