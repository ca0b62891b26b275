package marketplace.withdrawals;

import static marketplace.withdrawals.WithdrawalFixture.aDeclaration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationTest {
    @Test
    void numbers_are_found_however_they_are_written() {
        var words = aDeclaration("K7M2-9QX4-W, k7m29qx5a und K7M2 9QX6 B; O7M2-9QX4-I");

        assertThat(words.orderNumbers()).containsExactly("K7M29QX4W", "K7M29QX5A", "K7M29QX6B", "07M29QX41");
    }

    @Test
    void a_number_in_the_description_counts_too_and_once() {
        var words =
                new Declaration("Vera Berger", "K7M2-9QX4-W", "Bestellung K7M29QX4W beim Töpfer", "", "v@example.org");

        assertThat(words.orderNumbers()).containsExactly("K7M29QX4W");
    }

    @Test
    void a_contract_may_be_described_without_any_number() {
        var words =
                new Declaration("Vera Berger", "", "Krug vom Töpfer in Weidenbach, letzte Woche", "", "v@example.org");

        assertThat(words.orderNumbers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', K7M29QX4W, v@example.org",
                "Vera, '', v@example.org",
                "Vera, K7M29QX4W, v at example",
                "Vera, K7M29QX4W, ''"
            })
    void without_name_contract_or_address_it_is_none(String name, String numbers, String mail) {
        assertThatExceptionOfType(WithdrawalRefused.Incomplete.class)
                .isThrownBy(() -> new Declaration(name, numbers, "", "", mail));
    }

    @Test
    void nobody_reads_it_in_a_log() {
        assertThat(aDeclaration("K7M29QX4W")).hasToString("Declaration[…]");
    }
}
