package marketplace.households;

import marketplace.shared.Refusal;

/** What households refuse. */
public abstract sealed class HouseholdRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private HouseholdRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    /** No such member for whoever asks, or not hers to take out. */
    static final class NoSuchMember extends HouseholdRefused {
        private static final long serialVersionUID = 1;

        NoSuchMember() {
            super(Kind.ABSENT, "no-such-member", "There is no such member for you to take out of a household.");
        }
    }

    /** Taken back, accepted, or never made by her household. */
    static final class NoSuchInvitation extends HouseholdRefused {
        private static final long serialVersionUID = 1;

        NoSuchInvitation() {
            super(Kind.ABSENT, "no-such-household-invitation", "There is no such invitation of your household.");
        }
    }

    /** Whatever is wrong with a code, strangers learn nothing more of it. */
    public static final class WrongCode extends HouseholdRefused {
        private static final long serialVersionUID = 1;

        WrongCode() {
            super(
                    Kind.INVALID,
                    "household-code-unknown",
                    "This code does not count, or not any more. Please ask for a new one.");
        }
    }

    /** One household is enough. */
    public static final class Elsewhere extends HouseholdRefused {
        private static final long serialVersionUID = 1;

        Elsewhere() {
            super(
                    Kind.CONFLICT,
                    "already-in-a-household",
                    "You are in a household already. Leave it before you join another.");
        }
    }

    /** A household, not a club. */
    public static final class Full extends HouseholdRefused {
        private static final long serialVersionUID = 1;

        Full() {
            super(
                    Kind.CONFLICT,
                    "household-full",
                    "A household has at most %d people, those invited included.".formatted(Household.MOST));
        }
    }
}
