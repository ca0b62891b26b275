package marketplace.shared.personal;

import java.util.Locale;
import marketplace.shared.AccountId;

/**
 * Whose data is meant: an account of the chain's county.
 *
 * @param mail of her profile; empty when there is none any more
 * @param proven whether the address is hers for certain
 */
public record Whose(AccountId account, String mail, boolean proven) {
    public Whose {
        mail = mail.strip().toLowerCase(Locale.ROOT);
    }

    /** Finds what carries no account; empty where anybody could have named the address. */
    public String provenMail() {
        return proven ? mail : "";
    }

    /** Whether somebody wrote this address. */
    public boolean wrote(String address) {
        return !mail.isEmpty() && mail.equals(address.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "Whose[%s]".formatted(account);
    }
}
