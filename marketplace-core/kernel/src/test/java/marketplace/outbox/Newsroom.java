package marketplace.outbox;

import static marketplace.shared.Ground.HERE;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import marketplace.shared.AcrossCounties;
import marketplace.shared.CountyCode;
import marketplace.shared.Ground;
import marketplace.shared.Overtaken;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.StoppedClock;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The outbox over a database of its own, empty before each test. */
final class Newsroom implements BeforeEachCallback, AfterAllCallback {
    static final Duration LIMIT = Duration.ofSeconds(60);
    static final OutboxSettings POLLING_SELDOM = new OutboxSettings(Duration.ofHours(1), false);

    final Ground ground = Ground.with(8);
    final Sql sql = ground.sql();
    final StoppedClock clock = new StoppedClock();
    final JsonMapper json = JsonMapper.builder().addModule(Json.ids()).build();
    final Wake wake = new Wake();
    final Outbox outbox = new Outbox(sql, json, clock, wake);
    final Feed feed = new Feed(sql, json);
    final Waiting waiting = new Waiting(sql, json, clock);

    void publish(String... subjects) {
        publishIn(HERE, subjects);
    }

    void publishIn(CountyCode county, String... subjects) {
        in(
                county,
                sql.together(outbox.append(
                        Arrays.stream(subjects).<News>map(LoafBaked::of).toList())));
    }

    /** A use case whose first try ends as when two store the same key at once: the statement fails, and all with it. */
    Mono<String> overtakenOnce(String subject) {
        var tries = new AtomicInteger();
        var storing = Mono.defer(() -> tries.incrementAndGet() == 1 ? failing() : Mono.just(subject));
        return sql.together(outbox.append(LoafBaked.of(subject)).then(storing)).retryWhen(Overtaken.startOver());
    }

    private Mono<String> failing() {
        return sql.named("test.failing", "select 1 / 0 as n")
                .find(row -> row.text("n"))
                .onErrorMap(_ -> new Overtaken("the loaf"));
    }

    /** Another process with the same followers. */
    FollowerRunner runner(Follower... followers) {
        var following = new Following(sql, new Positions(sql, clock), waiting);
        var tail = new Tail(feed, wake, POLLING_SELDOM);
        return new FollowerRunner(List.of(followers), following, tail, POLLING_SELDOM, ground.meters);
    }

    /** What the feed holds after a position. */
    List<String> subjectsAfter(String position) {
        return subjects(page(position, Feed.MOST));
    }

    FeedPage page(String position, int limit) {
        return done(feed.after(position, limit));
    }

    static List<String> subjects(FeedPage page) {
        return page.events().stream().map(Envelope::subject).collect(Collectors.toList());
    }

    long count(String from) {
        return done(sql.across(AcrossCounties.FEED, "test.count", "select count(*) as n from " + from)
                .find(row -> row.number("n")));
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        ground.runAcross("delete from outbox.event; delete from outbox.waiting; delete from outbox.follower;"
                + " delete from outbox.due; delete from outbox.once");
    }

    static <T> T in(CountyCode county, Mono<T> work) {
        return done(work.contextWrite(Scope.of(county)::in));
    }

    static <T> T done(Mono<T> work) {
        return work.block(LIMIT);
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        ground.close();
    }
}
