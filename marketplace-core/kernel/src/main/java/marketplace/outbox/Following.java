package marketplace.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import marketplace.outbox.Follower.Hearing;
import marketplace.outbox.Positions.Step;
import marketplace.outbox.Positions.Stored;
import marketplace.outbox.Tail.Look;
import marketplace.outbox.Waiting.Waiter;
import marketplace.shared.Overtaken;
import marketplace.shared.Sql;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One step of a follower. Says whether there may be more at once. */
final class Following {
    static final int PAGE = 500;
    private static final int TOGETHER = 20;
    private static final String BEHIND = "behind older news";

    private final Sql sql;
    private final Positions positions;
    private final Waiting waiting;
    private final Map<String, Reached> reached = new ConcurrentHashMap<>();

    Following(Sql sql, Positions positions, Waiting waiting) {
        this.sql = sql;
        this.positions = positions;
        this.waiting = waiting;
    }

    /**
     * Takes what all followers are shown, where it joins what this one knows: nothing is read for it, and nothing is asked
     * of the database when it hears none of it. Else it reads for itself.
     */
    Mono<Boolean> step(Follower follower, Look look) {
        return Mono.defer(() -> {
            var known = reached.get(follower.name());
            return known != null && look.joins(known.next())
                    ? shown(follower, known, look.after(known.next()))
                    : step(follower);
        });
    }

    private Mono<Boolean> shown(Follower follower, Reached known, FeedPage page) {
        if (heard(follower, page).isEmpty()) {
            reached.put(follower.name(), new Reached(known.position(), page.next()));
            return Mono.just(false);
        }
        return hear(follower, known.position(), page).then(Mono.just(false));
    }

    /** First what waits, then the next page. */
    Mono<Boolean> step(Follower follower) {
        return positions
                .of(follower.name())
                .flatMap(stored -> retried(follower, stored).then(Mono.defer(() -> page(follower, stored.position()))))
                .defaultIfEmpty(false);
    }

    private Mono<Void> retried(Follower follower, Stored stored) {
        return stored.isWaitedFor()
                ? waiting.ready(follower.name())
                        .flatMapMany(Flux::fromIterable)
                        .concatMap(waiter -> again(follower, waiter))
                        .then()
                : Mono.empty();
    }

    /**
     * How far a follower has come, as far as this process knows.
     *
     * @param position what is stored
     * @param next up to where nothing behind it is of interest; stored with the next page
     */
    private record Reached(String position, String next) {}

    private Mono<Boolean> page(Follower follower, String position) {
        var known = reached.getOrDefault(follower.name(), new Reached("", ""));
        return follower.source()
                .after(known.position().equals(position) ? known.next() : position, follower.types(), PAGE)
                .flatMap(page -> page.next().equals(position)
                        ? nothingNew(follower, position)
                        : hear(follower, position, page).map(moved -> moved && page.more()));
    }

    private Mono<Boolean> nothingNew(Follower follower, String position) {
        reached.put(follower.name(), new Reached(position, position));
        return Mono.just(false);
    }

    private Mono<Boolean> hear(Follower follower, String position, FeedPage page) {
        var heard = heard(follower, page);
        return switch (follower.hearing()) {
            case Hearing.Inside inside ->
                heard.isEmpty() ? moved(follower, position, page) : inside(follower, inside, position, page);
            case Hearing.Outward outward ->
                positions
                        .claim(follower.name(), position)
                        .filter(Boolean::booleanValue)
                        .flatMap(_ -> Mono.firstWithSignal(
                                outward(follower, outward, heard)
                                        .then(Mono.defer(() -> moved(follower, position, page))),
                                lost(follower, position)));
        };
    }

    private Mono<Boolean> moved(Follower follower, String position, FeedPage page) {
        return positions
                .move(follower.name(), position, page.next())
                .doOnNext(moved -> know(follower, moved, new Reached(page.next(), page.next())));
    }

