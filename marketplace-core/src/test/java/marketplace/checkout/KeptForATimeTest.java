package marketplace.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import marketplace.CoreTest;
import marketplace.outbox.RetentionRunner;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What rooms keep for a time only. */
class KeptForATimeTest extends CoreTest {
    private final UUID old = UUID.randomUUID();
    private final UUID fresh = UUID.randomUUID();

    @Autowired
    private RetentionRunner retention;

    @Test
    void baskets_go_after_thirty_days() throws SQLException {
        basket(old, 31);
        basket(fresh, 29);

        retention.keep().block();

        assertThat(count("checkout.basket", old)).isZero();
        assertThat(count("checkout.basket", fresh)).isOne();
    }

    @Test
    void sessions_go_when_they_are_over() throws SQLException {
        session(old, 1);
        session(fresh, -1);

        retention.keep().block();

        assertThat(count("accounts.session", old)).isZero();
        assertThat(count("accounts.session", fresh)).isOne();
    }

    private static void basket(UUID id, int daysAgo) throws SQLException {
        asOwner("insert into checkout.basket (county, id, visitor, version, lines, changed_at)"
                + " values ('99001', '%1$s', '%1$s', 1, '[]', now() - interval '%2$d days')".formatted(id, daysAgo));
    }

    private static void session(UUID id, int daysAgo) throws SQLException {
        asOwner("insert into accounts.session (county, id, hash, csrf, created_at, seen_at, expires_at) values"
                + " ('99001', '%1$s', '%1$s', '', now(), now(), now() - interval '%2$d days')".formatted(id, daysAgo));
    }

    private static long count(String table, UUID id) throws SQLException {
        try (var connection = database().owner().connect();
                var sql = connection.createStatement()) {
            sql.execute("set app.county = '99001'");
            var found = sql.executeQuery("select count(*) from %s where id = '%s'".formatted(table, id));
            found.next();
            return found.getLong(1);
        }
    }

    private static void asOwner(String statement) throws SQLException {
        try (var connection = database().owner().connect();
                var sql = connection.createStatement()) {
            sql.execute("set app.county = '99001'");
            sql.execute(statement);
        }
    }
}
