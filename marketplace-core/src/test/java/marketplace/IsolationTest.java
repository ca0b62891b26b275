package marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import marketplace.shared.Migration;
import marketplace.testing.TestDatabases;
import marketplace.testing.rules.Isolation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IsolationTest {

    static final String HOME = "99003";
    static final String ELSEWHERE = "99004";
    static final String NOWHERE = "";

    static Isolation isolation;

    @BeforeAll
    static void a_row_in_every_table() throws SQLException {
        var database =
                TestDatabases.fresh("core", owner -> Migration.run(owner.jdbcUrl(), owner.user(), owner.password()));
        isolation = new Isolation(database, HOME);
    }

    @Test
    void another_county_sees_nothing() throws SQLException {
        assertThat(isolation.seenFrom(ELSEWHERE)).isEmpty();
    }

    @Test
    void without_a_county_nothing_is_seen() throws SQLException {
        assertThat(isolation.seenFrom(NOWHERE)).isEmpty();
    }

    @Test
    void another_county_changes_and_deletes_nothing() throws SQLException {
        assertThat(isolation.changedFrom(ELSEWHERE)).isEmpty();
        assertThat(isolation.deletedFrom(ELSEWHERE)).isEmpty();
    }

    @Test
    void nothing_is_inserted_from_another_county() throws SQLException {
        assertThat(isolation.insertedFrom(ELSEWHERE)).isEmpty();
    }

    @Test
    void the_county_itself_sees_all_of_it() throws SQLException {
        assertThat(isolation.seenFrom(HOME)).isEqualTo(isolation.filled()).hasSizeGreaterThan(20);
    }
}
