package marketplace.orders.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import marketplace.orders.Order;
import marketplace.orders.Orders;
import marketplace.orders.Orders.After;
import marketplace.orders.Purchases;
import marketplace.orders.Recipient;
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
    }

    Mono<List<Work>> work(MerchantId merchant, List<String> states, After after, int limit) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .then(Mono.defer(() -> orders.list(merchant, new Orders.Page(states, after, limit))))
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
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .then(Mono.defer(() -> orders.get(merchant, id)))
                .zipWhen(order -> purchases.recipients(purchasesOf(List.of(order))))
                .map(both -> joined(List.of(both.getT1()), both.getT2()).getFirst())
                .map(Desk::view);
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
