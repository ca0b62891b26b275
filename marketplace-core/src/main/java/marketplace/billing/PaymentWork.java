package marketplace.billing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import marketplace.billing.news.StepDue;
import marketplace.billing.news.StepDue.Step;
import marketplace.orders.Order;
import marketplace.orders.OrderState;
import marketplace.orders.Orders;
import marketplace.orders.news.OrderCancelled;
import marketplace.orders.news.OrderFigures;
import marketplace.orders.news.OrderHandedOver;
import marketplace.orders.news.OrderLapsed;
import marketplace.orders.news.OrderRefusedByMerchant;
import marketplace.orders.news.OrderReturned;
import marketplace.outbox.Due;
import marketplace.outbox.DueWork;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import marketplace.outbox.Outbox;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * What time does to payments. Work that falls due is only told, in the transaction that takes it off the list; the
 * follower asks payments, and again until it has answered.
 */
@Configuration(proxyBeanMethods = false)
class PaymentWork {
    static final String HOLD = "billing.hold";
    static final String TAKE = "billing.take";
    private static final String FORGET = "billing.forget";

    /** How long a kept card outlives the last order of its purchase. */
    private static final Duration KEPT_FOR = Duration.ofDays(30);

    private final Orders orders;
    private final Outbox outbox;
    private final JsonMapper json;

    PaymentWork(Orders orders, Outbox outbox, JsonMapper json) {
        this.orders = orders;
        this.outbox = outbox;
        this.json = json;
    }

    @Bean
    DueWork billingHold() {
        return new DueWork(HOLD, subject -> outbox.append(new StepDue(Step.HOLD, UUID.fromString(subject))));
    }

    /** What was packed is asked for already; asking again is harmless and may help. */
    @Bean
    DueWork billingTake() {
        return new DueWork(
                TAKE,
                subject -> orders.get(OrderId.of(subject))
                        .filter(PaymentWork::isHeld)
                        .flatMap(order ->
                                outbox.append(new StepDue(Step.TAKE, order.id().value()))));
    }

    private static boolean isHeld(Order order) {
        var isHers = order.state() instanceof OrderState.Accepted || order.state() instanceof OrderState.Packed;
        return isHers && order.payment().captureBefore() != null;
    }

    /** Whoever still waits for an order of hers has another day for it planned when that one ends. */
    @Bean
    DueWork billingForget() {
        return new DueWork(
                FORGET,
                subject -> orders.list(PurchaseId.of(subject))
                        .filter(all -> all.stream().allMatch(PaymentWork::isOver))
                        .flatMap(_ -> outbox.append(new StepDue(Step.FORGET, UUID.fromString(subject)))));
    }

    private static boolean isOver(Order order) {
        return switch (order.state()) {
            case OrderState.Placed _, OrderState.Secured _, OrderState.Accepted _, OrderState.Packed _ -> false;
            case OrderState.HandedOver _, OrderState.Returned _ -> true;
            case OrderState.Refused _, OrderState.Cancelled _, OrderState.Lapsed _ -> true;
        };
    }

    /** Every order that ends moves the day on which the card goes. */
    @Bean
    Follower billingOfEndings(Feed feed, PreparePayment preparations, Due due, Clock clock) {
        return Follower.inside(
                "billing.endings",
                feed,
                news -> news.isPast()
                        ? Mono.empty()
                        : preparations
                                .find(purchaseOf(news))
                                .filter(prepared -> prepared.way() == Preparation.Way.SAVED)
                                .flatMap(prepared -> due.plan(
                                        FORGET,
                                        prepared.purchase().toString(),
                                        clock.instant().plus(KEPT_FOR))),
                OrderHandedOver.class,
                OrderReturned.class,
                OrderRefusedByMerchant.class,
                OrderCancelled.class,
                OrderLapsed.class);
    }

    private PurchaseId purchaseOf(Envelope news) {
        return json.treeToValue(news.data().path("order"), OrderFigures.class).purchase();
    }

    @Bean
    Follower billingOfDueSteps(Feed feed, Payments payments) {
        return Follower.outward("billing.due", feed, heard -> take(heard, payments), StepDue.class);
    }

    private Mono<Void> take(List<Envelope> heard, Payments payments) {
        return Flux.fromIterable(heard)
                .concatMap(news -> take(json.treeToValue(news.data(), StepDue.class), payments)
                        .contextWrite(news.scope()::in))
                .then();
    }

    private Mono<Void> take(StepDue due, Payments payments) {
        return switch (due.step()) {
            case HOLD -> payments.hold(new PurchaseId(due.about()));
            case TAKE -> orders.get(new OrderId(due.about())).flatMap(order -> payments.capture(order));
            case FORGET -> payments.forget(new PurchaseId(due.about()));
        };
    }
}
