package marketplace.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** One reader sees what is new and shows it to all followers of a process. */
class ShownTest {
    @RegisterExtension
    static final Newsroom ROOM = new Newsroom();

    final List<String> first = Collections.synchronizedList(new ArrayList<>());
    final List<String> second = Collections.synchronizedList(new ArrayList<>());
    final FollowerRunner runner = ROOM.runner(eater("first", first), eater("second", second), deaf(), outward());

    @AfterEach
    void rest() {
        runner.stop();
    }

    @Test
    void followers_that_know_where_they_are_read_nothing_for_themselves() {
        runner.start();

        await().untilAsserted(() -> {
            var reads = reads("outbox.position");
            publishAndEat();
            assertThat(reads("outbox.position")).isEqualTo(reads);
        });
        var reads = reads("outbox.position");
        IntStream.range(0, 5).forEach(_ -> publishAndEat());
        assertThat(reads("outbox.position")).isEqualTo(reads);
    }

    @Test
    void a_follower_that_had_no_time_for_what_it_was_shown_misses_nothing() {
        var all = Collections.synchronizedList(new ArrayList<String>());
        var done = Sinks.<Void>empty();
        var busy = ROOM.runner(Follower.inside(
                "busy",
                ROOM.feed,
                news -> Mono.<Void>fromRunnable(() -> all.add(news.subject()))
                        .then(all.size() > 1 ? Mono.empty() : done.asMono()),
                LoafBaked.class));
        busy.start();
        try {
            publish("loaf 0");
            await().until(() -> all.size() == 1);
            var more = IntStream.rangeClosed(1, 60).mapToObj(i -> "loaf " + i).toList();
            more.forEach(this::publish);
            done.tryEmitEmpty();

            untilSeen(() -> all.size() > more.size());
            assertThat(all)
                    .containsExactlyElementsOf(IntStream.rangeClosed(0, 60)
                            .mapToObj(i -> "loaf " + i)
                            .toList());
        } finally {
            busy.stop();
        }
    }

    @Test
    void a_look_that_begins_before_where_a_follower_is_brings_only_what_lies_behind_it() {
        ROOM.publish("rye", "spelt", "wheat");
        var all = ROOM.page("", 10);
        var afterRye = all.events().getFirst().cursor();
        var look = new Tail.Look("", all);

        assertThat(look.joins(afterRye)).isTrue();
        assertThat(Newsroom.subjects(look.after(afterRye))).containsExactly("spelt", "wheat");
        assertThat(new Tail.Look(all.next(), ROOM.page(all.next(), 10)).joins(afterRye))
                .isFalse();
    }

    @Test
    void a_look_older_than_what_a_follower_knows_takes_it_nowhere() {
        ROOM.publish("rye", "spelt");
        var old = new Tail.Look("", ROOM.page("", 1));
        var now = ROOM.page("", 10).next();

        assertThat(old.after(now)).isEqualTo(new FeedPage(List.of(), now, true));
    }

    /** The first meals of a runner are read: the followers do not know yet where they are. */
    private void publishAndEat() {
        var loaf = "loaf " + first.size();
        publish(loaf);
        untilSeen(() -> first.contains(loaf) && second.contains(loaf));
    }

    /** A look stops before a transaction that is still open; what lies behind it the next one sees, as at each poll. */
    private static void untilSeen(BooleanSupplier condition) {
        await().until(() -> {
            ROOM.wake.call();
            return condition.getAsBoolean();
        });
    }

    private void publish(String subject) {
        ROOM.publish(subject);
        ROOM.wake.call();
    }

    private static double reads(String query) {
        return ROOM.ground.meters.find("sql").tag("query", query).timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    private static Follower eater(String name, List<String> plate) {
        return Follower.inside(
                name, ROOM.feed, news -> Mono.fromRunnable(() -> plate.add(news.subject())), LoafBaked.class);
    }

    private static Follower deaf() {
        return new Follower("deaf", ROOM.feed, Set.of("bread.other"), new Follower.Hearing.Inside(_ -> Mono.empty()));
    }

    private static Follower outward() {
        return Follower.outward("outward", ROOM.feed, _ -> Mono.empty(), LoafBaked.class);
    }
}
