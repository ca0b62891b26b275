package marketplace.shared;

import static marketplace.shared.AcrossCounties.OPERATOR;
import static marketplace.shared.Ground.HERE;
import static marketplace.shared.Ground.THERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class SqlTest {
    static final Duration LIMIT = Duration.ofSeconds(30);
    static final Duration STATEMENT_LIMIT = Duration.ofMillis(400);
    static final Ground GROUND = onOneConnection();

    final Sql sql = GROUND.sql();

    static Ground onOneConnection() {
        var ground = Ground.with(1, STATEMENT_LIMIT);
        ground.run("""
            create schema bread;
            create table bread.loaf (county text not null, name text not null, primary key (county, name));
            select shared.isolate('bread.loaf');
            """);
        return ground;
    }

    @AfterAll
    static void close() {
        GROUND.close();
    }

    @BeforeEach
    void bake_one_loaf_in_each_county() {
        GROUND.runAcross("insert into bread.loaf values ('%s', 'Roggen'), ('%s', 'Dinkel')".formatted(HERE, THERE));
    }

    @AfterEach
    void eat() {
        GROUND.runAcross("delete from bread.loaf");
    }

    @Test
    void counties_that_share_one_connection_see_their_own_rows_only() {
        var turns = Flux.range(0, 400).map(i -> i % 2 == 0 ? HERE : THERE);

        var seen = turns.flatMap(
                county -> loaves().contextWrite(Scope.of(county)::in).map(loaves -> Map.entry(county, loaves)), 16);

        assertThat(seen.distinct().collectList().block(LIMIT))
                .containsExactlyInAnyOrder(Map.entry(HERE, List.of("Roggen")), Map.entry(THERE, List.of("Dinkel")));
    }

    @Test
    void the_other_county_cannot_be_written() {
        var smuggled = bake(THERE, "Weizen");

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> in(HERE, smuggled))
                .withMessageContaining("row-level security");
        assertThat(in(THERE, loaves())).containsExactly("Dinkel");
    }

    @Test
    void without_a_county_no_connection_is_taken() {
        try (var fresh = Ground.with(1)) {
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            fresh.sql().named("bread.none", "select 1").run().block());
            assertThatIllegalStateException()
                    .isThrownBy(() -> fresh.sql().together(Mono.just(1)).block());

            assertThat(fresh.inCounty.getMetrics().orElseThrow().allocatedSize())
                    .isZero();
        }
    }

    @Test
    void a_transaction_keeps_to_one_county() {
        var astray = sql.together(bake(HERE, "Weizen").then(bake(THERE, "Hafer").contextWrite(Scope.of(THERE)::in)));

        assertThatIllegalStateException().isThrownBy(() -> in(HERE, astray)).withMessageContaining("one county");
        assertThat(in(HERE, loaves())).containsExactly("Roggen");
    }

    @Test
    void a_failed_statement_harms_neither_its_own_county_nor_the_next() {
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> in(HERE, bake(HERE, "Roggen")));

        assertThat(in(THERE, loaves())).containsExactly("Dinkel");
        assertThat(in(HERE, loaves())).containsExactly("Roggen");
    }

    @Test
    void a_transaction_that_fails_leaves_nothing() {
        var failing = sql.together(bake(HERE, "Weizen").then(bake(HERE, "Roggen")));

        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> in(HERE, failing));

        assertThat(in(THERE, loaves())).containsExactly("Dinkel");
        assertThat(in(HERE, loaves())).containsExactly("Roggen");
    }

    /** Cancelled between begin, insert and rollback; before work was taken to its end, such rows were committed. */
    @Test
    void an_asker_who_goes_away_leaves_nothing_half_done() {
        var random = new Random(42);
        for (int i = 0; i < 150; i++) {
            var failing =
                    sql.together(bake(HERE, "Laib " + i).then(napping()).then(Mono.error(new IllegalStateException())));
            var asked = failing.contextWrite(Scope.of(HERE)::in).subscribe(_ -> {}, _ -> {});
            LockSupport.parkNanos(random.nextInt(3_000_000));
            asked.dispose();
        }

        assertThat(in(THERE, loaves())).containsExactly("Dinkel");
        assertThat(in(HERE, loaves())).containsExactly("Roggen");
    }

    /** Straight at the pool, where nothing shields a hand-out that is given up while the county is being set. */
    @Test
    void a_hand_out_given_up_never_leaves_the_wrong_county_behind() {
        var random = new Random(42);
        for (int i = 0; i < 200; i++) {
            for (var county : List.of(HERE, THERE, HERE)) {
                var taken = GROUND.inCounty
                        .create()
                        .contextWrite(Scope.of(county)::in)
                        .subscribe(it -> Mono.from(it.close()).subscribe());
                LockSupport.parkNanos(random.nextInt(300_000));
                taken.dispose();
            }
            var next = random.nextBoolean() ? HERE : THERE;
            assertThat(in(next, loaves())).containsExactly(next == HERE ? "Roggen" : "Dinkel");
        }
    }

    @Test
    void a_statement_that_takes_too_long_is_ended_on_the_server_and_frees_the_connection() {
        var start = System.nanoTime();

        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() ->
                        in(HERE, sql.named("bread.slow", "select pg_sleep(20)").run()))
                .withMessageContaining("statement timeout");
        assertThat(in(THERE, loaves())).containsExactly("Dinkel");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(STATEMENT_LIMIT, STATEMENT_LIMIT.multipliedBy(20));
    }

    @Test
    void a_connection_the_server_closed_is_replaced() {
        GROUND.cutConnections();

        assertThat(in(HERE, loaves())).containsExactly("Roggen");
    }

    @Test
    void across_counties_every_row_is_seen() {
        var all = sql.across(OPERATOR, "bread.all", "select name from bread.loaf order by name")
                .list(row -> row.text("name"));

        assertThat(all.block(LIMIT)).containsExactly("Dinkel", "Roggen");
    }

    @Test
    void every_query_is_counted_under_its_name() {
        in(HERE, sql.named("bread.counted", "select 1").run());
        sql.across(OPERATOR, "bread.counted-across", "select 1").run().block(LIMIT);

        assertThat(GROUND.scrape())
                .contains("sql_seconds_count{across=\"\",query=\"bread.counted\"} 1")
                .contains("sql_seconds_count{across=\"OPERATOR\",query=\"bread.counted-across\"} 1");
    }

    @Test
    void our_own_types_are_bound_as_the_database_calls_them() {
        var merchant = MerchantId.fresh();
        var question = sql.named("bread.types", """
            select :id::uuid as id, :kind::text as kind, :cents::bigint as cents, :place::text as place
            where :id = any(:ids) and :kind = any(:kinds) and :cents = any(:amounts)
            """)
                .bind("id", merchant)
                .bind("kind", Refusal.Kind.GONE)
                .bind("cents", Money.euro(12_50))
                .bind("place", PlaceCode.of("birkenau"))
                .bind("ids", List.of(merchant))
                .bind("kinds", List.of("GONE"))
                .bind("amounts", List.of(Money.euro(12_50)));

        var row = in(
                HERE,
                question.find(
                        it -> List.<Object>of(it.uuid("id"), it.text("kind"), it.cents("cents"), it.text("place"))));

        assertThat(row).containsExactly(merchant.value(), "GONE", Money.euro(12_50), "birkenau");
    }

    @Test
    void an_empty_list_is_an_array_of_any_type() {
        var question = sql.named("bread.empty", """
            select count(*) as n from bread.loaf where name = any(:names) or :id = any(:ids) or 1 = any(:numbers)
            """)
                .bind("names", List.of())
                .bind("id", UUID.randomUUID())
                .bind("ids", List.of())
                .bind("numbers", List.of());

        assertThat(in(HERE, question.find(row -> row.count("n"))).intValue()).isZero();
    }

    private Mono<List<String>> loaves() {
        return sql.named("bread.list", "select name from bread.loaf order by name")
                .list(row -> row.text("name"));
    }

    private Mono<Void> bake(CountyCode county, String name) {
        return sql.named("bread.bake", "insert into bread.loaf (county, name) values (:county, :name)")
                .bind("county", county)
                .bind("name", name)
                .run();
    }

    private Mono<Void> napping() {
        return sql.named("bread.nap", "select pg_sleep(0.001)").run();
    }

    private static <T> T in(CountyCode county, Mono<T> work) {
        return work.contextWrite(Scope.of(county)::in).block(LIMIT);
    }
}
