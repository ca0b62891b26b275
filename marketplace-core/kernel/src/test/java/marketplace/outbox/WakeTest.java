package marketplace.outbox;

import static marketplace.shared.Ground.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

class WakeTest {
    @RegisterExtension
    static final Newsroom ROOM = new Newsroom();

    static final Duration SELDOM = Duration.ofHours(1);

    final Wake elsewhere = new Wake();
    final WakeRunner here = new WakeRunner(ROOM.ground.connections(), ROOM.wake, Newsroom.POLLING_SELDOM);
    final WakeRunner there = new WakeRunner(ROOM.ground.connections(), elsewhere, Newsroom.POLLING_SELDOM);
    final AtomicInteger calls = new AtomicInteger();
    final Disposable.Composite listening = Disposables.composite();

    @BeforeEach
    void listen() {
        listening.add(elsewhere.moments(SELDOM).subscribe(_ -> calls.incrementAndGet()));
        here.start();
        there.start();
        await().until(WakeTest::bothListen);
    }

    @AfterEach
    void rest() {
        here.stop();
        there.stop();
        listening.dispose();
    }

    @Test
    void a_commit_here_calls_the_followers_of_another_instance() {
        var before = calls.get();

        ROOM.publish("rye");

        await().until(() -> calls.get() > before);
    }

    @Test
    void the_call_comes_after_the_commit_and_not_at_all_without_one() {
        var seen = Collections.synchronizedList(new ArrayList<Integer>());
        listening.add(ROOM.wake
                .commits()
                .concatMap(_ -> ROOM.feed.after("", 10))
                .subscribe(page -> seen.add(page.events().size())));
        var failing = ROOM.sql.together(
                ROOM.outbox.append(LoafBaked.of("burnt")).then(Mono.error(new IllegalStateException())));

        assertThatIllegalStateException().isThrownBy(() -> Newsroom.in(HERE, failing));
        ROOM.publish("rye", "spelt");

        await().until(() -> !seen.isEmpty());
        assertThat(seen).containsExactly(2);
    }

    @Test
    void many_commits_are_few_notifications() throws SQLException {
        try (var connection = ROOM.ground.database.app().connect();
                var statement = connection.createStatement()) {
            statement.execute("listen news");
            var start = System.nanoTime();
            Newsroom.done(ROOM.wake.afterCommit().repeat(20_000).then());
            var spans = Duration.ofNanos(System.nanoTime() - start).toMillis() / WakeRunner.MILLIS_BETWEEN;

            var heard = connection.unwrap(PGConnection.class).getNotifications(1_000);

            assertThat(heard).hasSizeBetween(1, (int) spans + 2);
        }
    }

    @Test
    void a_connection_that_ended_is_opened_anew() {
        ROOM.ground.cutConnections();
        await().until(WakeTest::bothListen);
        var before = calls.get();

        ROOM.publish("rye");

        await().until(() -> calls.get() > before);
    }

    @Test
    void a_follower_that_polls_seldom_hears_at_once() {
        var heard = new AtomicInteger();
        var follower =
                Follower.inside("early", ROOM.feed, _ -> Mono.fromRunnable(heard::incrementAndGet), LoafBaked.class);
        var runner = ROOM.runner(follower);
        runner.start();
        try {
            await().until(() -> ROOM.count("outbox.follower") == 1);

            ROOM.publish("rye");

            await().until(() -> heard.get() == 1);
        } finally {
            runner.stop();
        }
    }

    /** A role sees what its own connections last said. */
    private static boolean bothListen() {
        return Newsroom.in(HERE, ROOM.sql.named("test.listening", """
            select count(*) as n from pg_stat_activity where query in ('listen news', 'notify news') and datname = current_database()
            """).find(row -> row.number("n"))) == 2;
    }
}
