package marketplace.outbox;

import static marketplace.outbox.Newsroom.done;
import static marketplace.shared.Ground.HERE;
import static marketplace.shared.Ground.THERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicInteger;
import marketplace.outbox.Once.Answer;
import marketplace.outbox.Once.Asked;
import marketplace.outbox.Once.Refused;
import marketplace.shared.CountyCode;
import marketplace.shared.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class OnceTest {
    @RegisterExtension
    static final Newsroom ROOM = new Newsroom();

    static final Asked ASKED = new Asked("till-7", "key-1", "POST /api/v1/orders", "{\"rolls\":4}");

    final Once once = new Once(ROOM.sql, ROOM.clock);
    final AtomicInteger worked = new AtomicInteger();

    @Test
    void the_same_key_and_body_get_the_same_answer_without_working_again() {
        var first = ask(HERE, ASKED);
        var second = ask(HERE, ASKED);

        assertThat(first).isEqualTo(new Answer(201, "answer 1")).isEqualTo(second);
        assertThat(worked).hasValue(1);
    }

    @Test
    void the_same_key_with_another_body_or_route_is_refused() {
        ask(HERE, ASKED);

        assertThatExceptionOfType(Refused.OtherBody.class)
                .isThrownBy(() -> ask(HERE, new Asked("till-7", "key-1", "POST /api/v1/orders", "{\"rolls\":5}")));
        assertThatExceptionOfType(Refused.OtherBody.class)
                .isThrownBy(() -> ask(HERE, new Asked("till-7", "key-1", "POST /api/v1/jobs", "{\"rolls\":4}")));
        assertThat(worked).hasValue(1);
    }

    @Test
    void a_key_belongs_to_its_caller_and_county() {
        ask(HERE, ASKED);
        ask(THERE, ASKED);
        ask(HERE, new Asked("till-8", "key-1", "POST /api/v1/orders", "{\"rolls\":4}"));

        assertThat(worked).hasValue(3);
    }

    @Test
    void who_asks_again_while_the_work_goes_on_is_told_to_come_back() {
        var goOn = Sinks.<Answer>one();
        var atWork = Sinks.<Boolean>one();
        var work = Mono.fromRunnable(() -> atWork.tryEmitValue(true)).then(goOn.asMono());
        var first = once.answer(ASKED, work).contextWrite(Scope.of(HERE)::in).toFuture();
        done(atWork.asMono());

        assertThatExceptionOfType(Refused.StillAtWork.class).isThrownBy(() -> ask(HERE, ASKED));
        goOn.tryEmitValue(new Answer(201, "late"));
        assertThat(first.join()).isEqualTo(new Answer(201, "late")).isEqualTo(ask(HERE, ASKED));
        assertThat(worked).hasValue(0);
    }

    @Test
    void work_that_fails_leaves_neither_answer_nor_change() {
        var failing =
                ROOM.outbox.append(LoafBaked.of("burnt")).then(Mono.<Answer>error(new IllegalStateException("burnt")));

        assertThatIllegalStateException().isThrownBy(() -> Newsroom.in(HERE, once.answer(ASKED, failing)));

        assertThat(ROOM.subjectsAfter("")).isEmpty();
        assertThat(ask(HERE, ASKED)).isEqualTo(new Answer(201, "answer 1"));
    }

    @Test
    void work_overtaken_within_starts_over_as_a_whole() {
        var work = ROOM.overtakenOnce("rye").map(_ -> new Answer(201, "baked"));

        var answer = Newsroom.in(HERE, once.answer(ASKED, work));

        assertThat(answer).isEqualTo(new Answer(201, "baked")).isEqualTo(ask(HERE, ASKED));
        assertThat(ROOM.subjectsAfter("")).containsExactly("rye");
    }

    private Answer ask(CountyCode county, Asked asked) {
        return Newsroom.in(
                county,
                once.answer(asked, Mono.fromSupplier(() -> new Answer(201, "answer " + worked.incrementAndGet()))));
    }
}
