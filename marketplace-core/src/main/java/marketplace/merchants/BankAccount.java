package marketplace.merchants;

import java.util.Locale;
import org.iban4j.IbanUtil;

/**
 * Where buyers on account transfer their money to, past the market.
 *
 * @param iban without blanks, its checksum right (ISO 13616); empty where none is stated
 * @param onAccount whether she lets buyers pay after she has handed over
 */
public record BankAccount(String iban, boolean onAccount) {
    public static final BankAccount NONE = new BankAccount("", false);
    static final String FIELD = "iban";
    private static final String GROUPS = "(.{4})(?=.)";

    public BankAccount {
        iban = iban.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (!iban.isEmpty() && !IbanUtil.isValid(iban)) {
            throw MerchantRefused.invalid(FIELD, "iban", "This IBAN cannot be right. Please look at every digit.");
        }
        if (iban.isEmpty() && onAccount) {
            throw MerchantRefused.invalid(FIELD, "iban-missing", "Buyers on account need your IBAN.");
        }
    }

    /** As people write it: "DE80 9999 9999 …". */
    public String grouped() {
        return iban.replaceAll(GROUPS, "$1 ");
    }
}
