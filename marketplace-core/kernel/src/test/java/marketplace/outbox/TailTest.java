package marketplace.outbox;

import static marketplace.shared.Ground.HERE;
import static marketplace.shared.Ground.THERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import marketplace.shared.CountyCode;
import marketplace.shared.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BaseSubscriber;

class TailTest {
    @RegisterExtension
    static final Newsroom ROOM = new Newsroom();

    final Tail tail = new Tail(ROOM.feed, ROOM.wake, new OutboxSettings(Duration.ofMillis(50), false));
    final Disposable.Composite streams = Disposables.composite();

    @AfterEach
    void rest() {
        streams.dispose();
    }

    @Test
    void a_stream_hears_what_is_new_in_its_county_and_nothing_from_before() {
        ROOM.publish("yesterday");
        var there = listen(THERE);
        var here = listening(HERE);

        ROOM.publishIn(THERE, "wheat");
        ROOM.publish("rye", "spelt");

        await().until(() -> here.contains("spelt") && there.contains("wheat"));
        assertThat(here).doesNotContain("yesterday", "wheat").endsWith("rye", "spelt");
        assertThat(there).containsExactly("wheat");
    }

    @Test
    void a_slow_stream_ends_and_the_others_go_on() {
        var slow = new Slow();
        streams.add(tail.here().contextWrite(Scope.of(HERE)::in).subscribeWith(slow));
        var quick = listening(HERE);

        ROOM.publish(IntStream.range(0, Tail.MOST_BEHIND + 10)
                .mapToObj(Integer::toString)
                .toArray(String[]::new));
        await().until(() -> quick.size() > Tail.MOST_BEHIND && slow.isDisposed());
        ROOM.publish("rye");

        await().until(() -> quick.contains("rye"));
    }

    @Test
    void the_thousand_and_first_stream_is_refused_until_one_ends() {
        var first = tail.here().contextWrite(Scope.of(HERE)::in).subscribe();
        IntStream.range(1, Tail.MOST_STREAMS).forEach(_ -> listen(HERE));

        assertThatExceptionOfType(Tail.TooManyStreams.class)
                .isThrownBy(() -> Newsroom.in(HERE, tail.here().next()));
        first.dispose();

        listening(HERE);
    }

    @Test
    void a_stream_survives_a_database_that_was_away() {
        var heard = listening(HERE);

        ROOM.ground.cutConnections();
        ROOM.publish("rye");

        await().until(() -> heard.contains("rye"));
    }

    @Test
    void without_a_county_there_is_no_stream() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Newsroom.done(tail.here().next()));
    }

    private List<String> listen(CountyCode county) {
        var heard = new CopyOnWriteArrayList<String>();
        streams.add(tail.here()
                .map(Envelope::subject)
                .contextWrite(Scope.of(county)::in)
                .subscribe(heard::add));
        return heard;
    }

    /** A stream that has begun for sure. */
    private List<String> listening(CountyCode county) {
        var heard = listen(county);
        await().pollInterval(Duration.ofMillis(100)).until(() -> {
            ROOM.publishIn(county, "begin");
            return heard.contains("begin");
        });
        return heard;
    }

    private static final class Slow extends BaseSubscriber<Envelope> {
        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(1);
        }
    }
}
