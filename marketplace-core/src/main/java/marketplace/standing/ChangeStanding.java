package marketplace.standing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import marketplace.catalog.PriceVariants;
import marketplace.catalog.PricedVariant;
import marketplace.orders.OrderNumber;
import marketplace.outbox.Outbox;
import marketplace.shared.Money;
import marketplace.shared.Overtaken;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import marketplace.standing.Run.Outcome;
import marketplace.standing.news.StandingMoved;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What she may do with a standing order of hers, one change after the other: pause, skip, change lines, consent, end. */
@Component
public class ChangeStanding {
    private final StandingOrders orders;
    private final Runs runs;
    private final Schedule schedule;
    private final PriceVariants variants;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    ChangeStanding(
            StandingOrders orders,
            Runs runs,
            Schedule schedule,
            PriceVariants variants,
            Outbox outbox,
            Sql sql,
            Clock clock) {
        this.orders = orders;
        this.runs = runs;
        this.schedule = schedule;
        this.variants = variants;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    /** Nothing comes before that day, which lies within a year. */
    public Mono<StandingOrder> pause(StandingId id, LocalDate until) {
        var today = schedule.today();
        return !until.isAfter(today) || until.isAfter(today.plusYears(1))
                ? Mono.error(new StandingRefused.PauseOutOfRange())
                : change(id, order -> order.paused(until));
    }

    public Mono<StandingOrder> resume(StandingId id) {
        return change(id, order -> order.paused(null));
    }

    /** Not this delivery; one that is not the next any more was skipped or bought before. */
    public Mono<StandingOrder> skip(StandingId id, LocalDate day) {
        return held(id, order -> order.isFor(day) ? skipped(order, day) : Mono.just(order));
    }

    private Mono<StandingOrder> skipped(StandingOrder order, LocalDate day) {
        var run = new Run(order.id(), day, Outcome.SKIPPED, null, List.of(), clock.instant());
        return runs.add(run).then(Mono.defer(() -> schedule.settle(order.done(day))));
    }

    public Mono<StandingOrder> set(StandingId id, VariantId variant, int pieces, Rhythm rhythm) {
        return change(id, order -> order.with(variant, line -> line.of(pieces, rhythm)));
    }

    public Mono<StandingOrder> remove(StandingId id, VariantId variant) {
        return change(id, order -> order.find(variant).isEmpty() ? order : order.without(variant));
    }

    /** From now on a line may cost what she was shown, which must be what it costs. */
    public Mono<StandingOrder> consent(StandingId id, VariantId variant, Money shown) {
        return held(
                id,
                order -> costs(variant, shown)
                        .flatMap(price -> schedule.settle(order.with(variant, line -> line.at(price)))));
    }

    private Mono<Money> costs(VariantId variant, Money shown) {
        return variants.of(List.of(variant))
                .flatMapIterable(found -> found)
                .next()
                .map(PricedVariant::price)
                .filter(shown::equals)
                .switchIfEmpty(Mono.error(StandingRefused.OtherPrice::new));
    }

    /** At once and for good; what has been bought comes all the same. Again is harmless. */
    public Mono<StandingOrder> end(StandingId id) {
        return sql.together(orders.holdMine(id).flatMap(order -> ended(order, null)))
                .retryWhen(Overtaken.startOver());
    }

    /** The same by whoever names it with the address its letters go to, signed in or not (§ 312k BGB). */
    public Mono<StandingOrder> end(OrderNumber number, String mail, @Nullable String reason) {
        return sql.together(orders.holdNamed(number, mail).flatMap(order -> ended(order, reason)))
                .retryWhen(Overtaken.startOver());
    }

    private Mono<StandingOrder> ended(StandingOrder order, @Nullable String reason) {
        return order.isEnded() ? Mono.just(order) : endedNow(order, reason);
    }

    private Mono<StandingOrder> endedNow(StandingOrder order, @Nullable String reason) {
        return orders.store(order.ended(clock.instant().truncatedTo(ChronoUnit.MICROS), reason))
                .delayUntil(now ->
                        outbox.append(new StandingMoved(now.id().value(), StandingMoved.ENDED, null, now.version())));
    }

    private Mono<StandingOrder> change(StandingId id, UnaryOperator<StandingOrder> step) {
        return held(id, order -> schedule.settle(step.apply(order)));
    }

    private Mono<StandingOrder> held(StandingId id, Function<StandingOrder, Mono<StandingOrder>> step) {
        return sql.together(orders.holdMine(id)
                        .flatMap(
                                order -> order.isEnded() ? Mono.error(new StandingRefused.Ended()) : step.apply(order)))
                .retryWhen(Overtaken.startOver());
    }
}
