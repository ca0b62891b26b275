package marketplace.outbox;

import static marketplace.outbox.Newsroom.done;
import static marketplace.outbox.Newsroom.in;
import static marketplace.shared.Ground.HERE;
import static marketplace.shared.Ground.THERE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import marketplace.outbox.Parked.ParkedNews;
import marketplace.outbox.Parked.ParkedWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** What was given up is seen in its own county and goes on when somebody says so. */
class ParkedTest {
    @RegisterExtension
    static final Newsroom ROOM = new Newsroom();

    static final int TRIES = 10;

    final Parked parked = new Parked(ROOM.sql, ROOM.clock);
    final List<String> done = new ArrayList<>();
    boolean broken = true;

    @Test
    void timed_work_given_up_is_listed_with_its_reason_and_done_when_asked_again() {
        in(HERE, new Due(ROOM.sql).plan("lapse", "order 1", ROOM.clock.instant()));
        var runner =
                new DueRunner(ROOM.sql, ROOM.clock, Newsroom.POLLING_SELDOM, List.of(new DueWork("lapse", this::work)));
        tried(() -> done(runner.runDue()));

        assertThat(in(HERE, parked.work()))
                .extracting(ParkedWork::subject, ParkedWork::what)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("order 1", "lapse"));
        assertThat(in(THERE, parked.work())).isEmpty();
        broken = false;
        in(THERE, parked.again("lapse", "order 1"));
        done(runner.runDue());
        assertThat(done).isEmpty();
        in(HERE, parked.again("lapse", "order 1"));
        done(runner.runDue());

        assertThat(done).containsExactly("order 1");
        assertThat(in(HERE, parked.count())).isZero();
    }

    @Test
    void news_given_up_is_listed_with_who_could_not_hear_it_and_heard_when_asked_again() {
        ROOM.publish("rye");
        var runner = ROOM.runner(Follower.inside("eater", ROOM.feed, news -> work(news.subject()), LoafBaked.class));
        tried(() -> done(runner.catchUp()));
        var left = in(HERE, parked.news()).getFirst();

        assertThat(left).extracting(ParkedNews::follower, ParkedNews::subject).containsExactly("eater", "rye");
        assertThat(left.reason()).contains("not today");
        broken = false;
        in(HERE, parked.again(left.follower(), left.id()));
        done(runner.catchUp());

        assertThat(done).containsExactly("rye");
    }

    private void tried(Runnable step) {
        for (var i = 0; i <= TRIES; i++) {
            step.run();
            ROOM.clock.move(Duration.ofHours(2));
        }
    }

    private Mono<Void> work(String subject) {
        return broken ? Mono.error(new IllegalStateException("not today")) : Mono.fromRunnable(() -> done.add(subject));
    }
}
