package marketplace.billing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.orders.MarkPayment;
import marketplace.orders.Payment;
import marketplace.orders.news.OrderCancelled;
import marketplace.orders.news.OrderFigures;
import marketplace.orders.news.OrderLapsed;
import marketplace.orders.news.OrderPacked;
import marketplace.orders.news.OrderPaymentChanged;
import marketplace.orders.news.OrderRefusedByMerchant;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import marketplace.outbox.Follower.Hearing;
import marketplace.outbox.RemoteFeed;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whom billing hears: orders, to command payments; payments, to tell orders. */
@Configuration(proxyBeanMethods = false)
class BillingFollowers {
    private static final String FAILED = "payments.failed";
    private static final String REFUNDED = "payments.refunded";
    private static final Set<String> MONEY = Set.of(
            "payments.authorised",
            "payments.under-way",
            "payments.captured",
            "payments.released",
            FAILED,
            REFUNDED,
            "payments.disputed");
    private static final Set<String> CALLED_OFF = Set.of("REFUSED", "CANCELLED", "LAPSED");
    private static final Set<String> PACKED = Set.of("PACKED", "HANDED_OVER");
    private static final Set<String> THERE = Set.of(Payment.Status.AUTHORISED.name(), Payment.Status.CAPTURED.name());
    private static final Set<String> CARDS = Set.of("payments.method-ready");
    /** Orders and purchases payments is asked about side by side. */
    private static final int AT_ONCE = 8;

    private static final Set<String> DISPUTE_OVER = Set.of("won", "warning_closed", "prevented");

    private final PaymentsClient client;
    private final Payments payments;
    private final PreparePayment preparations;
    private final Charges charges;
    private final Refunds refunds;
    private final MarkPayment markPayment;
    private final JsonMapper json;

    BillingFollowers(
            PaymentsClient client,
            Payments payments,
            PreparePayment preparations,
            Charges charges,
            Refunds refunds,
            MarkPayment markPayment,
            JsonMapper json) {
        this.client = client;
        this.payments = payments;
        this.preparations = preparations;
        this.charges = charges;
        this.refunds = refunds;
        this.markPayment = markPayment;
        this.json = json;
    }

    @Bean
    @SuppressWarnings("unchecked")
    Follower billingOfOrders(Feed feed) {
        return Follower.outward(
                "billing.orders",
                feed,
                this::command,
                OrderPacked.class,
                OrderRefusedByMerchant.class,
                OrderCancelled.class,
                OrderLapsed.class,
                OrderPaymentChanged.class);
    }

    @Bean
    Follower billingOfPayments() {
        return new Follower("billing.payments", remote(), MONEY, new Hearing.Inside(this::tell));
    }

    @Bean
    Follower billingOfCards() {
        return new Follower("billing.cards", remote(), CARDS, new Hearing.Outward(this::authorise));
    }

    private RemoteFeed remote() {
        return new RemoteFeed(client.client());
    }

    private Mono<Void> command(List<Envelope> heard) {
        return sideBySide(heard, this::command);
    }

    /** Several subjects at once, the news of each one after the other. */
    private static Mono<Void> sideBySide(List<Envelope> heard, Function<Envelope, Mono<Void>> effect) {
        return Flux.fromIterable(heard.stream()
                        .collect(Collectors.groupingBy(Envelope::subject, LinkedHashMap::new, Collectors.toList()))
                        .values())
                .flatMap(
                        ofOne -> Flux.fromIterable(ofOne)
                                .concatMap(news -> effect.apply(news).contextWrite(news.scope()::in)),
                        AT_ONCE)
                .then();
    }

    private Mono<Void> command(Envelope news) {
        var order = json.treeToValue(news.data().path("order"), OrderFigures.class);
        return news.is(OrderPaymentChanged.class) && !isThereLate(order)
                ? Mono.empty()
                : preparations.find(order.purchase()).flatMap(_ -> command(order));
    }

    /**
     * Her money came after the order was called off or packed: when that was told there was nothing yet to let go, to take
     * or to give back.
     */
    private static boolean isThereLate(OrderFigures order) {
        return THERE.contains(order.payment())
                && (CALLED_OFF.contains(order.state()) || PACKED.contains(order.state()));
    }

    private Mono<Void> command(OrderFigures order) {
        return CALLED_OFF.contains(order.state())
                ? payments.release(order.id())
                : payments.capture(order.id(), order.total());
    }

    private Mono<Void> authorise(List<Envelope> heard) {
        return sideBySide(heard, news -> payments.authorise(PurchaseId.of(news.subject())));
    }

    private Mono<Void> tell(Envelope news) {
        return told(news)
                .flatMap(payment ->
                        markPayment.of(OrderId.of(news.data().path("order").asString()), payment))
                .then(Mono.defer(() -> toldOfRefund(news)));
    }

    private Mono<Void> toldOfRefund(Envelope news) {
        return news.type().equals(REFUNDED)
                ? refunds.told(
                        UUID.fromString(news.data().path("refund").asString()),
                        Refund.State.valueOf(news.data().path("refundState").asString()))
                : Mono.empty();
    }

    private Mono<Payment> told(Envelope news) {
        var data = news.data();
        return news.type().equals("payments.disputed")
                ? charges.tellDispute(
                        OrderId.of(data.path("order").asString()),
                        data.path("dispute").asString(),
                        data.path("version").asLong(),
                        isOpen(data))
                : charges.tell(
                        charge(news), UUID.fromString(data.path("purchase").asString()));
    }

    private static Charge charge(Envelope news) {
        var told = Charge.of(news.data());
        return news.type().equals(FAILED) ? told.failed() : told;
    }

    private static boolean isOpen(JsonNode dispute) {
        return !DISPUTE_OVER.contains(dispute.path("status").asString());
    }
}
