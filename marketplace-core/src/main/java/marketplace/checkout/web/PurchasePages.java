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
import marketplace.households.Households;
import marketplace.messages.Messages;
import marketplace.messages.Messages.Unread;
import marketplace.orders.Buyer;
import marketplace.orders.CancelOrder;
import marketplace.orders.Fulfilment;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.OrderLine;
import marketplace.orders.OrderState;
import marketplace.orders.Orders;
import marketplace.orders.Orders.After;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.orders.Purchase.Seen;
import marketplace.orders.PurchaseStatus;
import marketplace.orders.Purchases;
import marketplace.orders.web.Holders;
import marketplace.orders.web.PurchaseStreams;
import marketplace.outbox.Envelope;
import marketplace.pages.Formats;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.shared.AccountId;
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
    private final Households households;
    private final Messages messages;
    private final PurchaseStreams streams;
    private final Holders holders;
    private final Pages pages;

    PurchasePages(
            Purchases purchases,
            Orders orders,
            CancelOrder cancelOrder,
            FollowDelivery follow,
            Slips slips,
            Households households,
            Messages messages,
            PurchaseStreams streams,
            Holders holders,
            Pages pages) {
        this.purchases = purchases;
        this.orders = orders;
        this.cancelOrder = cancelOrder;
        this.follow = follow;
        this.slips = slips;
        this.households = households;
        this.messages = messages;
        this.streams = streams;
        this.holders = holders;
        this.pages = pages;
    }

    /**
     * A purchase with its orders, where they are when they are brought, and what is to be transferred for them.
     *
     * @param orderedBy the member of her household who ordered it, where it is not her own
     * @param messages of merchants that nobody has read
     */
    public record Shown(
            Seen seen,
            String orderedBy,
            List<Order> orders,
            List<Progress> deliveries,
            Map<OrderId, Slip> slips,
            Map<OrderId, Unread> messages) {
        private static final int NAMED = 3;

        public Purchase purchase() {
            return seen.purchase();
        }

        /** How it is paid and was, and how it was: the buyer's to see and to say. */
        public boolean isOwn() {
            return seen.isOwn();
        }

        /** Who ordered it, as a sentence part. */
        public String by(Frame frame) {
            return frame.text(
                    "checkout.ordered-by", orderedBy.isBlank() ? frame.text("households.somebody") : orderedBy);
        }

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
                    && isOwn()
                    && purchase().buyer() instanceof Buyer.Account
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
            return isOwn()
                    && orders.stream()
                            .anyMatch(order -> order.state() instanceof OrderState.Placed
                                    && order.contract().payBy() == PayBy.ONLINE);
        }

        /** When the first hold of what is not paid for ends, on the county's clock. */
        public Optional<LocalTime> heldUntil() {
            return Formats.first(orders.stream().flatMap(order -> order.heldUntil().stream()));
        }

        public boolean lost() {
            return isOwn() && orders.stream().anyMatch(Order::isToPayAnew);
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

        /** The merchant knows of it. */
        public static boolean writable(Order order) {
            return !(order.state() instanceof OrderState.Placed);
        }

        public int unread(Order order) {
            return Optional.ofNullable(messages.get(order.id()))
                    .map(Unread::messages)
                    .orElse(0);
        }

        public int unread() {
            return orders.stream().mapToInt(this::unread).sum();
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
        return holders.of(exchange)
                .flatMap(holder -> purchases.get(id, holder))
                .flatMap(this::shown)
                .flatMap(shown -> pages.show(exchange, "checkout/purchase", shown));
    }

    /** Tells the page to look again when an order of the purchase moves, or the tour that brings it. */
    @GetMapping(path = "/einkauf/{id}/neues", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    Flux<ServerSentEvent<String>> news(@PathVariable PurchaseId id, ServerWebExchange exchange) {
        return holders.of(exchange)
                .flatMapMany(holder -> purchases
                        .get(id, holder)
                        .zipWhen(_ -> follow.of(id))
                        .flatMapMany(known -> news(known.getT1(), holder, known.getT2())));
    }

    private Flux<ServerSentEvent<String>> news(Seen seen, Holder holder, List<Progress> deliveries) {
        var id = seen.purchase().id();
        var ids = deliveries.stream().map(one -> one.delivery().id()).toList();
        return streams.of(seen, holder, news -> isOf(news, id) || FollowDelivery.concerns(news, ids));
    }

    /** She has fetched what waited at the pickup point. */
    @PostMapping("/einkauf/{id}/abgeholt")
    Mono<Rendering> fetched(@PathVariable PurchaseId id, ServerWebExchange exchange) {
        return holders.of(exchange)
                .flatMap(holder -> purchases.get(id, holder))
                .then(Mono.defer(() -> follow.fetched(id)))
                .then(pages.redirect("/einkauf/" + id, "dispatch.fetched"));
    }

    @PostMapping("/einkauf/{id}/stornieren/{order}")
    Mono<Rendering> cancel(@PathVariable PurchaseId id, @PathVariable OrderId order, ServerWebExchange exchange) {
        return holders.of(exchange)
                .flatMap(holder -> cancelOrder.of(id, order, holder))
                .then(pages.redirect("/einkauf/" + id, "checkout.cancelled"));
    }

    @GetMapping("/einkaeufe")
    Mono<Rendering> list(ServerWebExchange exchange) {
        return holders.of(exchange)
                .flatMap(this::latest)
                .flatMap(listed -> pages.show(exchange, "checkout/purchases", listed));
    }

    private Mono<Shown> shown(Seen seen) {
        var id = seen.purchase().id();
        return Mono.zip(orders.list(id), follow.of(id), households.names(), messages.unread(List.of(id)))
                .flatMap(known -> slips(seen, known.getT1())
                        .map(slips -> new Shown(
                                seen,
                                seen.purchase().orderedBy(known.getT3()),
                                known.getT1(),
                                known.getT2(),
                                slips,
                                known.getT4())));
    }

    private Mono<Map<OrderId, Slip>> slips(Seen seen, List<Order> found) {
        return seen.isOwn() ? slips.of(found) : Mono.just(Map.of());
    }

    private Mono<Listed> latest(Holder holder) {
        return purchases
                .list(holder, After.LATEST, LATEST)
                .flatMap(found -> Mono.zip(orders.list(ids(found)), households.names(), messages.unread(ids(found)))
                        .map(known -> listed(found, known.getT1(), known.getT2(), known.getT3())));
    }

    private static boolean isOf(Envelope news, PurchaseId id) {
        return news.data().path("order").path("purchase").asString("").equals(id.toString());
    }

    private static List<PurchaseId> ids(List<Seen> found) {
        return found.stream().map(seen -> seen.purchase().id()).toList();
    }

    private static Listed listed(
            List<Seen> found, List<Order> all, Map<AccountId, String> names, Map<OrderId, Unread> messages) {
        Map<PurchaseId, List<Order>> by = all.stream()
                .collect(Collectors.groupingBy(order -> order.contract().purchase()));
        return new Listed(found.stream()
                .map(seen -> new Shown(
                        seen,
                        seen.purchase().orderedBy(names),
                        by.getOrDefault(seen.purchase().id(), List.of()),
                        List.of(),
                        Map.of(),
                        messages))
                .toList());
    }
}
