package marketplace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import marketplace.local.Seeding.Wanted;
import marketplace.local.processes.PartFailed;
import org.junit.jupiter.api.Test;

class SeedingTest {

    @Test
    void the_options_name_the_county_and_its_size() {
        var wanted = Wanted.of(List.of("--merchants", "40", "--listings", "1000000", "--county", "weit"));

        assertThat(wanted).isEqualTo(new Wanted("weit", 40, 1_000_000));
    }

    @Test
    void the_county_is_gross_where_nobody_names_one() {
        assertThat(Wanted.of(List.of("--merchants", "1", "--listings", "2")).county())
                .isEqualTo("gross");
    }

    @Test
    void what_is_no_number_is_refused_in_a_sentence() {
        assertThatExceptionOfType(PartFailed.class)
                .isThrownBy(() -> Wanted.of(List.of("--merchants", "many", "--listings", "2")))
                .withMessage("seed wants a whole number after --merchants.");
    }

    @Test
    void an_unknown_option_is_refused_in_a_sentence() {
        assertThatExceptionOfType(PartFailed.class)
                .isThrownBy(() -> Wanted.of(List.of("--merchant", "1")))
                .withMessageContaining("seed takes --merchants M --listings N");
    }
}
