package marketplace.monitoring;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import marketplace.monitoring.Report.Course;
import marketplace.outbox.Tail;
import marketplace.pages.Formats;
import marketplace.shared.CountyCode;
import marketplace.shared.Refusal;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the county officer may see, and nobody else: protected figures, and the county's totals of now. */
@Component
public class Watch {
    private static final int MOST_STEPS = 13;
    private static final int MOST_KNOWN = 2_000;
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(2);
    private static final String OF_ORDERS = "orders.";

    private final Figures figures;
    private final Words words;
    private final UnreachedPlaces unreached;
    private final AsksHeard heard;
    private final Tail tail;
    private final Clock clock;
    private final AsyncCache<Asked, Totals> known = Caffeine.newBuilder()
            .expireAfterWrite(FRESH)
            .maximumSize(MOST_KNOWN)
            .buildAsync();

    Watch(Figures figures, Words words, UnreachedPlaces unreached, AsksHeard heard, Tail tail, Clock clock) {
        this.figures = figures;
        this.words = words;
        this.unreached = unreached;
        this.heard = heard;
        this.tail = tail;
        this.clock = clock;
    }

    private record Asked(CountyCode county, Period period) {}

    /** The figures of a period with the steps of time that lead to its end; without one those of this quarter. */
    public Mono<Report> report(String period, Grain step) {
        return officer().then(Mono.defer(() -> period(period))).flatMap(wanted -> report(wanted, step));
    }

    /** The periods there are figures of, the newest first, and those of now. */
    public Mono<List<Period>> periods() {
        var now = Stream.of(Grain.QUARTER, Grain.MONTH, Grain.WEEK).map(grain -> Period.of(grain, today()));
        return officer()
                .then(Mono.defer(figures::periods))
                .map(kept -> Stream.concat(now, kept.stream()).distinct().toList());
    }

    /** The totals of a running period, now and whenever they have changed. */
    public Flux<Totals> follow(String period) {
        return officer()
                .then(Mono.defer(() -> period(period)))
                .flatMapMany(wanted -> Flux.concat(now(wanted), changes(wanted)))
                .distinctUntilChanged();
    }

    private Flux<Totals> changes(Period period) {
        return tail.here()
                .filter(news -> news.type().startsWith(OF_ORDERS))
                .sample(AT_MOST_EVERY)
                .concatMap(_ -> now(period));
    }

    private Mono<Report> report(Period period, Grain step) {
        return figures.closedAt()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(closed -> report(period, step, closed));
    }

    /** Its course ends with the last day that is counted: what is not closed yet is no fall to nothing. */
    private Mono<Report> report(Period period, Grain step, Optional<Instant> closed) {
        var counted = closed.map(at -> LocalDate.ofInstant(at, Formats.ZONE).minusDays(1));
        var steps = period.last(MOST_STEPS, step, counted.orElseGet(this::today));
        var now = period.includes(today()) ? now(period) : Mono.<Totals>empty();
        return Mono.zip(
                        figures.list(period),
                        figures.over(steps),
                        Mono.zip(words.list(period), unreached.list(period)),
                        heard.approved(),
                        now.map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(all -> new Report(
                        period,
                        closed.orElse(null),
                        all.getT5().orElse(null),
                        all.getT1(),
                        new Course(steps, all.getT2()),
                        all.getT3().getT1(),
                        all.getT3().getT2(),
                        all.getT4()));
    }

    /** Asked of the database at most once a second, however many look. */
    private Mono<Totals> now(Period period) {
        return Scope.current()
                .flatMap(scope -> Mono.fromFuture(
                        () -> known.get(
                                new Asked(scope.county(), period),
                                (_, _) -> figures.now(period)
                                        .contextWrite(scope::in)
                                        .toFuture()),
                        true));
    }

    private Mono<Period> period(String text) {
        return text.isEmpty()
                ? Mono.fromSupplier(() -> Period.of(Grain.QUARTER, today()))
                : Mono.justOrEmpty(Period.read(text)).switchIfEmpty(Mono.error(NoSuchPeriod::new));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }

    private static Mono<SignedIn> officer() {
        return SignedIn.get().flatMap(me -> me.as(Role.COUNTY_OFFICER));
    }

    /** Neither a week nor a month nor a quarter. */
    static final class NoSuchPeriod extends Refusal {
        private static final long serialVersionUID = 1;

        NoSuchPeriod() {
            super(
                    Kind.INVALID,
                    "no-such-period",
                    "A period is a week, month or quarter: 2026-W48, 2026-11 or 2026-Q4.");
        }
    }
}
