package marketplace.checkout.web;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.billing.Slip;
import marketplace.billing.Slips;
import marketplace.dispatch.FollowDelivery;
import marketplace.dispatch.Progress;
import marketplace.orders.Buyer;
import marketplace.orders.CancelOrder;
import marketplace.orders.Fulfilment;
import marketplace.orders.Order;
import marketplace.orders.OrderLine;
import marketplace.orders.OrderState;
import marketplace.orders.Orders;
import marketplace.orders.Orders.After;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.orders.PurchaseStatus;
import marketplace.orders.Purchases;
import marketplace.orders.Viewer;
import marketplace.outbox.Envelope;
import marketplace.outbox.web.Streams;
import marketplace.pages.Formats;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the buyer sees of her purchases: where each order stands, the PIN, the money, the ways back. */
@Controller
public class PurchasePages {
    private static final int LATEST = 30;

    private final Purchases purchases;
    private final Orders orders;
    private final CancelOrder cancelOrder;
    private final FollowDelivery follow;
    private final Slips slips;
    private final Streams streams;
    private final Visits visits;
    private final Pages pages;

    PurchasePages(
            Purchases purchases,
            Orders orders,
            CancelOrder cancelOrder,
            FollowDelivery follow,
            Slips slips,
            Streams streams,
            Visits visits,
            Pages pages) {
        this.purchases = purchases;
        this.orders = orders;
        this.cancelOrder = cancelOrder;
        this.follow = follow;
        this.slips = slips;
        this.streams = streams;
        this.visits = visits;
        this.pages = pages;
    }

    /** A purchase with its orders, where they are when they are brought, and what is to be transferred for them. */
    public record Shown(Purchase purchase, List<Order> orders, List<Progress> deliveries, Map<OrderId, Slip> slips) {
        private static final int NAMED = 3;

        public PurchaseStatus status() {
            return PurchaseStatus.of(orders);
        }

        public Money total() {
            return sum(Order::total);
        }

        public Money worth() {
            return sum(Order::goods);
        }

        public Money deposit() {
            return sum(Order::deposit);
        }

        public Money delivery() {
            return sum(order -> order.contract().deliveryFee());
        }

        /** Those that are not called off. */
        public List<Order> standing() {
            return orders.stream().filter(order -> !order.state().isCalledOff()).toList();
        }

        private Money sum(Function<Order, Money> part) {
            return Money.sum(standing().stream().map(part).toList());
        }

        /** Something changes hands, for which she says her PIN. */
        public boolean hasPin() {
            return status() != PurchaseStatus.CALLED_OFF
                    && status() != PurchaseStatus.HANDED_OVER
                    && orders.stream().anyMatch(order -> !order.contract().isByAppointment());
        }

        /** She may want the same again and again: she has it, and it is nothing to agree on a date for. */
        public boolean isRepeatable() {
            return status() == PurchaseStatus.HANDED_OVER
                    && purchase.buyer() instanceof Buyer.Account
                    && orders.stream().anyMatch(order -> !order.contract().isByAppointment());
        }

        /** It is over, one way or the other, and there were goods in it that she may want once more. */
        public boolean isOver() {
            return (status() == PurchaseStatus.HANDED_OVER || status() == PurchaseStatus.CALLED_OFF)
                    && orders.stream()
                            .flatMap(order -> order.lines().stream())
                            .anyMatch(line -> !line.sold().service());
        }

        /** What was bought, as a sentence part: the first of it by name. */
        public String goods(Frame frame) {
            var names = orders.stream()
                    .flatMap(order -> order.lines().stream())
                    .map(line -> line.sold().name())
                    .toList();
            var first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
            return names.size() <= NAMED ? first : frame.text("checkout.purchases.more", first, names.size() - NAMED);
        }

        /** The shops, as a sentence part. */
        public String sellers() {
            return orders.stream()
                    .map(order -> order.contract().seller().name())
                    .collect(Collectors.joining(", "));
        }

        /** Something is still to be paid on the payment page. */
        public boolean payable() {
            return orders.stream()
                    .anyMatch(order -> order.state() instanceof OrderState.Placed
                            && order.contract().payBy() == PayBy.ONLINE);
        }

        /** When the first hold of what is not paid for ends, on the county's clock. */
        public Optional<LocalTime> heldUntil() {
            return Formats.first(orders.stream().flatMap(order -> order.heldUntil().stream()));
        }

        public boolean lost() {
            return orders.stream().anyMatch(Order::isToPayAnew);
        }

        /** Something of it is sure and still to be brought, so that more can come along. */
        public boolean comes() {
            return orders.stream()
                    .filter(order -> order.contract().fulfilment() instanceof Fulfilment.Delivery)
                    .anyMatch(order -> switch (order.state()) {
                        case OrderState.Secured _, OrderState.Accepted _, OrderState.Packed _ -> true;
                        case OrderState.Placed _, OrderState.HandedOver _, OrderState.Returned _ -> false;
                        case OrderState.Refused _, OrderState.Cancelled _, OrderState.Lapsed _ -> false;
                    });
        }

        /** What was lost had been handed over already. */
        public boolean owed() {
            return orders.stream()
                    .filter(Order::isToPayAnew)
                    .allMatch(order -> order.state() instanceof OrderState.HandedOver);
        }

