package marketplace.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoLoginsTest {

    @Test
    void everybody_who_works_with_the_market_has_a_login() {
        var logins = new DemoLogins(Path.of("../demo/people.csv")).perRole();

        assertThat(logins)
                .containsEntry("resident", "berger")
                .containsEntry("merchant", "kern")
                .containsEntry("craftsman", "quellmann")
                .containsEntry("courier", "hansen")
                .containsEntry("dispatcher", "lorenz")
                .containsEntry("officer", "reinhardt")
                .containsEntry("operator", "betrieb");
    }
}
