package marketplace.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import marketplace.CoreTest;
import marketplace.accounts.Accounts.Identity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AccountsTest extends CoreTest {
    private final String subject = UUID.randomUUID().toString();

    @Autowired
    private Accounts accounts;

    @Test
    void who_signs_in_again_as_before_writes_nothing() throws SQLException {
        var first = in(ERLENGRUND, () -> accounts.signIn(identity("Berger")));
        var account = "accounts.account where subject = '%s'".formatted(subject);
        var before = written(account);

        var again = in(ERLENGRUND, () -> accounts.signIn(identity("Berger")));

        assertThat(again).isEqualTo(first);
        assertThat(written(account)).isEqualTo(before).isNotEmpty();
    }

    @Test
    void a_new_name_is_known_at_the_next_sign_in() throws SQLException {
        var account = in(ERLENGRUND, () -> accounts.signIn(identity("Berger")));

        in(ERLENGRUND, () -> accounts.signIn(identity("Weber")));

        assertThat(written("accounts.person where account = '%s' and family_name = 'Weber'".formatted(account)))
                .isNotEmpty();
    }

    private Identity identity(String familyName) {
        return new Identity(subject, "Vera", familyName, subject + "@example.org", true);
    }

    /** The transaction that wrote the row last; empty without one. */
    private static String written(String row) throws SQLException {
        try (var connection = database().owner().connect();
                var sql = connection.createStatement()) {
            sql.execute("set app.county = '99001'");
            var found = sql.executeQuery("select xmin from " + row);
            return found.next() ? found.getString(1) : "";
        }
    }
}
