package marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import marketplace.shared.Migration;
import marketplace.testing.TestDatabases;
import marketplace.testing.rules.Rooms;
import marketplace.testing.rules.Tables;
import org.junit.jupiter.api.Test;

class SchemasTest {

    /** Tables without a county, with the reason. */
    static final Map<String, String> OF_ALL_COUNTIES = Map.of(
            "outbox.generation", "one number for the whole database, raised after a restore",
            "outbox.follower", "a position in the feed covers all counties");

    /** Keys that are unique over all counties, with the reason. */
    static final Map<String, String> UNIQUE_EVERYWHERE = Map.of(
            "outbox.generation (single)", "there is one",
            "outbox.follower (name)", "a follower has one position",
            "counties.county (slug)", "part of a host name",
            "counties.host (host)", "leads to the county, which is not known before",
            "accounts.session (hash)", "256 random bits, found before the account is known",
            "accounts.api_key (hash)", "256 random bits");

    final Rooms core = Rooms.of("marketplace-core", "marketplace");
    final Rooms kernel = Rooms.of("marketplace-core/kernel", "marketplace");
    final Tables tables = new Tables(
            TestDatabases.fresh("core", owner -> Migration.run(owner.jdbcUrl(), owner.user(), owner.password())));

    @Test
    void sql_of_a_room_names_its_own_schema_only() {
        assertThat(core.foreignNamesInSources()).isEmpty();
        assertThat(kernel.foreignNamesInSources()).isEmpty();
    }

    @Test
    void migrations_of_a_room_name_its_own_schema_only() {
        assertThat(core.foreignNamesInMigrations()).isEmpty();
        assertThat(kernel.foreignNamesInMigrations()).isEmpty();
    }

    @Test
    void every_migration_has_a_version_of_its_own() {
        assertThat(core.misnamedMigrations()).isEmpty();
    }

    @Test
    void every_key_begins_with_the_county() {
        assertThat(tables.keyedOtherwise()).containsExactlyInAnyOrderElementsOf(OF_ALL_COUNTIES.keySet());
        assertThat(tables.uniqueAcrossCounties()).isSubsetOf(UNIQUE_EVERYWHERE.keySet());
    }

    @Test
    void every_table_is_behind_the_second_lock() {
        assertThat(tables.unsecured()).containsExactlyInAnyOrderElementsOf(OF_ALL_COUNTIES.keySet());
    }

    @Test
    void no_foreign_key_leads_into_another_room() {
        assertThat(tables.foreignKeysAcrossSchemas()).isEmpty();
    }

    @Test
    void every_foreign_key_has_an_index() {
        assertThat(tables.foreignKeysWithoutIndex()).isEmpty();
    }
}
