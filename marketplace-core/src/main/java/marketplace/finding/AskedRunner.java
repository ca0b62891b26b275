package marketplace.finding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.finding.news.Asked;
import marketplace.finding.news.Followed;
import marketplace.finding.news.Opened;
import marketplace.outbox.News;
import marketplace.outbox.Outbox;
import marketplace.outbox.OutboxSettings;
import marketplace.pages.Formats;
import marketplace.pages.devices.Device;
import marketplace.pages.devices.OncePerDay;
import marketplace.shared.CountyCode;
import marketplace.shared.ListingId;
import marketplace.shared.PlaceCode;
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
 * Tells others what was asked and what it led to, beside the answers: it waits here in memory, at most
 * {@value #MOST_WAITING}, and is told together every few seconds. Where that fails it waits on; a full house forgets, and
 * no search ever notices.
 */
@Component
public class AskedRunner implements SmartLifecycle {
    static final int MOST_WAITING = 10_000;
    /** Results nearly everybody looks at. */
    private static final int LOOKED_AT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(AskedRunner.class);

    private final BlockingQueue<Deed> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Outbox outbox;
    private final Sql sql;
    private final OncePerDay oncePerDay;
    private final FindingSettings settings;
    private final OutboxSettings running;
    private final Clock clock;
    private Disposable work = Disposables.disposed();

    AskedRunner(
            Outbox outbox,
            Sql sql,
            OncePerDay oncePerDay,
            FindingSettings settings,
            OutboxSettings running,
            Clock clock) {
        this.outbox = outbox;
        this.sql = sql;
        this.oncePerDay = oncePerDay;
        this.settings = settings;
        this.running = running;
        this.clock = clock;
    }

    /** What somebody did, in no more words than are told of it. */
    private record Deed(
            CountyCode county,
            LocalDate day,
            What what,
            String words,
            @Nullable String place) {
        News news(int times) {
            return switch (what) {
                case FOUND, MISSED -> new Asked(Uuids.fresh(), day, words, place, times, what == What.FOUND);
                case FOLLOWED -> new Followed(Uuids.fresh(), day, words, place, times);
                case OPENED, OPENED_LOW ->
                    new Opened(Uuids.fresh(), day, ListingId.of(words), place, what == What.OPENED_LOW, times);
            };
        }
    }

    private enum What {
        FOUND,
        MISSED,
        FOLLOWED,
        OPENED,
        OPENED_LOW
    }

    /** Who asks, and where she lives if she said so. */
    record Asker(CountyCode county, Device device, @Nullable PlaceCode place) {}

    /** Remembers a question with what came of it, and hands the answer on. A page or a filter more is no further question. */
    Found note(Asker asker, Question question, Found answer) {
        if (question.page() == 1 && !question.isNarrowed()) {
            var what = answer.total() > 0 ? What.FOUND : What.MISSED;
            AskedWords.of(question.words()).ifPresent(words -> keep(asker, "asked", what, words));
        }
        return answer;
    }

    /** Remembers that words led on to something. */
    void followed(Asker asker, String typed) {
        AskedWords.of(typed).ifPresent(words -> keep(asker, "followed", What.FOLLOWED, words));
    }

    /** Remembers that a listing was opened from among results. */
    void opened(Asker asker, ListingId listing, int position) {
        keep(asker, "opened", position > LOOKED_AT ? What.OPENED_LOW : What.OPENED, listing.toString());
    }

    /** Once a day of a device, whatever came of it. */
    private void keep(Asker asker, String deed, What what, String words) {
        if (oncePerDay.isFirst(asker.county(), asker.device(), deed + '\n' + words)) {
            var place = asker.place() == null ? null : asker.place().value();
            waiting.offer(new Deed(asker.county(), today(), what, words, place));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }

    /** Tells what waits. */
    public Mono<Void> tell() {
        return Mono.fromSupplier(this::taken)
                .flatMapIterable(deeds -> deeds.stream()
                        .collect(Collectors.groupingBy(Deed::county))
                        .entrySet())
                .concatMap(county -> tell(county.getKey(), county.getValue()))
                .then();
    }

    private Mono<Void> tell(CountyCode county, List<Deed> deeds) {
        return sql.together(Mono.defer(() -> outbox.append(news(deeds))))
                .doOnError(error -> LOG.warn("what was asked waits: {}", error.toString()))
                .onErrorResume(_ -> Mono.fromRunnable(() -> deeds.forEach(waiting::offer)))
                .contextWrite(Scope.of(county)::in);
    }

    private List<Deed> taken() {
        var taken = new ArrayList<Deed>();
        waiting.drainTo(taken);
        return taken;
    }

    private static List<News> news(List<Deed> deeds) {
        return deeds.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(done -> done.getKey().news(Math.toIntExact(done.getValue())))
                .toList();
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
