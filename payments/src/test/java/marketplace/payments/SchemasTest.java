package marketplace.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import marketplace.shared.Migration;
import marketplace.testing.TestDatabase;
import marketplace.testing.TestDatabases;
import marketplace.testing.rules.Isolation;
import marketplace.testing.rules.Rooms;
import marketplace.testing.rules.Tables;
import org.junit.jupiter.api.Test;

class SchemasTest {

    /** Tables without a county, with the reason. */
    static final Map<String, String> OF_ALL_COUNTIES = Map.of(
            "outbox.generation", "one number for the whole database, raised after a restore",
            "outbox.follower", "a position in the feed covers all counties",
            "inbox.letter",
                    "Stripe writes before we know which county an account belongs to; read by the feed role alone");

    static final String HOME = "99003";
    static final String ELSEWHERE = "99004";

    final Rooms rooms = Rooms.of("payments", "marketplace.payments");
    final TestDatabase database =
            TestDatabases.fresh("payments", owner -> Migration.run(owner.jdbcUrl(), owner.user(), owner.password()));
    final Tables tables = new Tables(database);

    @Test
    void a_room_names_its_own_schema_only() {
        assertThat(rooms.foreignNamesInSources()).isEmpty();
        assertThat(rooms.foreignNamesInMigrations()).isEmpty();
        assertThat(rooms.misnamedMigrations()).isEmpty();
        assertThat(tables.foreignKeysAcrossSchemas()).isEmpty();
    }

    @Test
    void every_key_begins_with_the_county_and_every_table_is_behind_the_second_lock() {
        assertThat(tables.keyedOtherwise()).containsExactlyInAnyOrderElementsOf(OF_ALL_COUNTIES.keySet());
        assertThat(tables.unsecured()).containsExactlyInAnyOrderElementsOf(OF_ALL_COUNTIES.keySet());
    }

    @Test
    void every_foreign_key_has_an_index() {
        assertThat(tables.foreignKeysWithoutIndex()).isEmpty();
    }

    @Test
    void another_county_sees_and_writes_nothing() throws SQLException {
        var isolation = new Isolation(database, HOME);

        assertThat(isolation.seenFrom(ELSEWHERE)).isEmpty();
        assertThat(isolation.changedFrom(ELSEWHERE)).isEmpty();
        assertThat(isolation.deletedFrom(ELSEWHERE)).isEmpty();
        assertThat(isolation.insertedFrom(ELSEWHERE)).isEmpty();
        assertThat(isolation.seenFrom(HOME)).isEqualTo(isolation.filled()).isNotEmpty();
    }
}
