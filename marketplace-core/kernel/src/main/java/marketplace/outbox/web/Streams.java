package marketplace.outbox.web;

import java.time.Duration;
import java.util.function.Predicate;
import marketplace.outbox.Envelope;
import marketplace.outbox.Tail;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Server-sent events that tell a page to look again ({@code follow.js}). They carry nothing: what the page then asks for
 * is checked as ever. The first comes when the stream has begun, for what happened since the page was drawn.
 */
@Component
public class Streams {
    private static final Duration BEGUN = Duration.ofSeconds(1);
    private static final Duration BEAT = Duration.ofSeconds(20);
    /** Several news of one act are one look. */
    private static final Duration CALM = Duration.ofMillis(200);
    /** Then the browser comes back by itself, and proves anew that it may. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    private static final ServerSentEvent<String> LOOK =
            ServerSentEvent.builder("").event("look").build();
    private static final ServerSentEvent<String> ALIVE =
            ServerSentEvent.<String>builder().comment("").build();

    private final Tail tail;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    public Streams(Tail tail) {
        this.tail = tail;
    }

    /** A look for each news of the chain's county that concerns the page; at most ten minutes long. */
    public Flux<ServerSentEvent<String>> when(Predicate<Envelope> concerns) {
        return tail.here()
                .publish(news -> Flux.merge(looks(news.filter(concerns)), beats().takeUntilOther(news.then())))
                .transform(this::bounded);
    }

    /** A look for each sign; the first tells how things stand when the stream begins. */
    public Flux<ServerSentEvent<String>> at(Flux<?> signs) {
        return signs.map(_ -> LOOK)
                .mergeWith(Flux.interval(BEAT).map(_ -> ALIVE).onBackpressureDrop())
                .transform(this::bounded);
    }

    private <T> Flux<T> bounded(Flux<T> events) {
        return events.take(LIFE).takeUntilOther(closing.asMono());
    }

    /** So that nobody waits for open streams when the service stops. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }

    private static Flux<ServerSentEvent<String>> looks(Flux<Envelope> news) {
        return news.sample(CALM).map(_ -> LOOK);
    }

    private static Flux<ServerSentEvent<String>> beats() {
        return Flux.interval(BEGUN, BEAT).map(beat -> beat == 0 ? LOOK : ALIVE).onBackpressureDrop();
    }
}
