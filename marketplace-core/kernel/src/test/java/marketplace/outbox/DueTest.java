package marketplace.outbox;

import static marketplace.outbox.Newsroom.done;
import static marketplace.outbox.Newsroom.in;
import static marketplace.shared.Ground.HERE;
import static marketplace.shared.Ground.THERE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import marketplace.shared.AcrossCounties;
import marketplace.shared.CountyCode;
import marketplace.shared.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class DueTest {
    @RegisterExtension
    static final Newsroom ROOM = new Newsroom();

    static final String LAPSE = "orders.lapse";

    final Due due = new Due(ROOM.sql);
    final List<String> lapsed = Collections.synchronizedList(new ArrayList<>());
    final Set<String> failing = ConcurrentHashMap.newKeySet();
    final DueRunner runner = runner(this::lapse);

    @Test
    void work_is_done_once_when_its_time_has_come() {
        plan(HERE, "order 1", Duration.ofHours(1));

        assertThat(done(runner.runDue())).isZero();
        ROOM.clock.move(Duration.ofHours(1));
        assertThat(done(runner.runDue())).isOne();
        assertThat(done(runner.runDue())).isZero();

        assertThat(lapsed).containsExactly("09999 order 1");
    }

    @Test
    void planning_again_moves_it_and_forgetting_takes_it_off() {
        plan(HERE, "moved", Duration.ofHours(1));
        plan(HERE, "moved", Duration.ofHours(3));
        plan(HERE, "forgotten", Duration.ofHours(1));
        in(HERE, due.forget(LAPSE, "forgotten"));

        ROOM.clock.move(Duration.ofHours(2));
        assertThat(done(runner.runDue())).isZero();
        ROOM.clock.move(Duration.ofHours(2));
        assertThat(done(runner.runDue())).isOne();
    }

    @Test
    void what_no_further_try_mends_is_left_until_somebody_sets_it_going() {
        var parked = new Parked(ROOM.sql, ROOM.clock);
        in(HERE, due.leave(LAPSE, "order 1", ROOM.clock.instant(), "the bank said no"));
        assertThat(done(runner.runDue())).isZero();
        assertThat(in(HERE, parked.work()))
                .extracting(Parked.ParkedWork::reason)
                .containsExactly("the bank said no");

        in(HERE, parked.again(LAPSE, "order 1"));

        assertThat(done(runner.runDue())).isOne();
        assertThat(lapsed).containsExactly("09999 order 1");
        assertThat(in(HERE, parked.work())).isEmpty();
    }

    @Test
    void each_county_has_its_own_work() {
        plan(HERE, "order 1", Duration.ZERO);
        plan(THERE, "order 1", Duration.ZERO);

        done(runner.runDue());

        assertThat(lapsed).containsExactlyInAnyOrder("09999 order 1", "09998 order 1");
    }

    @Test
    void more_than_a_batch_is_done_in_one_go_and_by_one_of_several_runners_each() {
        for (int i = 0; i < 230; i++) {
            plan(HERE, "order " + i, Duration.ZERO);
        }

        var runners = Flux.just(runner, runner(this::lapse), runner(this::lapse));
        var total = done(runners.flatMap(one -> one.runDue().subscribeOn(Schedulers.parallel()))
                .reduce(0L, Long::sum));

        assertThat(total).isEqualTo(230);
        assertThat(lapsed).hasSize(230).doesNotHaveDuplicates();
    }

    @Test
    void work_another_runner_has_in_hand_is_passed_by() {
        plan(HERE, "order 1", Duration.ZERO);
        var seenMeanwhile = new ArrayList<Long>();
        var slow = runner(subject ->
                runner(this::lapse).runDue().doOnNext(seenMeanwhile::add).then(lapse(subject)));

        done(slow.runDue());

        assertThat(seenMeanwhile).containsExactly(0L);
        assertThat(lapsed).containsExactly("09999 order 1");
    }

    @Test
    void what_fails_leaves_no_effect_is_tried_again_later_and_parked_after_ten_tries() {
        failing.add("order 1");
        plan(HERE, "order 1", Duration.ZERO);
        plan(HERE, "order 2", Duration.ZERO);

        for (int i = 1; i <= 10; i++) {
            assertThat(ROOM.count("outbox.due where parked_at is not null")).isZero();
            done(runner.runDue());
            done(runner.runDue());
            assertThat(ROOM.count("outbox.due where tries = " + i)).isOne();
            ROOM.clock.move(Duration.ofHours(2));
        }

        assertThat(ROOM.count("outbox.due where parked_at is not null and reason like '%not today%'"))
                .isOne();
        assertThat(ROOM.subjectsAfter("")).as("news of failed tries").containsExactly("order 2");
        failing.clear();
        assertThat(done(runner.runDue())).isZero();
        plan(HERE, "order 1", Duration.ZERO);
        assertThat(done(runner.runDue())).as("planned again").isOne();
    }

    @Test
    void overtaken_work_starts_over_at_once() {
        plan(HERE, "order 1", Duration.ZERO);

        var baking = ROOM.overtakenOnce("rye");

        assertThat(done(runner(_ -> baking.then()).runDue())).isOne();
        assertThat(ROOM.subjectsAfter("")).containsExactly("rye");
    }

    @Test
    void what_fails_because_something_else_rests_is_never_parked() {
        plan(HERE, "order 1", Duration.ZERO);
        var resting = runner(_ -> Mono.error(new ConnectException("the payment house rests")));

        for (int i = 0; i < 15; i++) {
            done(resting.runDue());
            ROOM.clock.move(Duration.ofHours(2));
        }

        assertThat(ROOM.count("outbox.due where parked_at is null and tries = 0 and reason like '%rests%'"))
                .isOne();
        assertThat(done(runner.runDue())).isOne();
    }

    @Test
    void work_planned_anew_while_it_fails_keeps_its_new_time() {
        plan(HERE, "order 1", Duration.ZERO);
        var planned = new ArrayList<CompletableFuture<Void>>();
        var tomorrow = ROOM.clock.instant().plus(Duration.ofDays(1));
        var elsewhere = due.plan(LAPSE, "order 1", tomorrow).contextWrite(Scope.of(HERE)::in);
        var replanned = runner(_ -> Mono.fromRunnable(() -> planned.add(elsewhere.toFuture()))
                .then(untilSomebodyWaits())
                .then(Mono.error(new IllegalStateException())));

        done(replanned.runDue());
        planned.forEach(CompletableFuture::join);

        assertThat(ROOM.count("outbox.due where at = '" + tomorrow + "' and tries = 0"))
                .isOne();
    }

    @Test
    void work_may_plan_itself_again() {
        plan(HERE, "daily", Duration.ZERO);
        var daily = runner(subject -> lapse(subject)
                .then(due.plan(LAPSE, subject, ROOM.clock.instant().plus(Duration.ofDays(1)))));

        assertThat(done(daily.runDue())).isOne();
        ROOM.clock.move(Duration.ofDays(1));
        assertThat(done(daily.runDue())).isOne();
    }

    /** Until another transaction stands behind the lock of this one. */
    private static Mono<Void> untilSomebodyWaits() {
        return ROOM.sql
                .across(AcrossCounties.DUE, "test.locks", "select count(*) as n from pg_locks where not granted")
                .find(row -> row.number("n"))
                .repeat()
                .takeUntil(waiting -> waiting > 0)
                .then();
    }

    private void plan(CountyCode county, String subject, Duration in) {
        in(county, due.plan(LAPSE, subject, ROOM.clock.instant().plus(in)));
    }

    private Mono<Void> lapse(String subject) {
        return ROOM.outbox.append(LoafBaked.of(subject)).then(Scope.current()).flatMap(scope -> lapse(scope, subject));
    }

    private Mono<Void> lapse(Scope scope, String subject) {
        return failing.contains(subject)
                ? Mono.error(new IllegalStateException("not today"))
                : Mono.fromRunnable(() -> lapsed.add(scope.county() + " " + subject));
    }

    private static DueRunner runner(Function<String, Mono<Void>> work) {
        return new DueRunner(ROOM.sql, ROOM.clock, Newsroom.POLLING_SELDOM, List.of(new DueWork(LAPSE, work)));
    }
}
