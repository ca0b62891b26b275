package marketplace.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import marketplace.local.servers.Login;
import org.junit.jupiter.api.Test;

class TestDatabasesTest {

    final AtomicInteger migrations = new AtomicInteger();

    @Test
    void databases_of_the_same_migrations_share_one_template() {
        var fingerprint = fingerprint();

        var one = TestDatabases.fresh("search", fingerprint, this::migrate);
        var other = TestDatabases.fresh("search", fingerprint, this::migrate);

        assertThat(migrations).hasValue(1);
        assertThat(one.name()).isNotEqualTo(other.name());
    }

    @Test
    void other_migrations_make_another_template() {
        TestDatabases.fresh("search", fingerprint(), this::migrate);
        TestDatabases.fresh("search", fingerprint(), this::migrate);

        assertThat(migrations).hasValue(2);
    }

    @Test
    void two_classes_do_not_see_each_other() throws SQLException {
        var fingerprint = fingerprint();
        var one = TestDatabases.fresh("search", fingerprint, this::migrate);
        var other = TestDatabases.fresh("search", fingerprint, this::migrate);

        run(one.app(), "insert into bread.roll values (1)");

        assertThat(count(one.feed())).isOne();
        assertThat(count(other.feed())).isZero();
    }

    @Test
    void app_may_not_change_the_schema() {
        var database = TestDatabases.fresh("search", fingerprint(), this::migrate);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(database.app(), "create table bread.cake(id int)"))
                .withMessageContaining("permission denied for schema bread");
    }

    @Test
    void a_failed_migration_leaves_no_template() {
        var fingerprint = fingerprint();

        assertThatIllegalStateException()
                .isThrownBy(() -> TestDatabases.fresh("search", fingerprint, owner -> run(owner, "nonsense")));
        TestDatabases.fresh("search", fingerprint, this::migrate);

        assertThat(migrations).hasValue(1);
    }

    @Test
    void settings_name_the_database_and_its_three_passwords() {
        var database = TestDatabases.fresh("search", fingerprint(), this::migrate);
        var handed = new HashMap<String, Object>();

        database.handTo((key, value) -> handed.put(key, value.get()));

        assertThat(handed).containsEntry("database.name", database.name()).hasSize(6);
        assertThat(database.environment())
                .containsEntry("DATABASE_NAME", database.name())
                .containsEntry("DATABASE_OWNER_PASSWORD", database.passwords().owner());
    }

    private void migrate(Login owner) throws SQLException {
        migrations.incrementAndGet();
        run(owner, "create schema bread; create table bread.roll(id int)");
    }

    private static String fingerprint() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private static void run(Login login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Login login) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from bread.roll")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
