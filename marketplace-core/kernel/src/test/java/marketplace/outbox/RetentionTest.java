package marketplace.outbox;

import static marketplace.outbox.Newsroom.done;
import static marketplace.shared.Ground.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import marketplace.outbox.Once.Answer;
import marketplace.outbox.Once.Asked;
import marketplace.shared.AcrossCounties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class RetentionTest {
    @RegisterExtension
    static final Newsroom ROOM = new Newsroom();

    final RetentionRunner retention =
            new RetentionRunner(ROOM.sql, ROOM.clock, Newsroom.POLLING_SELDOM, List.of(Once.KEPT));

    @Test
    void there_is_room_for_this_month_and_the_next_three_and_each_is_secured_itself() {
        done(ROOM.sql
                .across(AcrossCounties.FEED, "test.months", "select outbox.prepare_months(now(), 3)")
                .run());

        assertThat(ROOM.count("generate_series(0, 3) ahead where to_regclass("
                        + "'outbox.event_' || to_char(now() + make_interval(months => ahead), 'YYYY_MM')) is not null"))
                .isEqualTo(4);
        assertThat(unsecuredPartitions()).isEmpty();
    }

    @Test
    void months_are_made_ahead_of_the_clock_and_dropped_after_twenty_five() {
        ROOM.clock.move(Duration.ofDays(365));
        done(retention.keep());
        ROOM.publish("a year on");
        var month = "event_" + ROOM.clock.instant().toString().substring(0, 7).replace('-', '_');

        ROOM.clock.move(Duration.ofDays(25 * 30));
        done(retention.keep());
        assertThat(months()).contains(month);
        assertThat(ROOM.subjectsAfter("")).containsExactly("a year on");

        ROOM.clock.move(Duration.ofDays(60));
        done(retention.keep());
        assertThat(months()).doesNotContain(month);
        assertThat(ROOM.subjectsAfter("")).isEmpty();
        assertThat(unsecuredPartitions()).isEmpty();
    }

    @Test
    void answers_are_forgotten_after_seven_days() {
        var once = new Once(ROOM.sql, ROOM.clock);
        Newsroom.in(HERE, once.answer(new Asked("till", "old", "POST /", ""), Mono.just(new Answer(200, ""))));
        ROOM.clock.move(Duration.ofDays(6));
        Newsroom.in(HERE, once.answer(new Asked("till", "young", "POST /", ""), Mono.just(new Answer(200, ""))));

        done(retention.keep());
        assertThat(ROOM.count("outbox.once")).isEqualTo(2);
        ROOM.clock.move(Duration.ofDays(2));
        done(retention.keep());

        assertThat(ROOM.count("outbox.once where key = 'young'")).isOne();
        assertThat(ROOM.count("outbox.once")).isOne();
    }

    private static List<String> months() {
        return done(ROOM.sql
                .across(
                        AcrossCounties.FEED,
                        "test.partitions",
                        "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent ="
                                + " 'outbox.event'::regclass")
                .list(row -> row.text("relname")));
    }

    private static List<String> unsecuredPartitions() {
        return done(ROOM.sql.across(AcrossCounties.FEED, "test.unsecured", """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'outbox.event'::regclass and not (c.relrowsecurity and c.relforcerowsecurity)
            """).list(row -> row.text("relname")));
    }
}
