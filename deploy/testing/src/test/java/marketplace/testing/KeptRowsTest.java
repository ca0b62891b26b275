package marketplace.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.SQLException;
import java.util.UUID;
import marketplace.local.servers.Login;
import org.junit.jupiter.api.Test;

class KeptRowsTest {
    private static final String FINGERPRINT = UUID.randomUUID().toString().substring(0, 8);
    private static final String BAKERY = """
        create schema bread;
        create table bread.loaf (
          id int primary key, name text not null, seq bigint generated always as identity,
          length int generated always as (length(name)) stored);
        create table bread.slice (
          loaf int not null references bread.loaf on delete cascade, at date not null, primary key (loaf, at)
        ) partition by range (at);
        create table bread.slice_now partition of bread.slice for values from ('2026-01-01') to ('2027-01-01');
        create table bread.wish (whose text not null, loaf int, note text, unique nulls not distinct (whose, loaf));
        create function bread.never() returns trigger language plpgsql as $$ begin raise 'never'; end $$;
        create trigger never before delete on bread.slice for each row execute function bread.never();
        alter table bread.loaf enable row level security;
        alter table bread.loaf force row level security;
        create policy own on bread.loaf using (name <> 'hidden') with check (true);
        insert into bread.loaf values (1, 'rye'), (2, 'hidden'), (3, 'spelt');
        insert into bread.slice values (1, '2026-02-03'), (2, '2026-02-04');
        insert into bread.wish values ('Vera', null, ''), ('Vera', 1, 'soft'), ('Olaf', 3, null);
        """;

    private final TestDatabase database = TestDatabases.fresh("search", FINGERPRINT, owner -> run(owner, BAKERY));

    @Test
    void what_was_added_changed_and_taken_away_is_as_it_was_as_often_as_one_likes() throws SQLException {
        var before = bakery();

        try (var kept = database.keep()) {
            for (var round = 0; round < 3; round++) {
                run(database.feed(), "insert into bread.loaf values (4, 'oat'); update bread.loaf set name = 'x'");
                run(database.feed(), "delete from bread.wish where note is null; update bread.wish set note = 'x'");
                run(
                        database.feed(),
                        "delete from bread.loaf where id = 3; insert into bread.slice values (4, '2026-05-06')");
                assertThat(bakery()).isNotEqualTo(before);

                assertThat(kept.putBack()).isTrue();

                assertThat(bakery()).isEqualTo(before);
            }
        }
    }

    @Test
    void what_nobody_touched_is_not_written_again() throws SQLException {
        try (var kept = database.keep()) {
            var slices = answer("select max(xmin::text) from bread.slice");
            var rye = answer("select xmin from bread.loaf where id = 1");
            run(database.feed(), "update bread.loaf set name = 'oat' where id = 3");

            kept.putBack();

            assertThat(kept.putBack()).isFalse();
            assertThat(answer("select max(xmin::text) from bread.slice")).isEqualTo(slices);
            assertThat(answer("select xmin from bread.loaf where id = 1")).isEqualTo(rye);
        }
    }

    @Test
    void rows_without_a_key_are_not_kept() throws SQLException {
        run(database.owner(), "create table bread.crumb (id int)");

        assertThatIllegalStateException().isThrownBy(database::keep).withMessageContaining("bread.crumb");
    }

    private String bakery() throws SQLException {
        return answer("select string_agg(l::text, ' ' order by id) from bread.loaf l")
                + answer("select string_agg(s::text, ' ' order by loaf) from bread.slice s")
                + answer("select string_agg(w::text, ' ' order by whose, loaf) from bread.wish w");
    }

    private String answer(String question) throws SQLException {
        try (var connection = database.feed().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(Login login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