        /** Until when it has to be paid anew; none where it only waits in the house. */
        public Optional<Instant> payBy() {
            return orders.stream()
                    .filter(Order::isToPayAnew)
                    .map(Shown::deadline)
                    .flatMap(Optional::stream)
                    .min(Instant::compareTo);
        }

        private static Optional<Instant> deadline(Order order) {
            return switch (order.state()) {
                case OrderState.Secured asked -> Optional.of(asked.answerBy());
                case OrderState.Accepted(var payBy) -> Optional.ofNullable(payBy);
                case OrderState.Placed _, OrderState.Packed _, OrderState.HandedOver _, OrderState.Returned _ ->
                    Optional.empty();
                case OrderState.Refused _, OrderState.Cancelled _, OrderState.Lapsed _ -> Optional.empty();
            };
        }

        /** How its badge looks: a thing done, a thing to do, a thing that came to nothing. */
        public static String tone(Order order) {
            return switch (order.state()) {
                case OrderState.Placed _ -> "badge badge--warn";
                case OrderState.HandedOver _ -> "badge badge--ok";
                case OrderState.Secured _, OrderState.Accepted _, OrderState.Packed _ -> "badge";
                case OrderState.Returned _, OrderState.Refused _, OrderState.Cancelled _, OrderState.Lapsed _ ->
                    "badge badge--bad";
            };
        }

        /** "statt 1 × Dinkelbrot, 0,40 € günstiger" of a line of which fewer or something else comes. */
        public String changed(Frame frame, OrderLine line) {
            var agreed = line.asAgreed();
            var words = frame.text(
                    line.isReplaced() ? "checkout.instead" : "checkout.fewer",
                    agreed.measure().count(),
                    agreed.sold().name());
            var less = agreed.ceiling().minus(line.total());
            return less.isPositive()
                    ? words + ", "
                            + frame.text("checkout.cheaper", frame.formats().money(less))
                    : words;
        }

        /** She has it, or had it. */
        public static boolean reviewable(Order order) {
            return order.state() instanceof OrderState.HandedOver || order.state() instanceof OrderState.Returned;
        }

        public static boolean cancellable(Order order) {
            return order.state() instanceof OrderState.Placed || order.state() instanceof OrderState.Secured;
        }
    }

    /** All of them. */
    public record Listed(List<Shown> purchases) {}

    @GetMapping("/einkauf/{id}")
    Mono<Rendering> show(@PathVariable PurchaseId id, ServerWebExchange exchange) {
        return visits.viewer(exchange)
                .flatMap(viewer -> purchases.get(id, viewer))
                .flatMap(purchase -> Mono.zip(orders.list(purchase.id()), follow.of(purchase.id()))
                        .flatMap(known -> slips.of(known.getT1())
                                .map(slips -> new Shown(purchase, known.getT1(), known.getT2(), slips))))
                .flatMap(shown -> pages.show(exchange, "checkout/purchase", shown));
    }

    /** Tells the page to look again when an order of the purchase moves, or the tour that brings it. */
    @GetMapping(path = "/einkauf/{id}/neues", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    Flux<ServerSentEvent<String>> news(@PathVariable PurchaseId id, ServerWebExchange exchange) {
        return visits.viewer(exchange)
                .flatMap(viewer -> purchases.get(id, viewer))
                .then(Mono.defer(() -> follow.of(id)))
                .map(found -> found.stream().map(one -> one.delivery().id()).toList())
                .flatMapMany(ids -> streams.when(news -> isOf(news, id) || FollowDelivery.concerns(news, ids)));
    }

    /** She has fetched what waited at the pickup point. */
    @PostMapping("/einkauf/{id}/abgeholt")
    Mono<Rendering> fetched(@PathVariable PurchaseId id, ServerWebExchange exchange) {
        return visits.viewer(exchange)
                .flatMap(viewer -> purchases.get(id, viewer))
                .then(Mono.defer(() -> follow.fetched(id)))
                .then(pages.redirect("/einkauf/" + id, "dispatch.fetched"));
    }

    @PostMapping("/einkauf/{id}/stornieren/{order}")
    Mono<Rendering> cancel(@PathVariable PurchaseId id, @PathVariable OrderId order, ServerWebExchange exchange) {
        return visits.viewer(exchange)
                .flatMap(viewer -> cancelOrder.of(id, order, viewer))
                .then(pages.redirect("/einkauf/" + id, "checkout.cancelled"));
    }

    @GetMapping("/einkaeufe")
    Mono<Rendering> list(ServerWebExchange exchange) {
        return visits.viewer(exchange)
                .flatMap(this::latest)
                .flatMap(listed -> pages.show(exchange, "checkout/purchases", listed));
    }

    private Mono<Listed> latest(Viewer viewer) {
        return purchases
                .list(viewer, After.LATEST, LATEST)
                .flatMap(found -> orders.list(ids(found)).map(all -> listed(found, all)));
    }

    private static boolean isOf(Envelope news, PurchaseId id) {
        return news.data().path("order").path("purchase").asString("").equals(id.toString());
    }

    private static List<PurchaseId> ids(List<Purchase> found) {
        return found.stream().map(Purchase::id).toList();
    }

    private static Listed listed(List<Purchase> found, List<Order> all) {
        Map<PurchaseId, List<Order>> by = all.stream()
                .collect(Collectors.groupingBy(order -> order.contract().purchase()));
        return new Listed(found.stream()
                .map(purchase -> new Shown(purchase, by.getOrDefault(purchase.id(), List.of()), List.of(), Map.of()))
                .toList());
    }
}
