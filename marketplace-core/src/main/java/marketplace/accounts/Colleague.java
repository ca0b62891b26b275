package marketplace.accounts;

import java.util.List;
import marketplace.shared.AccountId;
import marketplace.shared.SignedIn.Role;

/** Somebody, and what she may do for the county or for the merchant asked about. Personal data. */
public record Colleague(AccountId account, String name, String mail, List<Role> roles) {
    public Colleague {
        roles = List.copyOf(roles);
    }
}