    /** Whoever was overtaken knows nothing any more. */
    private void know(Follower follower, boolean moved, Reached now) {
        if (moved) {
            reached.put(follower.name(), now);
        } else {
            reached.remove(follower.name());
        }
    }

    /** Claims the page again and again while it is worked on; ends, with false, once another runner has it. */
    private Mono<Boolean> lost(Follower follower, String position) {
        return Flux.interval(Positions.RENEWAL)
                .onBackpressureDrop()
                .concatMap(_ -> positions.claim(follower.name(), position).onErrorReturn(true))
                .filter(claimed -> !claimed)
                .next();
    }

    /**
     * At most {@value #TOGETHER} news a transaction; false when another runner is ahead. The position is that of the last of
     * them: what is not wanted behind it is passed by with the next page.
     */
    private Mono<Boolean> inside(Follower follower, Hearing.Inside inside, String position, FeedPage page) {
        var heard = heard(follower, page);
        return Flux.fromIterable(turns(position, heard))
                .concatMap(turn -> turn(follower, inside, turn), 0)
                .all(Boolean::booleanValue)
                .doOnNext(moved ->
                        know(follower, moved, new Reached(heard.getLast().cursor(), page.next())));
    }

    private static List<Envelope> heard(Follower follower, FeedPage page) {
        return page.events().stream().filter(follower::hears).toList();
    }

    /** Neighbours of one county. */
    private static List<Turn> turns(String position, List<Envelope> heard) {
        var turns = new ArrayList<Turn>();
        var from = position;
        for (var news : heard) {
            if (turns.isEmpty() || !turns.getLast().mayTake(news)) {
                turns.add(new Turn(from, new ArrayList<>()));
            }
            turns.getLast().news().add(news);
            from = news.cursor();
        }
        return turns;
    }

    private Mono<Boolean> turn(Follower follower, Hearing.Inside inside, Turn turn) {
        return turn.news().size() == 1 ? one(follower, inside, turn) : together(follower, inside, turn);
    }

    /** All of a turn or nothing; what does not go together goes one by one. */
    private Mono<Boolean> together(Follower follower, Hearing.Inside inside, Turn turn) {
        return sql.together(take(follower, turn).flatMap(step -> actTogether(inside, step, turn)))
                .onErrorResume(error -> Faults.pass(error) ? Mono.error(error) : apart(follower, inside, turn))
                .contextWrite(turn.first().scope()::in);
    }

    private static Mono<Boolean> actTogether(Hearing.Inside inside, Step step, Turn turn) {
        return switch (step) {
            case FREE ->
                Flux.fromIterable(turn.news())
                        .concatMap(news -> inside.effect().apply(news).contextWrite(news.scope()::in))
                        .then(Mono.just(true));
            case HELD -> Mono.error(new IllegalStateException(BEHIND));
            case OVERTAKEN -> Mono.just(false);
        };
    }

    private Mono<Boolean> apart(Follower follower, Hearing.Inside inside, Turn turn) {
        return Flux.fromIterable(turn.apart())
                .concatMap(single -> one(follower, inside, single), 0)
                .all(Boolean::booleanValue);
    }

    private Mono<Boolean> one(Follower follower, Hearing.Inside inside, Turn turn) {
        return sql.together(take(follower, turn).flatMap(step -> act(follower, inside, step, turn.first())))
                .retryWhen(Overtaken.startOver())
                .onErrorResume(error -> Faults.pass(error) ? Mono.error(error) : putAside(follower, turn, error))
                .contextWrite(turn.first().scope()::in);
    }

    private Mono<Step> take(Follower follower, Turn turn) {
        return positions.take(follower.name(), turn.from(), turn.news());
    }

    private Mono<Boolean> act(Follower follower, Hearing.Inside inside, Step step, Envelope news) {
        return switch (step) {
            case FREE -> inside.effect().apply(news).thenReturn(true);
            case HELD -> waiting.queue(follower.name(), news, BEHIND).thenReturn(true);
            case OVERTAKEN -> Mono.just(false);
        };
    }

