package marketplace.outbox;

import static marketplace.outbox.Newsroom.done;
import static marketplace.outbox.Newsroom.subjects;
import static marketplace.shared.Ground.HERE;
import static marketplace.shared.Ground.THERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import marketplace.shared.AccountId;
import marketplace.shared.AcrossCounties;
import marketplace.shared.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class FeedTest {
    @RegisterExtension
    static final Newsroom ROOM = new Newsroom();

    @Test
    void news_committed_late_by_a_slow_transaction_is_not_lost() throws SQLException {
        try (var slow = ROOM.ground.connectIn(HERE)) {
            append(slow, "slow");
            ROOM.publish("quick");
            var meanwhile = ROOM.page("", 10);
            var lastSerialMeanwhile = serialsAfter(0).getLast();
            slow.commit();

            assertThat(meanwhile.events()).isEmpty();
            assertThat(ROOM.subjectsAfter(meanwhile.next())).containsExactly("slow", "quick");
            assertThat(serialsAfter(lastSerialMeanwhile))
                    .as("what a cursor over the serial alone would still read")
                    .isEmpty();
        }
    }

    @Test
    void a_page_ends_before_it_holds_more_than_a_client_takes() {
        var long1 = "1".repeat(Feed.MOST_CHARACTERS / 2);
        var long2 = "2".repeat(Feed.MOST_CHARACTERS + 1);
        ROOM.publish(long1, long2, "short", "shorter");

        var first = ROOM.page("", Feed.MOST);
        var second = ROOM.page(first.next(), Feed.MOST);

        assertThat(subjects(first)).containsExactly(long1);
        assertThat(subjects(second)).containsExactly(long2);
        assertThat(ROOM.subjectsAfter(second.next())).containsExactly("short", "shorter");
    }

    @Test
    void news_of_a_transaction_that_fails_is_never_heard() {
        var failing = ROOM.sql.together(
                ROOM.outbox.append(LoafBaked.of("burnt")).then(Mono.error(new IllegalStateException())));

        assertThatIllegalStateException().isThrownBy(() -> Newsroom.in(HERE, failing));

        assertThat(ROOM.subjectsAfter("")).isEmpty();
    }

    @Test
    void who_names_types_gets_those_and_goes_on_behind_all_others() {
        ROOM.publish("a", "b", "c");

        var baked = done(ROOM.feed.after("", Set.of("bread.loaf-baked"), 2));
        var none = done(ROOM.feed.after("", Set.of("bread.loaf-eaten"), 2));

        assertThat(subjects(baked)).containsExactly("a", "b");
        assertThat(none.events()).isEmpty();
        assertThat(none.next()).isEqualTo(baked.next());
        assertThat(ROOM.subjectsAfter(none.next())).containsExactly("c");
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        ROOM.publish("a", "b", "c");
        ROOM.publish("d");
        ROOM.publishIn(THERE, "e");

        var first = ROOM.page("", 2);
        var second = ROOM.page(first.next(), 2);
        var third = ROOM.page(second.next(), 2);
        var end = ROOM.page(third.next(), 2);

        assertThat(List.of(subjects(first), subjects(second), subjects(third)))
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
        assertThat(List.of(first.more(), second.more(), third.more())).containsExactly(true, true, false);
        assertThat(end).isEqualTo(new FeedPage(List.of(), third.next(), false));
    }

    @Test
    void a_page_holds_at_least_one_and_at_most_five_hundred() {
        ROOM.publish(IntStream.range(0, 600).mapToObj(Integer::toString).toArray(String[]::new));

        assertThat(ROOM.page("", 0).events()).hasSize(1);
        assertThat(ROOM.page("", 10_000).events()).hasSize(Feed.MOST);
    }

    @Test
    void news_says_who_caused_it_where_and_how() {
        var carer = AccountId.fresh();
        var resident = AccountId.fresh();
        var scope = new Scope(HERE, carer, resident, "phone", "command-7");
        done(ROOM.outbox.append(new LoafBaked("rye", 3)).contextWrite(scope::in));

        var news = ROOM.page("", 1).events().getFirst();

        assertThat(news.is(LoafBaked.class)).isTrue();
        assertThat(news)
                .extracting(Envelope::county, Envelope::by, Envelope::actingFor, Envelope::channel, Envelope::cause)
                .containsExactly(HERE, carer, resident, "phone", "command-7");
        assertThat(news)
                .extracting(Envelope::subject, Envelope::version, Envelope::at, Envelope::typeVersion)
                .containsExactly("rye", 3L, ROOM.clock.instant(), 1);
        assertThat(news.data().toString()).isEqualTo("{\"subject\":\"rye\",\"version\":3}");
        assertThat(ROOM.json.readValue(ROOM.json.writeValueAsString(news), Envelope.class))
                .isEqualTo(news);
    }

    @Test
    void now_is_after_what_was_and_before_what_runs() throws SQLException {
        ROOM.publish("before");
        try (var running = ROOM.ground.connectIn(HERE)) {
            append(running, "running");
            var now = done(ROOM.feed.now());
            ROOM.publish("after");
            running.commit();

            assertThat(ROOM.subjectsAfter(now)).containsExactly("running", "after");
        }
    }

    /** The server's counter of transactions starts lower after a restore; positions given out before are far ahead. */
    @Test
    void after_a_restore_the_raised_generation_brings_every_follower_along() {
        var beforeTheRestore = "1.9000000000000000000.7";
        ROOM.publish("restored");
        ROOM.ground.run("update outbox.generation set value = 2");
        try {
            ROOM.publish("new");

            assertThat(ROOM.subjectsAfter(beforeTheRestore)).containsExactly("new");
            assertThat(ROOM.subjectsAfter("")).containsExactly("restored", "new");
        } finally {
            ROOM.ground.run("update outbox.generation set value = 1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1",
                "1.2",
                "1.2.3.4",
                "1.2.3.",
                "-1.2.3",
                "1.-2.3",
                "1..3",
                "1.18446744073709551616.1",
                "1.99999999999999999999.1",
                "1.2.9999999999999999999",
                "9999999999.2.3",
                "1.2.3; drop table",
                "１.2.3"
            })
    void a_position_the_feed_never_gave_out_is_refused(String position) {
        assertThatExceptionOfType(Cursor.NoSuchPosition.class).isThrownBy(() -> ROOM.page(position, 1));
    }

    @Test
    void a_transaction_number_uses_all_64_bits() {
        var most = "1.18446744073709551615.1";

        assertThat(Cursor.of(most)).hasToString(most);
        assertThat(ROOM.subjectsAfter(most)).isEmpty();
    }

    private static void append(Connection connection, String subject) throws SQLException {
        try (var statement = connection.prepareStatement("""
            insert into outbox.event (county, id, type, type_version, subject, version, at, channel, data)
            values (?, gen_random_uuid(), 'bread.loaf-baked', 1, ?, 1, now(), 'system', '{}')
            """)) {
            statement.setString(1, HERE.value());
            statement.setString(2, subject);
            statement.execute();
        }
    }

    private static List<Long> serialsAfter(long serial) {
        return done(ROOM.sql
                .across(
                        AcrossCounties.FEED,
                        "test.serials",
                        "select seq from outbox.event where seq > :seq order by seq")
                .bind("seq", serial)
                .list(row -> row.number("seq")));
    }
}
