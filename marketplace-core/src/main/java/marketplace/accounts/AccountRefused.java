package marketplace.accounts;

import marketplace.shared.Refusal;

/** What accounts refuse. */
public abstract sealed class AccountRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private AccountRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    /** Somebody must be left to do it. */
    public static final class LastOne extends AccountRefused {
        private static final long serialVersionUID = 1;

        LastOne() {
            super(Kind.CONFLICT, "last-one", "Nobody else has this role. Give it to somebody else first.");
        }
    }

    /** Whoever works for the county gives her roles back before she goes. */
    public static final class OnDuty extends AccountRefused {
        private static final long serialVersionUID = 1;

        OnDuty() {
            super(
                    Kind.CONFLICT,
                    "on-duty",
                    "You have a role for the county. Ask the operator to take it from you, then erase your account.");
        }
    }

    /** A merchant is not left without anybody. */
    public static final class LastOfMerchant extends AccountRefused {
        private static final long serialVersionUID = 1;

        LastOfMerchant() {
            super(
                    Kind.CONFLICT,
                    "last-of-merchant",
                    "Nobody else works for your merchant here. Name somebody or have it closed, then erase your"
                            + " account.");
        }
    }

    /** Nobody signs in to an account that is being erased. */
    public static final class Left extends AccountRefused {
        private static final long serialVersionUID = 1;

        Left() {
            super(Kind.GONE, "account-left", "This account is being erased. From tomorrow on you can open a new one.");
        }
    }

    /** Staff are their merchant's to name. */
    static final class NotThisRole extends AccountRefused {
        private static final long serialVersionUID = 1;

        NotThisRole() {
            super(Kind.INVALID, "not-this-role", "A merchant names her staff herself.");
        }
    }

    static final class NoSuchPerson extends AccountRefused {
        private static final long serialVersionUID = 1;

        NoSuchPerson() {
            super(Kind.ABSENT, "no-such-person", "There is no such person.");
        }
    }

    static final class NoSuchInvitation extends AccountRefused {
        private static final long serialVersionUID = 1;

        NoSuchInvitation() {
            super(Kind.ABSENT, "no-such-invitation", "There is no such invitation.");
        }
    }

    /** An invitation needs an address to prove. */
    public static final class NoMail extends AccountRefused {
        private static final long serialVersionUID = 1;

        NoMail() {
            super(Kind.INVALID, "no-mail-address", "Please give a mail address, such as vera@example.org.");
        }
    }

    /** What only a person may do, not a program in her name. */
    static final class NotByKey extends AccountRefused {
        private static final long serialVersionUID = 1;

        NotByKey() {
            super(Kind.FORBIDDEN, "not-by-key", "People and keys are managed by people, not by a key.");
        }
    }

    /** A key's secret is told once. */
    static final class KeyTold extends AccountRefused {
        private static final long serialVersionUID = 1;

        KeyTold() {
            super(
                    Kind.CONFLICT,
                    "key-told",
                    "This key was issued before. Its secret is shown once; revoke it and ask anew.");
        }
    }

    /** Keys are told apart by their names. */
    public static final class KeyWithoutName extends AccountRefused {
        private static final long serialVersionUID = 1;

        KeyWithoutName() {
            super(Kind.INVALID, "key-without-name", "Please give the key a name of at most 100 characters.");
        }
    }

    /** A merchant has at most twenty keys. */
    static final class TooManyKeys extends AccountRefused {
        private static final long serialVersionUID = 1;

        TooManyKeys() {
            super(Kind.CONFLICT, "too-many-keys", "A merchant has at most twenty keys. Revoke one first.");
        }
    }
}
