package marketplace.orders;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import marketplace.shared.BasisPoints;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.PlaceCode;
import marketplace.shared.PurchaseId;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Places a purchase of one order per merchant, once per key. What is promised instead of paid is secured at once. */
@Component
public class PlacePurchase {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PINS = 10_000;

    private final Purchases purchases;
    private final Orders orders;
    private final OrdersSettings settings;
    private final Sql sql;
    private final Clock clock;

    PlacePurchase(Purchases purchases, Orders orders, OrdersSettings settings, Sql sql, Clock clock) {
        this.purchases = purchases;
        this.orders = orders;
        this.settings = settings;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What is to be placed.
     *
     * @param key of the act of buying; the same key twice is the same purchase
     * @param openUntil until when the goods are held for whoever pays online
     */
    public record Wanted(
            String key,
            PurchaseId id,
            Buyer buyer,
            Recipient recipient,
            Declaration declaration,
            Terms terms,
            List<WantedOrder> orders,
            Instant openUntil) {
        public Wanted {
            orders = List.copyOf(orders);
            if (orders.isEmpty() || orders.size() > Orders.MOST_PER_PURCHASE) {
                throw new IllegalArgumentException("a purchase has 1 to 30 orders, not " + orders.size());
            }
        }
    }

    /**
     * What all orders of the purchase have in common.
     *
     * @param serviceFee the platform's rate on what is charged
     * @param deliveryShare the platform's part of the delivery fee
     * @param earlyStart whether work may begin within the withdrawal period (R48)
     */
    public record Terms(
            String language,
            PlaceCode place,
            Fulfilment fulfilment,
            PayBy payBy,
            BasisPoints serviceFee,
            BasisPoints deliveryShare,
            boolean earlyStart) {}

    /** One merchant's part. */
    public record WantedOrder(
            OrderId id, Contract.Seller seller, List<OrderLine> lines, Money deliveryFee, List<TextVersion> texts) {
        public WantedOrder {
            lines = List.copyOf(lines);
            texts = List.copyOf(texts);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("an order has at least one line");
            }
        }

        private boolean isWork() {
            return lines.stream().allMatch(line -> line.sold().service());
        }

        /** Work goes no way, whatever goods of the same purchase do. */
        Fulfilment by(Terms terms) {
            return isWork() ? new Fulfilment.Appointment() : terms.fulfilment();
        }

        @Nullable
        Instant earlyStart(Terms terms, Instant asked) {
            return terms.earlyStart() && isWork() ? asked : null;
        }

        Money total() {
            return Money.sum(lines.stream().map(OrderLine::total).toList()).plus(deliveryFee);
        }
    }

    /** In one transaction, which may be a larger one's. A number drawn twice ends in {@code Overtaken}: start over. */
    public Mono<Purchase> with(Wanted wanted) {
        var purchase = purchase(wanted);
        return sql.together(Mono.defer(() -> checked(wanted))
                .then(purchases.add(wanted.key(), purchase))
                .flatMap(added -> added ? fill(wanted, purchase) : purchases.find(wanted.key())));
    }

    private Mono<Purchase> fill(Wanted wanted, Purchase purchase) {
        return purchases
                .add(purchase.id(), wanted.recipient())
                .thenMany(Flux.fromIterable(wanted.orders()))
                .concatMap(order -> place(order, wanted, purchase))
                .then(Mono.just(purchase));
    }

    private Mono<Order> place(WantedOrder order, Wanted wanted, Purchase purchase) {
        var contract = contract(order, wanted.terms(), purchase);
        var placed = orders.add(Order.place(order.id(), contract, order.lines(), wanted.openUntil()));
        return contract.payBy().isPromise() ? placed.then(promise(order.id())) : placed;
    }

    private Mono<Order> promise(OrderId id) {
        var promised = Payment.of(Payment.Status.PROMISED, 1);
        return orders.change(id, order -> order.hear(promised, settings.deadlines(clock.instant())));
    }

    private static Mono<Void> checked(Wanted wanted) {
        var now = Money.sum(wanted.orders().stream().map(WantedOrder::total).toList());
        return wanted.declaration()
                .told()
                .filter(told -> !told.equals(now))
                .map(told -> Mono.<Void>error(new OrderRefused.OtherTotal(told, now)))
                .orElseGet(Mono::empty);
    }

    private Purchase purchase(Wanted wanted) {
        return new Purchase(
                wanted.id(),
                wanted.buyer(),
                wanted.terms().language(),
                wanted.declaration(),
                "%04d".formatted(RANDOM.nextInt(PINS)),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static Contract contract(WantedOrder order, Terms terms, Purchase purchase) {
        return new Contract(
                purchase.id(),
                OrderNumber.fresh(),
                order.seller(),
                terms.place(),
                order.by(terms),
                terms.payBy(),
                order.deliveryFee(),
                terms.serviceFee(),
                order.deliveryFee().share(terms.deliveryShare()),
                order.texts(),
                order.earlyStart(terms, purchase.placedAt()),
                purchase.placedAt());
    }
}
