package marketplace.billing;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import marketplace.billing.Refund.Reason;
import marketplace.billing.Refund.State;
import marketplace.billing.Refunds.Taken;
import marketplace.billing.news.RefundMoved;
import marketplace.orders.Order;
import marketplace.orders.OrderNumber;
import marketplace.orders.Orders;
import marketplace.outbox.DueWork;
import marketplace.outbox.Envelope;
import marketplace.outbox.Faults;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Gives back all or part of what was taken for an order by card: by its merchant's people, or by the operator. */
@Component
public class GiveBack {
    private final Refunds refunds;
    private final Orders orders;
    private final Clock clock;

    GiveBack(Refunds refunds, Orders orders, Clock clock) {
        this.refunds = refunds;
        this.orders = orders;
        this.clock = clock;
    }

    /** What goes back, and why; the id is the caller's, so that saying it twice gives back once. */
    public record Wanted(RefundId id, Money amount, Reason reason) {}

    /** What was taken for the order, and what went back. */
    public record Standing(Order order, Taken taken, List<Refund> refunds) {
        public Standing {
            refunds = List.copyOf(refunds);
        }
    }

    public Mono<Standing> standing(MerchantId merchant, OrderId id) {
        return order(merchant, id)
                .flatMap(order -> Mono.zip(refunds.taken(id), refunds.list(id))
                        .map(both -> new Standing(order, both.getT1(), both.getT2())));
    }

    public Mono<Refund> with(MerchantId merchant, OrderId id, Wanted wanted) {
        return order(merchant, id)
                .map(_ -> Refund.asked(wanted, id, merchant, clock.instant()))
                .flatMap(refunds::ask)
                .checkpoint("give back");
    }

    /** What failed has been given back past the payment house. */
    public Mono<Refund> outside(MerchantId merchant, OrderId order, RefundId id) {
        return order(merchant, order)
                .flatMap(_ -> refunds.get(id))
                .filter(refund -> refund.order().equals(order))
                .switchIfEmpty(Mono.error(BillingRefused.NoSuchRefund::new))
                .flatMap(_ -> refunds.outside(id));
    }

    /** The order of this number, for the operator, whom somebody rings. */
    public Mono<Order> numbered(OrderNumber number) {
        return SignedIn.get().flatMap(me -> me.as(Role.OPERATOR)).flatMap(_ -> orders.get(number));
    }

    private Mono<Order> order(MerchantId merchant, OrderId id) {
        return SignedIn.get()
                .flatMap(me -> me.is(Role.OPERATOR) ? Mono.just(me) : me.actingFor(merchant))
                .flatMap(_ -> orders.get(merchant, id));
    }

    /** Has payments give back what was asked for, until it has answered; what failed, when the operator says so. */
    @Configuration(proxyBeanMethods = false)
    static class Work {
        /** Refunds asked for side by side. */
        private static final int AT_ONCE = 4;

        private final PaymentsClient payments;
        private final Refunds refunds;
        private final Sql sql;
        private final JsonMapper json;

        Work(PaymentsClient payments, Refunds refunds, Sql sql, JsonMapper json) {
            this.payments = payments;
            this.refunds = refunds;
            this.sql = sql;
            this.json = json;
        }

        @Bean
        Follower billingOfRefunds(Feed feed) {
            return Follower.outward("billing.refunds", feed, this::giveBack, RefundMoved.class);
        }

        @Bean
        DueWork billingGiveBack() {
            return new DueWork(Refunds.AGAIN, subject -> refunds.again(RefundId.of(subject)));
        }

        private Mono<Void> giveBack(List<Envelope> heard) {
            return Flux.fromIterable(heard)
                    .flatMap(
                            news -> giveBack(json.treeToValue(news.data(), RefundMoved.class))
                                    .contextWrite(news.scope()::in),
                            AT_ONCE)
                    .then();
        }

        private Mono<Void> giveBack(RefundMoved wanted) {
            return wanted.isIn(State.ASKED)
                    ? refunds.get(new RefundId(wanted.refund()))
                            .filter(refund -> refund.waitsAs(wanted.askedAs()))
                            .flatMap(this::giveBack)
                    : Mono.empty();
        }

        private Mono<Void> giveBack(Refund refund) {
            return payments.refund(
                            refund.order(), refund.askedAs(), refund.amount().minor())
                    .onErrorResume(Work::isFinal, _ -> Mono.just(State.FAILED))
                    .filter(state -> state == State.FAILED)
                    .flatMap(_ -> failed(refund.askedAs()));
        }

        /** Payments tells what it gave back, and what failed as well; what it refuses at once nobody else tells. */
        private Mono<Void> failed(UUID askedAs) {
            return sql.together(refunds.told(askedAs, State.FAILED));
        }

        /** An answer that says no, and will again. */
        private static boolean isFinal(Throwable error) {
            return error instanceof WebClientResponseException && !Faults.pass(error);
        }
    }
}