    /** Moves on in the same transaction: were another runner ahead, the news would be heard twice. */
    private Mono<Boolean> putAside(Follower follower, Turn turn, Throwable error) {
        return sql.together(take(follower, turn)
                .filter(step -> step != Step.OVERTAKEN)
                .flatMap(_ -> waiting.add(follower.name(), turn.first(), Faults.reason(error))
                        .thenReturn(true))
                .defaultIfEmpty(false));
    }

    private Mono<Void> outward(Follower follower, Hearing.Outward outward, List<Envelope> heard) {
        if (heard.isEmpty()) {
            return Mono.empty();
        }
        return waiting.held(
                        follower.name(),
                        heard.stream().map(Envelope::subject).distinct().toList())
                .flatMap(held -> outward(follower, outward, heard, new HashSet<>(held)));
    }

    private Mono<Void> outward(Follower follower, Hearing.Outward outward, List<Envelope> heard, Set<String> held) {
        var free = heard.stream().filter(news -> !held.contains(news.subject())).toList();
        var queued =
                heard.stream().filter(news -> held.contains(news.subject())).toList();
        var all = free.isEmpty()
                ? Mono.<Void>empty()
                : Mono.defer(() -> outward.effect().apply(free));
        return all.onErrorResume(error -> Faults.pass(error) ? Mono.error(error) : oneByOne(follower, outward, free))
                .thenMany(Flux.fromIterable(queued))
                .concatMap(news -> queue(follower, news))
                .then();
    }

    private Mono<Void> queue(Follower follower, Envelope news) {
        return waiting.queue(follower.name(), news, BEHIND).contextWrite(news.scope()::in);
    }

    /** After a page failed as a whole; within it, too, news queues up behind what failed on its subject. */
    private Mono<Void> oneByOne(Follower follower, Hearing.Outward outward, List<Envelope> heard) {
        var failed = new HashSet<String>();
        return Flux.fromIterable(heard)
                .concatMap(
                        news -> failed.contains(news.subject())
                                ? queue(follower, news)
                                : alone(follower, outward, news)
                                        .doOnNext(failed::add)
                                        .then(),
                        0)
                .then();
    }

    /** The subject, if it failed. */
    private Mono<String> alone(Follower follower, Hearing.Outward outward, Envelope news) {
        return Mono.defer(() -> outward.effect().apply(List.of(news)))
                .then(Mono.<String>empty())
                .onErrorResume(error -> Faults.pass(error)
                        ? Mono.error(error)
                        : waiting.add(follower.name(), news, Faults.reason(error))
                                .thenReturn(news.subject()))
                .contextWrite(news.scope()::in);
    }

    private Mono<Void> again(Follower follower, Waiter waiter) {
        return Mono.defer(() -> repeat(follower, waiter.news()))
                .onErrorResume(error -> Faults.pass(error)
                        ? Mono.error(error)
                        : waiting.failed(follower.name(), waiter, Faults.reason(error)))
                .contextWrite(waiter.news().scope()::in);
    }

    private Mono<Void> repeat(Follower follower, Envelope news) {
        var taken = waiting.take(follower.name(), news);
        return switch (follower.hearing()) {
            case Hearing.Inside inside ->
                sql.together(taken.filter(Boolean::booleanValue)
                                .flatMap(_ -> inside.effect().apply(news)))
                        .retryWhen(Overtaken.startOver());
            case Hearing.Outward outward ->
                outward.effect().apply(List.of(news)).then(taken).then();
        };
    }

    /**
     * What one transaction takes.
     *
     * @param from the position before
     */
    private record Turn(String from, List<Envelope> news) {
        Envelope first() {
            return news.getFirst();
        }

        boolean mayTake(Envelope next) {
            return news.size() < TOGETHER && first().county().equals(next.county());
        }

        List<Turn> apart() {
            var turns = new ArrayList<Turn>();
            for (var one : news) {
                turns.add(new Turn(
                        turns.isEmpty() ? from : turns.getLast().first().cursor(), List.of(one)));
            }
            return turns;
        }
    }
}
