package marketplace.outbox;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import marketplace.outbox.Follower.Hearing;
import marketplace.outbox.Waiting.Waiter;
import marketplace.shared.Sql;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One step of a follower: first what waits, then the next page. Says whether there may be more at once. */
final class Following {
    static final int PAGE = 200;

    private final Sql sql;
    private final Positions positions;
    private final Waiting waiting;

    Following(Sql sql, Positions positions, Waiting waiting) {
        this.sql = sql;
        this.positions = positions;
        this.waiting = waiting;
    }

    Mono<Boolean> step(Follower follower) {
        return waiting.ready(follower.name())
                .flatMapMany(Flux::fromIterable)
                .concatMap(waiter -> again(follower, waiter))
                .then(positions.of(follower.name()))
                .flatMap(position -> page(follower, position));
    }

    private Mono<Boolean> page(Follower follower, String position) {
        return follower.source()
                .after(position, PAGE)
                .flatMap(page -> page.events().isEmpty() ? Mono.just(false) : hear(follower, position, page));
    }

    private Mono<Boolean> hear(Follower follower, String position, FeedPage page) {
        var heard = page.events().stream().filter(follower::hears).toList();
        return switch (follower.hearing()) {
            case Hearing.Inside inside -> inside(follower, inside, position, heard).flatMap(last -> move(follower, last, page));
            case Hearing.Outward outward -> outward(follower, outward, heard).then(move(follower, position, page));
        };
    }

    private Mono<Boolean> move(Follower follower, String from, FeedPage page) {
        return from.equals(page.next()) ? Mono.just(true) : positions.move(follower.name(), from, page.next());
    }

    /** One transaction per news; ends early, without a last position, when another runner is ahead. */
    private Mono<String> inside(Follower follower, Hearing.Inside inside, String position, List<Envelope> heard) {
        var chain = Mono.just(position);
        for (var news : heard) {
            chain = chain.flatMap(from -> one(follower, inside, from, news));
        }
        return chain;
    }

    private Mono<String> one(Follower follower, Hearing.Inside inside, String from, Envelope news) {
        return sql.together(positions.take(follower.name(), from, news).flatMap(step -> act(follower, inside, step, news)))
                .onErrorResume(error -> passes(error) ? Mono.error(error) : putAside(follower, from, news, error))
                .contextWrite(news.scope()::in);
    }

    private Mono<String> act(Follower follower, Hearing.Inside inside, Positions.Step step, Envelope news) {
        return switch (step) {
            case FREE -> inside.effect().apply(news).thenReturn(news.cursor());
            case HELD -> waiting.add(follower.name(), news, "behind older news").thenReturn(news.cursor());
            case OVERTAKEN -> Mono.empty();
        };
    }

    private Mono<String> putAside(Follower follower, String from, Envelope news, Throwable error) {
        return waiting.add(follower.name(), news, reason(error))
                .then(positions.move(follower.name(), from, news.cursor()))
                .filter(Boolean::booleanValue)
                .map(_ -> news.cursor());
    }

    private Mono<Void> outward(Follower follower, Hearing.Outward outward, List<Envelope> heard) {
        if (heard.isEmpty()) {
            return Mono.empty();
        }
        return waiting.held(follower.name(), heard.stream().map(Envelope::subject).distinct().toList())
                .flatMap(held -> outward(follower, outward, heard, new HashSet<>(held)));
    }

    private Mono<Void> outward(Follower follower, Hearing.Outward outward, List<Envelope> heard, Set<String> held) {
        var free = heard.stream().filter(news -> !held.contains(news.subject())).toList();
        var queued = heard.stream().filter(news -> held.contains(news.subject())).toList();
        var all = free.isEmpty() ? Mono.<Void>empty() : outward.effect().apply(free);
        return all.onErrorResume(error -> passes(error) ? Mono.error(error) : oneByOne(follower, outward, free))
                .thenMany(Flux.fromIterable(queued))
                .concatMap(news -> waiting.add(follower.name(), news, "behind older news"))
                .then();
    }

    private Mono<Void> oneByOne(Follower follower, Hearing.Outward outward, List<Envelope> heard) {
        return Flux.fromIterable(heard)
                .concatMap(news -> outward.effect()
                        .apply(List.of(news))
                        .onErrorResume(error ->
                                passes(error) ? Mono.error(error) : waiting.add(follower.name(), news, reason(error))))
                .then();
    }

    private Mono<Void> again(Follower follower, Waiter waiter) {
        var news = waiter.news();
        var effect = switch (follower.hearing()) {
            case Hearing.Inside inside -> inside.effect().apply(news);
            case Hearing.Outward outward -> outward.effect().apply(List.of(news));
        };
        var done = waiting.done(follower.name(), news.id());
        var both = follower.hearing() instanceof Hearing.Inside ? sql.together(effect.then(done)) : effect.then(done);
        return both.onErrorResume(error -> waiting.failed(follower.name(), waiter, reason(error)))
                .contextWrite(news.scope()::in);
    }

    /** Faults of the surroundings that pass by themselves: the follower waits, nothing is put aside. */
    private static boolean passes(Throwable error) {
        return switch (error) {
            case TransientDataAccessException _, DataAccessResourceFailureException _ -> true;
            case CannotCreateTransactionException _, WebClientRequestException _ -> true;
            case TimeoutException _, IOException _ -> true;
            case WebClientResponseException answer -> answer.getStatusCode().is5xxServerError();
            default -> false;
        };
    }

    private static String reason(Throwable error) {
        var text = error.getClass().getSimpleName() + ": " + error.getMessage();
        return text.substring(0, Math.min(text.length(), 500));
    }
}
