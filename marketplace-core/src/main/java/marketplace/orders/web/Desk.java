package marketplace.orders.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import marketplace.orders.Fulfilment;
import marketplace.orders.Measure;
import marketplace.orders.Order;
import marketplace.orders.OrderNumber;
import marketplace.orders.Orders;
import marketplace.orders.Orders.After;
import marketplace.orders.Purchases;
import marketplace.orders.Recipient;
import marketplace.pages.Frame;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.Refusal;
import marketplace.shared.SignedIn;
import marketplace.shared.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A merchant's orders with those who get them; for her own people alone. */
@Component
public class Desk {
    static final List<String> UNDER_WAY = List.of("SECURED", "ACCEPTED", "PACKED");
    private static final Set<String> STATES =
            Set.of("SECURED", "ACCEPTED", "PACKED", "HANDED_OVER", "RETURNED", "REFUSED", "CANCELLED", "LAPSED");

    private final Orders orders;
    private final Purchases purchases;

    Desk(Orders orders, Purchases purchases) {
        this.orders = orders;
        this.purchases = purchases;
    }

    /** An order and who gets it; nobody after erasure. */
    public record Work(Order order, @Nullable Recipient recipient) {
        public String who(String nobody) {
            return recipient == null ? nobody : recipient.shortName() + ", " + recipient.town();
        }

        /** How it goes out: fetched, or brought on its day. */
        public String way(Frame frame) {
            var fulfilment = order.contract().fulfilment();
            var day = fulfilment.deliveryDay().map(frame.formats()::day).orElse("");
            return frame.text("orders.way." + fulfilment.name(), day);
        }

        public String wayIcon() {
            return isByAppointment() ? "cal" : isFetched() ? "walk" : "van";
        }

        public boolean isFetched() {
            return !(order.contract().fulfilment() instanceof Fulfilment.Delivery);
        }

        public boolean isByAppointment() {
            return order.contract().isByAppointment();
        }

        /** Whether something goes in that needs no scales. */
        public boolean hasPieces() {
            return order.lines().stream().anyMatch(line -> !(line.measure() instanceof Measure.ToWeigh));
        }
    }

    Mono<List<Work>> work(MerchantId merchant, List<String> states, After after, int limit) {
        return acting(merchant, orders.list(merchant, new Orders.Page(states, after, limit)))
                .zipWhen(found -> purchases.recipients(purchasesOf(found)), Desk::joined);
    }

    Mono<Slice<OrderView>> list(MerchantId merchant, List<String> states, @Nullable String after, int limit) {
        var wanted = states.isEmpty() ? UNDER_WAY : states;
        if (!STATES.containsAll(wanted)) {
            return Mono.error(new NoSuchState());
        }
        return work(merchant, wanted, Positions.read(after, After.NOTHING), limit)
                .map(found -> Slice.of(found, limit, Desk::position).map(Desk::view));
    }

    Mono<OrderView> get(MerchantId merchant, OrderId id) {
        return workOn(merchant, id).map(Desk::view);
    }

    Mono<Work> workOn(MerchantId merchant, OrderId id) {
        return acting(merchant, orders.get(merchant, id))
                .zipWhen(order -> purchases.recipients(purchasesOf(List.of(order))))
                .map(both -> joined(List.of(both.getT1()), both.getT2()).getFirst());
    }

    Mono<Order> numbered(MerchantId merchant, OrderNumber number) {
        return acting(merchant, orders.get(merchant, number));
    }

    /** What is over, the newest first. */
    Mono<List<Work>> over(MerchantId merchant, After before, int limit) {
        return acting(merchant, orders.listOver(merchant, before, limit))
                .zipWhen(found -> purchases.recipients(purchasesOf(found)), Desk::joined);
    }

    private static <T> Mono<T> acting(MerchantId merchant, Mono<T> step) {
        return SignedIn.get().flatMap(me -> me.actingFor(merchant)).flatMap(_ -> step);
    }

    private static OrderView view(Work work) {
        return OrderView.of(work.order(), work.recipient());
    }

    private static String position(Work work) {
        var last = work.order();
        return Positions.write(new After(last.contract().placedAt(), last.id().value()));
    }

    private static List<PurchaseId> purchasesOf(List<Order> found) {
        return found.stream()
                .map(order -> order.contract().purchase())
                .distinct()
                .toList();
    }

    private static List<Work> joined(List<Order> found, Map<PurchaseId, Recipient> recipients) {
        return found.stream()
                .map(order -> new Work(order, recipients.get(order.contract().purchase())))
                .toList();
    }

    /** A state no order a merchant sees is in. */
    static final class NoSuchState extends Refusal {
        private static final long serialVersionUID = 1;

        NoSuchState() {
            super(Kind.INVALID, "no-such-state", "No order is ever in that state.");
        }
    }
}
