package marketplace.outbox;

import static marketplace.shared.Ground.HERE;
import static marketplace.shared.Ground.THERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import marketplace.outbox.web.Streams;
import marketplace.shared.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.Disposable;
import reactor.core.Disposables;

class StreamsTest {
    @RegisterExtension
    static final Newsroom ROOM = new Newsroom();

    final Tail tail = new Tail(ROOM.feed, ROOM.wake, new OutboxSettings(Duration.ofMillis(50), false));
    final Streams streams = new Streams(tail);
    final Disposable.Composite open = Disposables.composite();

    @AfterEach
    void rest() {
        open.dispose();
    }

    @Test
    void a_page_looks_once_when_it_has_begun_to_listen_and_then_whenever_it_is_concerned() {
        var looks = following("rye");
        await().until(() -> looks.size() == 1);

        ROOM.publish("wheat");
        ROOM.publishIn(THERE, "rye");
        ROOM.publish("rye", "rye");

        await().until(() -> looks.size() == 2);
        assertThat(looks).containsOnly("look");
    }

    private List<String> following(String subject) {
        var heard = new CopyOnWriteArrayList<String>();
        open.add(streams.when(news -> news.subject().equals(subject))
                .mapNotNull(event -> Objects.requireNonNullElse(event.event(), "alive"))
                .contextWrite(Scope.of(HERE)::in)
                .subscribe(heard::add));
        return heard;
    }
}
