package marketplace.outbox;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import marketplace.shared.CountyCode;
import marketplace.shared.Refusal;
import marketplace.shared.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * News from now on, for server-sent events and for followers. All of an instance share one reader of the feed, which
 * rests while nobody listens. At most {@value #MOST_STREAMS} streams; one that falls {@value #MOST_BEHIND} news behind ends.
 */
public final class Tail {
    static final int MOST_STREAMS = 1_000;
    static final int MOST_BEHIND = 256;
    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);

    private final Feed feed;
    private final Flux<Look> looks;
    private final Semaphore places = new Semaphore(MOST_STREAMS);

    Tail(Feed feed, Wake wake, OutboxSettings settings) {
        this.feed = feed;
        this.looks = Mono.fromSupplier(AtomicReference<String>::new)
                .flatMapMany(position -> wake.moments(settings.poll()).concatMap(_ -> since(position), 0))
                .share();
    }

    /**
     * One look at what is new, of all counties.
     *
     * @param from where the look before it ended
     */
    record Look(String from, FeedPage page) {
        /** Whether nothing lies between this place and where the look begins. */
        boolean joins(String position) {
            return Cursor.of(from).compareTo(Cursor.of(position)) <= 0;
        }

        /** What was seen behind this place, which the look joins. */
        FeedPage after(String position) {
            var place = Cursor.of(position);
            var rest = page.events().stream()
                    .filter(news -> Cursor.of(news.cursor()).compareTo(place) > 0)
                    .toList();
            var isBehind = Cursor.of(page.next()).compareTo(place) < 0;
            return new FeedPage(rest, isBehind ? position : page.next(), page.more());
        }
    }

    /** News of the chain's county while somebody listens; whoever comes back asks for what she missed herself. */
    public Flux<Envelope> here() {
        return Flux.deferContextual(context -> stream(Scope.from(context).county()));
    }

    private Flux<Envelope> stream(CountyCode county) {
        if (!places.tryAcquire()) {
            return Flux.error(new TooManyStreams());
        }
        var tooSlow = Sinks.<Void>empty();
        return looks.concatMapIterable(look -> look.page().events())
                .filter(one -> one.county().equals(county))
                .onBackpressureBuffer(MOST_BEHIND, _ -> tooSlow.tryEmitEmpty(), BufferOverflowStrategy.DROP_LATEST)
                .takeUntilOther(tooSlow.asMono())
                .doFinally(_ -> places.release());
    }

    /** Every look, the empty ones, too, so that who listens knows since when. */
    Flux<Look> looks() {
        return looks;
    }

    /** Whether this is the source whose news is told here. */
    boolean tellsOf(NewsSource source) {
        return source == feed;
    }

    private Flux<Look> since(AtomicReference<String> position) {
        return Mono.defer(() -> look(position))
                .repeat()
                .takeUntil(look -> !look.page().more())
                .doOnError(error -> LOG.warn("streams wait: {}", error.toString()))
                .onErrorComplete();
    }

    private Mono<Look> look(AtomicReference<String> position) {
        return Mono.justOrEmpty(position.get())
                .switchIfEmpty(feed.now())
                .flatMap(from -> feed.after(from, Feed.MOST).map(page -> new Look(from, page)))
                .doOnNext(look -> position.set(look.page().next()));
    }

    static final class TooManyStreams extends Refusal {
        private static final long serialVersionUID = 1;

        TooManyStreams() {
            super(
                    Kind.TOO_MANY,
                    "too-many-streams",
                    "Too many pages are being kept up to date. Reload this one instead.");
        }
    }
}
