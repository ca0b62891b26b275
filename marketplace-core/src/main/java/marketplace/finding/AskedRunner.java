package marketplace.finding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.finding.news.Asked;
import marketplace.outbox.News;
import marketplace.outbox.Outbox;
import marketplace.outbox.OutboxSettings;
import marketplace.pages.Formats;
import marketplace.shared.CountyCode;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.Uuids;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells others what was asked, beside the answers: questions wait here in memory, at most {@value #MOST_WAITING}, and
 * are told together every few seconds. Where that fails they wait on; a full house forgets, and no search ever notices.
 */
@Component
public class AskedRunner implements SmartLifecycle {
    static final int MOST_WAITING = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(AskedRunner.class);

    private final BlockingQueue<Ask> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Outbox outbox;
    private final Sql sql;
    private final FindingSettings settings;
    private final OutboxSettings running;
    private final Clock clock;
    private Disposable work = Disposables.disposed();

    AskedRunner(Outbox outbox, Sql sql, FindingSettings settings, OutboxSettings running, Clock clock) {
        this.outbox = outbox;
        this.sql = sql;
        this.settings = settings;
        this.running = running;
        this.clock = clock;
    }

    private record Ask(
            CountyCode county,
            LocalDate day,
            String words,
            @Nullable String place,
            boolean found) {}

    /** Remembers a question with what came of it, and hands the answer on. A page or a filter more is no further question. */
    Found note(Scope scope, Question question, Found answer) {
        if (question.page() == 1 && !question.isNarrowed()) {
            AskedWords.of(question.words()).ifPresent(words -> waiting.offer(ask(scope, question, words, answer)));
        }
        return answer;
    }

    private Ask ask(Scope scope, Question question, String words, Found answer) {
        var home = question.home();
        var place = home == null || home.place() == null ? null : home.place().value();
        return new Ask(
                scope.county(), LocalDate.ofInstant(clock.instant(), Formats.ZONE), words, place, isFound(answer));
    }

    private static boolean isFound(Found answer) {
        return answer.total() > 0;
    }

    /** Tells what waits. */
    public Mono<Void> tell() {
        return Mono.fromSupplier(this::taken)
                .flatMapIterable(asks -> asks.stream()
                        .collect(Collectors.groupingBy(Ask::county))
                        .entrySet())
                .concatMap(county -> tell(county.getKey(), county.getValue()))
                .then();
    }

    private Mono<Void> tell(CountyCode county, List<Ask> asks) {
        return sql.together(Mono.defer(() -> outbox.append(news(asks))))
                .doOnError(error -> LOG.warn("what was asked waits: {}", error.toString()))
                .onErrorResume(_ -> Mono.fromRunnable(() -> asks.forEach(waiting::offer)))
                .contextWrite(Scope.of(county)::in);
    }

    private List<Ask> taken() {
        var taken = new ArrayList<Ask>();
        waiting.drainTo(taken);
        return taken;
    }

    private static List<News> news(List<Ask> asks) {
        return asks.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(AskedRunner::news)
                .toList();
    }

    private static News news(Map.Entry<Ask, Long> asked) {
        var ask = asked.getKey();
        var times = Math.toIntExact(asked.getValue());
        return new Asked(Uuids.fresh(), ask.day(), ask.words(), ask.place(), times, ask.found());
    }

    @Override
    public void start() {
        work = Flux.interval(settings.tellEvery())
                .onBackpressureDrop()
                .concatMap(_ -> tell(), 1)
                .subscribe();
    }

    @Override
    public boolean isAutoStartup() {
        return running.running();
    }

    @Override
    public void stop() {
        work.dispose();
        tell().block(settings.patience());
    }

    @Override
    public boolean isRunning() {
        return !work.isDisposed();
    }
}
