package marketplace.letters;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import marketplace.billing.Refund.Reason;
import marketplace.billing.Refund.State;
import marketplace.billing.news.RefundMoved;
import marketplace.dispatch.news.DeliveryMissed;
import marketplace.messages.news.MessageWritten;
import marketplace.orders.Orders;
import marketplace.orders.news.OrderAccepted;
import marketplace.orders.news.OrderAsked;
import marketplace.orders.news.OrderCancelled;
import marketplace.orders.news.OrderHandedOver;
import marketplace.orders.news.OrderLapsed;
import marketplace.orders.news.OrderPacked;
import marketplace.orders.news.OrderPlaced;
import marketplace.orders.news.OrderRefusedByMerchant;
import marketplace.orders.news.OrderSecured;
import marketplace.orders.news.OrderUnanswered;
import marketplace.orders.news.OrderUnpaid;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import marketplace.outbox.News;
import marketplace.shared.OrderId;
import marketplace.standing.news.StandingMoved;
import marketplace.withdrawals.WithdrawalId;
import marketplace.withdrawals.Withdrawals;
import marketplace.withdrawals.news.CaseOpened;
import marketplace.withdrawals.news.WithdrawalDeclared;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hears of orders and what is written about them, of what came in vain, of withdrawals, of money that went back and of
 * standing orders, and queues what buyer and merchant are to know of them.
 */
@Configuration(proxyBeanMethods = false)
class LettersHear {
    private static final String BY_CARER = "BY_CARER";
    /** What a buyer may cancel after the merchant has seen it. */
    private static final Set<String> SEEN_BY_MERCHANT =
            Set.of("KEPT", "AUTHORISED", "UNDER_WAY", "CAPTURED", "REFUNDED", "PROMISED");

    private static final Map<String, Kind> KINDS = Map.of(
            type(OrderSecured.class), Kind.NEW_ORDER,
            type(OrderAccepted.class), Kind.CONFIRMATION,
            type(OrderRefusedByMerchant.class), Kind.ORDER_REFUSED,
            type(OrderAsked.class), Kind.ORDER_ASKED,
            type(OrderPacked.class), Kind.ORDER_PACKED,
            type(OrderHandedOver.class), Kind.ORDER_HANDED_OVER);

    @Bean
    Follower lettersHearOrders(Feed feed, Letters letters, Orders orders, LettersSettings settings, Clock clock) {
        return Follower.inside(
                "letters.orders",
                feed,
                news -> news.isPast() || !settings.isNews(news.at(), clock.instant())
                        ? Mono.empty()
                        : hear(news, letters, orders),
                OrderPlaced.class,
                OrderSecured.class,
                OrderUnanswered.class,
                OrderAccepted.class,
                OrderRefusedByMerchant.class,
                OrderCancelled.class,
                OrderLapsed.class,
                OrderUnpaid.class,
                OrderAsked.class,
                OrderPacked.class,
                OrderHandedOver.class);
    }

    private static Mono<Void> hear(Envelope news, Letters letters, Orders orders) {
        if (news.is(OrderPlaced.class)) {
            return receipt(OrderId.of(news.subject()), letters, orders);
        }
        return Flux.fromIterable(kinds(news))
                .concatMap(kind -> letters.queue(kind, news.subject()))
                .then();
    }

    private static List<Kind> kinds(Envelope news) {
        if (news.is(OrderLapsed.class)) {
            return lapsed(news.data().path("from").asString());
        }
        if (news.is(OrderUnanswered.class)) {
            var asked = news.data().path("asked").asString();
            return List.of(asked.equals(BY_CARER) ? Kind.ORDER_FOR_CARER : Kind.ORDER_WAITING);
        }
        if (news.is(OrderCancelled.class)) {
            var payment = news.data().path("order").path("payment").asString();
            return SEEN_BY_MERCHANT.contains(payment) ? List.of(Kind.ORDER_OFF) : List.of();
        }
        if (news.is(OrderUnpaid.class)) {
            return unpaid(news.data().path("order").path("state").asString());
        }
        return List.of(KINDS.get(news.type()));
    }

    /** What is still in the house the merchant sees; what is gone she hears of. */
    private static List<Kind> unpaid(String state) {
        return state.equals("HANDED_OVER") ? List.of(Kind.ORDER_UNPAID, Kind.ORDER_OWED) : List.of(Kind.ORDER_UNPAID);
    }

