package marketplace.outbox;

import static marketplace.outbox.Newsroom.done;
import static marketplace.shared.Ground.THERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import marketplace.shared.AcrossCounties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class FollowerTest {
    @RegisterExtension
    static final Newsroom ROOM = room();

    static final Duration LONG_ENOUGH = Duration.ofMinutes(11);

    /** Subjects whose effect fails while they are in here. */
    final Set<String> sour = ConcurrentHashMap.newKeySet();

    final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    static Newsroom room() {
        var room = new Newsroom();
        room.ground.run("""
            create schema bread;
            create table bread.eaten (county text not null, subject text not null, nr bigint generated always as identity,
              primary key (county, nr));
            select shared.isolate('bread.eaten');
            """);
        return room;
    }

    @BeforeEach
    void forget() {
        ROOM.ground.runAcross("delete from bread.eaten");
    }

    @Test
    void every_news_has_its_effect_once_in_its_own_county() {
        ROOM.publish("rye", "spelt");
        ROOM.publishIn(THERE, "wheat");
        var runner = ROOM.runner(eating());

        done(runner.catchUp());
        done(runner.catchUp());

        assertThat(eaten()).containsExactly("rye", "spelt", "wheat");
        assertThat(ROOM.count("bread.eaten where county = '" + THERE + "'")).isOne();
    }

    @Test
    void news_a_follower_does_not_hear_is_passed_by() {
        ROOM.publish("rye");
        var deaf = new Follower("deaf", ROOM.feed, Set.of("bread.other"), new Follower.Hearing.Inside(this::eat));

        done(ROOM.runner(deaf).catchUp());

        assertThat(eaten()).isEmpty();
        assertThat(position("deaf")).isEqualTo(ROOM.page("", 1).next());
    }

    @Test
    void a_runner_killed_between_effect_and_commit_leaves_no_effect_and_the_next_one_has_it_once() {
        ROOM.publish("rye");
        var killed = new AtomicBoolean();
        var dying = inside(news -> eat(news).then(killed.getAndSet(true) ? Mono.<Void>empty() : suicide()));

        assertThatThrownBy(() -> done(ROOM.runner(dying).catchUp()))
                .satisfies(error -> assertThat(Faults.pass(error)).isTrue());
        assertThat(eaten()).isEmpty();
        assertThat(position("eater")).isEmpty();

        done(ROOM.runner(dying).catchUp());
        assertThat(eaten()).containsExactly("rye");
        assertThat(ROOM.count("outbox.waiting")).isZero();
    }

    @Test
    void two_runners_at_once_share_the_work_and_repeat_none_of_it() {
        var subjects = IntStream.range(0, 300).mapToObj(i -> "loaf " + i).toArray(String[]::new);
        ROOM.publish(subjects);

        var runners = Flux.just(ROOM.runner(eating()), ROOM.runner(eating()), ROOM.runner(eating()));
        done(runners.flatMap(runner -> runner.catchUp().repeat(5).then().subscribeOn(Schedulers.parallel()))
                .then());
        done(ROOM.runner(eating()).catchUp());

        assertThat(eaten()).containsExactly(subjects);
    }

    @Test
    void poison_waits_with_growing_pauses_is_parked_after_ten_tries_and_can_be_replayed() {
        sour.add("sour");
        ROOM.publish("sour");
        var runner = ROOM.runner(eating());

        var tries = 0;
        while (done(ROOM.waiting.parked()) == 0) {
            done(runner.catchUp());
            assertThat(tries()).as("a second look before the pause is over").isEqualTo(++tries);
            done(runner.catchUp());
            assertThat(tries()).isEqualTo(tries);
            ROOM.clock.move(LONG_ENOUGH);
        }
        assertThat(tries).isEqualTo(Waiting.TRIES);
        done(runner.catchUp());
        assertThat(eaten()).isEmpty();

        sour.clear();
        assertThat(done(ROOM.waiting.replay("eater"))).isOne();
        done(runner.catchUp());
        assertThat(eaten()).containsExactly("sour");
        assertThat(ROOM.count("outbox.waiting")).isZero();
    }

    @Test
    void the_fault_of_one_follower_stops_no_other() {
        ROOM.publish("rye");
        var resting = Follower.inside("resting", ROOM.feed, _ -> Mono.error(new ConnectException()), LoafBaked.class);

        assertThatThrownBy(() -> done(ROOM.runner(resting, eating()).catchUp()))
                .satisfies(error -> assertThat(Faults.pass(error)).isTrue());

        assertThat(eaten()).containsExactly("rye");
    }

    @Test
    void news_on_the_same_subject_queues_behind_poison_and_other_subjects_go_on() {
        sour.add("sour");
        ROOM.publish("rye", "sour", "spelt", "sour");
        var runner = ROOM.runner(eating());
        done(runner.catchUp());
        ROOM.publish("wheat", "sour");
        done(runner.catchUp());

        assertThat(eaten()).containsExactly("rye", "spelt", "wheat");
        assertThat(ROOM.count("outbox.waiting where reason = 'behind older news' and tries = 0"))
                .isEqualTo(2);

        sour.clear();
        for (int i = 0; i < 3; i++) {
            ROOM.clock.move(LONG_ENOUGH);
            done(runner.catchUp());
        }
        assertThat(eaten()).containsExactly("rye", "spelt", "wheat", "sour", "sour", "sour");
        assertThat(ROOM.count("outbox.waiting")).isZero();
    }

    @Test
    void what_waits_has_its_effect_once_though_two_runners_retry_it() {
        sour.add("sour");
        ROOM.publish("sour");
        done(ROOM.runner(eating()).catchUp());
        sour.clear();
        ROOM.clock.move(LONG_ENOUGH);

        var runners = Flux.just(ROOM.runner(dawdling()), ROOM.runner(dawdling()));
        done(runners.flatMap(runner -> runner.catchUp().subscribeOn(Schedulers.parallel()))
                .then());

        assertThat(eaten()).containsExactly("sour");
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheSurroundings")
    void a_fault_of_the_surroundings_puts_nothing_aside(Exception fault) {
        ROOM.publish("rye", "spelt");
        var weather = new AtomicInteger(2);
        var inside = inside(news -> weather.getAndDecrement() > 0 ? Mono.error(fault) : eat(news));
        var outward = outward(news -> weather.getAndDecrement() > 0 ? Mono.error(fault) : send(news));

        for (var follower : List.of(inside, outward)) {
            var runner = ROOM.runner(follower);
            weather.set(2);
            assertThatThrownBy(() -> done(runner.catchUp()));
            assertThatThrownBy(() -> done(runner.catchUp()));
            assertThat(ROOM.count("outbox.waiting")).isZero();
            assertThat(position(follower.name())).isEmpty();
        }

        weather.set(0);
        done(ROOM.runner(inside).catchUp());
        assertThat(eaten()).containsExactly("rye", "spelt");
    }

    static List<Exception> faultsOfTheSurroundings() {
        var payments = URI.create("http://127.0.0.1:1/");
        return List.of(
                new IOException("connection reset"),
                new WebClientRequestException(
                        new ConnectException("refused"), HttpMethod.GET, payments, HttpHeaders.EMPTY),
                new WebClientResponseException(503, "at rest", null, null, null),
                new WebClientResponseException(429, "too many", null, null, null),
                new IllegalStateException("no token", new ConnectException("refused")));
    }

    @Test
    void a_fault_of_the_surroundings_costs_waiting_news_no_try() {
        sour.add("sour");
        ROOM.publish("sour");
        done(ROOM.runner(eating()).catchUp());
        ROOM.clock.move(LONG_ENOUGH);

        assertThatThrownBy(() ->
                done(ROOM.runner(inside(_ -> Mono.error(new IOException()))).catchUp()));

        assertThat(tries()).isOne();
    }

    @Test
    void a_database_that_was_away_stops_a_follower_and_loses_nothing() {
        ROOM.publish("rye");
        var runner = ROOM.runner(eating());
        done(ROOM.sql.across(AcrossCounties.FEED, "test.warm", "select 1").run());

        ROOM.ground.cutConnections();
        done(runner.catchUp().retry(5));

        assertThat(eaten()).containsExactly("rye");
        assertThat(ROOM.count("outbox.waiting")).isZero();
    }

    @Test
    void a_statement_too_slow_for_its_limit_is_poison_like_any_other() {
        ROOM.publish("rye");
        var slow = inside(news -> news.subject().equals("rye")
                ? ROOM.sql
                        .named("test.slow", "do $$ begin raise exception 'too slow' using errcode = '57014'; end $$")
                        .run()
                : eat(news));

        done(ROOM.runner(slow).catchUp());

        assertThat(tries()).isOne();
    }

    @Test
    void outward_effects_that_got_through_are_repeated_when_the_position_was_not_stored() {
        ROOM.publish("rye");
        var lost = new AtomicBoolean(true);
        var answerLost = outward(news ->
                send(news).then(lost.getAndSet(false) ? Mono.error(new IOException("answer lost")) : Mono.empty()));
        var runner = ROOM.runner(answerLost);

        assertThatThrownBy(() -> done(runner.catchUp()));
        done(runner.catchUp());
        done(runner.catchUp());

        assertThat(sent).containsExactly("rye", "rye");
    }

    @Test
    void one_bad_news_in_an_outward_page_holds_up_its_own_subject_only() {
        sour.add("sour");
        ROOM.publish("rye", "sour", "spelt", "sour");
        var runner = ROOM.runner(sending());

        done(runner.catchUp());
        ROOM.publish("wheat", "sour");
        done(runner.catchUp());
        assertThat(sent).containsExactly("rye", "spelt", "wheat");

        sour.clear();
        for (int i = 0; i < 3; i++) {
            ROOM.clock.move(LONG_ENOUGH);
            done(runner.catchUp());
        }
        assertThat(sent).containsExactly("rye", "spelt", "wheat", "sour", "sour", "sour");
        assertThat(ROOM.count("outbox.waiting")).isZero();
    }

    @Test
    void a_page_that_takes_longer_than_its_claim_is_still_one_instances_alone() {
        ROOM.publish("rye");
        var pastTheClaim = ROOM.sql
                .across(AcrossCounties.FEED, "test.late", "update outbox.follower set claimed_until = now()")
                .run();
        var slow = outward(news -> Mono.defer(() -> pastTheClaim)
                .then(Mono.delay(Positions.RENEWAL.plusSeconds(1)))
                .then(Mono.defer(() -> ROOM.runner(sending()).catchUp()))
                .then(Mono.defer(() -> send(news))));

        done(ROOM.runner(slow).catchUp());

        assertThat(sent).containsExactly("rye");
    }

    @Test
    void of_several_instances_one_works_outward_at_a_time() {
        var subjects = IntStream.range(0, 250).mapToObj(i -> "loaf " + i).toArray(String[]::new);
        ROOM.publish(subjects);

        var runners = Flux.just(ROOM.runner(sending()), ROOM.runner(sending()), ROOM.runner(sending()));
        done(runners.flatMap(runner -> runner.catchUp().repeat(5).then().subscribeOn(Schedulers.parallel()))
                .then());
        done(ROOM.runner(sending()).catchUp());

        assertThat(sent).containsExactly(subjects);
    }

    private Follower eating() {
        return inside(this::eat);
    }

    private Follower dawdling() {
        return inside(news ->
                ROOM.sql.named("test.dawdle", "select pg_sleep(0.2)").run().then(eat(news)));
    }

    private Follower sending() {
        return outward(news -> Mono.delay(Duration.ofMillis(20)).then(send(news)));
    }

    private static Follower inside(Function<Envelope, Mono<Void>> effect) {
        return Follower.inside("eater", ROOM.feed, effect, LoafBaked.class);
    }

    private static Follower outward(Function<List<Envelope>, Mono<Void>> effect) {
        return Follower.outward("sender", ROOM.feed, effect, LoafBaked.class);
    }

    private Mono<Void> eat(Envelope news) {
        if (sour.contains(news.subject())) {
            throw new IllegalArgumentException("sour");
        }
        return ROOM.sql
                .named("test.eat", "insert into bread.eaten (county, subject) values (:county, :subject)")
                .bind("county", news.county())
                .bind("subject", news.subject())
                .run();
    }

    private Mono<Void> send(List<Envelope> page) {
        if (page.stream().map(Envelope::subject).anyMatch(sour::contains)) {
            throw new IllegalArgumentException("sour");
        }
        return Mono.fromRunnable(() -> page.forEach(news -> sent.add(news.subject())));
    }

    private static Mono<Void> suicide() {
        return ROOM.sql
                .named("test.suicide", "select pg_terminate_backend(pg_backend_pid())")
                .run();
    }

    private static List<String> eaten() {
        return done(ROOM.sql
                .across(AcrossCounties.FEED, "test.eaten", "select subject from bread.eaten order by nr")
                .list(row -> row.text("subject")));
    }

    private static int tries() {
        return done(ROOM.sql
                .across(AcrossCounties.FEED, "test.tries", "select tries from outbox.waiting")
                .find(row -> row.count("tries")));
    }

    private static String position(String follower) {
        return done(new Positions(ROOM.sql, ROOM.clock).of(follower)).position();
    }
}
