package marketplace.orders;

import static java.util.stream.Collectors.joining;
import static marketplace.orders.OrderFixture.ANSWER_BY;
import static marketplace.orders.OrderFixture.IN_TIME;
import static marketplace.orders.OrderFixture.NOON;
import static marketplace.orders.OrderFixture.allOf;
import static marketplace.orders.OrderFixture.anOrder;
import static marketplace.orders.OrderFixture.authorised;
import static marketplace.orders.OrderFixture.nothing;
import static marketplace.orders.OrderFixture.told;
import static marketplace.orders.OrderFixture.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import marketplace.orders.OrderLine.HandedOver;
import marketplace.outbox.Change;
import org.junit.jupiter.api.Test;

/** Draws the map of an order's states by trying every command on every state. */
class OrderStatesTest {
    static final Path MAP = Path.of(System.getProperty("kreismarkt.root"), "docs", "order-states.md");
    static final List<String> ONWARD = List.of("PLACED", "SECURED", "ACCEPTED", "PACKED", "HANDED_OVER", "RETURNED");

    static final List<Supplier<Order>> STATES = List.of(
            () -> anOrder().placed(),
            () -> anOrder().secured(),
            () -> anOrder().accepted(),
            () -> anOrder().unpaid(),
            () -> anOrder().packed(),
            () -> anOrder().handedOver(),
            () -> anOrder().returned(),
            () -> anOrder().refused(),
            () -> anOrder().cancelled(),
            () -> anOrder().lapsed());

    static final Map<String, Function<Order, Change<Order>>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("secure", order -> order.hear(authorised(9), IN_TIME));
        COMMANDS.put("accept", Order::accept);
        COMMANDS.put("pack", order -> order.pack(whole()));
        COMMANDS.put("pack nothing of it", order -> order.pack(nothing()));
        COMMANDS.put("hand over", order -> order.handOver(allOf(order), new HandedOver(NOON, null)));
        COMMANDS.put("take back", Order::takeBack);
        COMMANDS.put("refuse", order -> order.refuse(OrderState.Reason.SOLD_OUT));
        COMMANDS.put("cancel", Order::cancel);
        COMMANDS.put("give back whole", order -> order.hear(told(Payment.Status.REFUNDED, 9), IN_TIME));
        COMMANDS.put("lapse", order -> order.lapse(ANSWER_BY));
    }

    @Test
    void the_map_of_states_is_the_one_in_the_docs() throws IOException {
        var drawn = "# The states of an order\n\nDrawn by OrderStatesTest from the code; change the code, not this.\n\n"
                + "```mermaid\nstateDiagram-v2\n  [*] --> PLACED: place\n"
                + arrows().stream().collect(joining("\n"))
                + "\n```\n";

        var known = Files.exists(MAP) ? Files.readString(MAP) : "";
        if (!known.equals(drawn)) {
            Files.writeString(MAP, drawn);
        }

        assertThat(known)
                .as("docs/order-states.md was out of date and is drawn anew")
                .isEqualTo(drawn);
    }

    @Test
    void no_command_takes_an_order_back() {
        for (var from : STATES) {
            for (var command : COMMANDS.values()) {
                var next = outcome(from.get(), command).state().name();

                assertThat(ONWARD.indexOf(next)
                                        >= ONWARD.indexOf(from.get().state().name())
                                || !ONWARD.contains(next))
                        .as(from.get().state().name() + " to " + next)
                        .isTrue();
            }
        }
    }

    @Test
    void the_same_command_twice_is_harmless() {
        for (var from : STATES) {
            for (var command : COMMANDS.values()) {
                var once = outcome(from.get(), command);

                var twice = outcome(once, command);

                assertThat(twice.version()).isEqualTo(once.version());
            }
        }
    }

    private static List<String> arrows() {
        var arrows = new ArrayList<String>();
        for (var from : STATES) {
            for (var command : COMMANDS.entrySet()) {
                var next = outcome(from.get(), command.getValue()).state().name();
                if (!next.equals(from.get().state().name())) {
                    arrows.add("  %s --> %s: %s".formatted(from.get().state().name(), next, command.getKey()));
                }
            }
        }
        ends().forEach(end -> arrows.add("  " + end + " --> [*]"));
        return arrows.stream().distinct().toList();
    }

    private static TreeSet<String> ends() {
        var ends = new TreeSet<String>();
        for (var from : STATES) {
            var name = from.get().state().name();
            if (COMMANDS.values().stream()
                    .allMatch(command ->
                            outcome(from.get(), command).state().name().equals(name))) {
                ends.add(name);
            }
        }
        return ends;
    }

    private static Order outcome(Order order, Function<Order, Change<Order>> command) {
        try {
            return command.apply(order).next();
        } catch (OrderRefused _) {
            return order;
        }
    }
}