    /** Whoever never paid knows why it came to nothing, and the merchant never heard of it. */
    private static List<Kind> lapsed(String from) {
        return switch (from) {
            case "SECURED" -> List.of(Kind.ORDER_LAPSED, Kind.ORDER_OFF);
            case "ACCEPTED" -> List.of(Kind.ORDER_FORFEITED, Kind.ORDER_OFF);
            default -> List.of();
        };
    }

    private static Mono<Void> receipt(OrderId id, Letters letters, Orders orders) {
        return orders.get(id).flatMap(order -> letters.queueOnce(Kind.ORDER_RECEIPT, OrderReceipts.actOf(order)));
    }

    private static String type(Class<? extends News> news) {
        return News.typeOf(news).value();
    }

    @Bean
    Follower lettersHearDispatch(Feed feed, Letters letters, JsonMapper json, LettersSettings settings, Clock clock) {
        return Follower.inside(
                "letters.dispatch",
                feed,
                news -> settings.isNews(news.at(), clock.instant())
                        ? missed(json.treeToValue(news.data(), DeliveryMissed.class), letters)
                        : Mono.empty(),
                DeliveryMissed.class);
    }

    private static Mono<Void> missed(DeliveryMissed news, Letters letters) {
        return Flux.fromIterable(news.orders())
                .map(order -> DeliveryLetters.about(order, news.next()))
                .concatMap(about -> letters.queue(Kind.ORDER_MISSED, about)
                        .then(Mono.defer(() -> letters.queue(Kind.ORDER_UNDELIVERED, about))))
                .then();
    }

    @Bean
    Follower lettersHearWithdrawals(Feed feed, Letters letters, Withdrawals withdrawals) {
        return Follower.inside(
                "letters.withdrawals",
                feed,
                news -> news.is(CaseOpened.class)
                        ? letters.queue(Kind.WITHDRAWAL_CASE, news.subject())
                        : owed(news, letters, withdrawals),
                WithdrawalDeclared.class,
                CaseOpened.class);
    }

    private static Mono<Void> owed(Envelope news, Letters letters, Withdrawals withdrawals) {
        return letters.queue(Kind.WITHDRAWAL_RECEIPT, news.subject())
                .then(withdrawals.receiptQueued(WithdrawalId.of(news.subject())));
    }

    /** One letter for all that waits to be read. */
    @Bean
    Follower lettersHearMessages(Feed feed, Letters letters, JsonMapper json, LettersSettings settings, Clock clock) {
        return Follower.inside(
                "letters.messages",
                feed,
                news -> settings.isNews(news.at(), clock.instant())
                        ? written(json.treeToValue(news.data(), MessageWritten.class), letters)
                        : Mono.empty(),
                MessageWritten.class);
    }

    private static Mono<Void> written(MessageWritten news, Letters letters) {
        var kind = news.side().equals("BUYER") ? Kind.MESSAGE_TO_MERCHANT : Kind.MESSAGE_TO_BUYER;
        return news.first() ? letters.queue(kind, news.subject()) : Mono.empty();
    }

    @Bean
    Follower lettersHearRefunds(Feed feed, Letters letters, JsonMapper json, LettersSettings settings, Clock clock) {
        return Follower.inside(
                "letters.refunds",
                feed,
                news -> settings.isNews(news.at(), clock.instant())
                        ? moved(json.treeToValue(news.data(), RefundMoved.class), letters)
                        : Mono.empty(),
                RefundMoved.class);
    }

    @Bean
    Follower lettersHearStandingOrders(Feed feed, Letters letters, JsonMapper json) {
        return Follower.inside(
                "letters.standing",
                feed,
                news -> standing(json.treeToValue(news.data(), StandingMoved.class), letters),
                StandingMoved.class);
    }

    private static Mono<Void> standing(StandingMoved news, Letters letters) {
        var kind = Kind.valueOf("STANDING_" + news.step());
        var isOfDay = kind == Kind.STANDING_COMING || kind == Kind.STANDING_SHORT;
        return letters.queueOnce(kind, isOfDay ? news.subject() + "@" + news.day() : news.subject());
    }

    /** What follows from the order by itself the buyer is told with the order. */
    private static Mono<Void> moved(RefundMoved news, Letters letters) {
        if (news.isIn(State.FAILED)) {
            return letters.queue(Kind.REFUND_FAILED, news.subject());
        }
        return news.isIn(State.DONE) && Reason.valueOf(news.reason()).isChosen()
                ? letters.queue(Kind.ORDER_REFUNDED, news.subject())
                : Mono.empty();
    }
}
