package marketplace.accounts;

import marketplace.shared.Refusal;

/** What accounts refuse. */
public abstract sealed class AccountRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private AccountRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    /** A merchant has at most twenty keys. */
    static final class TooManyKeys extends AccountRefused {
        private static final long serialVersionUID = 1;

        TooManyKeys() {
            super(Kind.CONFLICT, "too-many-keys", "A merchant has at most twenty keys. Revoke one first.");
        }
    }
}
