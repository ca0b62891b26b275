package marketplace.outbox;

import static marketplace.outbox.Newsroom.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** A use case that is overtaken while a follower has it in its own transaction. */
class StartingOverTest {
    @RegisterExtension
    static final Newsroom ROOM = new Newsroom();

    static final Duration LONG_ENOUGH = Duration.ofMinutes(11);

    final Mono<String> baking = ROOM.overtakenOnce("loaf");

    @Test
    void an_overtaken_effect_starts_over_at_once() {
        ROOM.publish("flour");

        done(baker(news -> isFlour(news) ? baking.then() : Mono.empty()).catchUp());

        assertThat(ROOM.subjectsAfter("")).containsExactly("flour", "loaf");
        assertThat(ROOM.count("outbox.waiting")).isZero();
    }

    @Test
    void one_of_several_news_heard_together_may_start_over_too() {
        ROOM.publish("flour", "salt");
        var heard = new ArrayList<String>();

        done(baker(news -> isFlour(news) ? baking.then() : Mono.fromRunnable(() -> heard.add(news.subject())))
                .catchUp());

        assertThat(ROOM.subjectsAfter("")).containsExactly("flour", "salt", "loaf");
        assertThat(heard).isEqualTo(List.of("salt"));
        assertThat(ROOM.count("outbox.waiting")).isZero();
    }

    @Test
    void what_waited_starts_over_as_well() {
        ROOM.publish("flour");
        var tried = new AtomicBoolean();
        var baker = baker(news -> !isFlour(news)
                ? Mono.empty()
                : tried.getAndSet(true) ? baking.then() : Mono.error(new IllegalStateException("no fire")));
        done(baker.catchUp());
        ROOM.clock.move(LONG_ENOUGH);

        done(baker.catchUp());

        assertThat(ROOM.subjectsAfter("")).containsExactly("flour", "loaf");
        assertThat(ROOM.count("outbox.waiting")).isZero();
    }

    private static boolean isFlour(Envelope news) {
        return news.subject().equals("flour");
    }

    private static FollowerRunner baker(Function<Envelope, Mono<Void>> effect) {
        return ROOM.runner(Follower.inside("baker", ROOM.feed, effect, LoafBaked.class));
    }
}
