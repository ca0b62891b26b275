package marketplace.merchants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankAccountTest {
    @Test
    void blanks_and_small_letters_are_taken_as_people_write_them() {
        var bank = new BankAccount("de80 9999 9999 0004 7111 37", true);

        assertThat(bank.iban()).isEqualTo("DE80999999990004711137");
        assertThat(bank.grouped()).isEqualTo("DE80 9999 9999 0004 7111 37");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE81999999990004711137", "DE8099999999000471113", "XX80999999990004711137", "Sparkasse"})
    void an_iban_with_a_wrong_digit_length_or_country_is_refused(String iban) {
        assertThatExceptionOfType(MerchantRefused.Invalid.class).isThrownBy(() -> new BankAccount(iban, true));
    }

    @Test
    void nobody_sells_on_account_without_an_iban() {
        assertThatExceptionOfType(MerchantRefused.Invalid.class).isThrownBy(() -> new BankAccount(" ", true));
        assertThat(new BankAccount("", false)).isEqualTo(BankAccount.NONE);
    }
}
