package marketplace.compliance;

import marketplace.shared.Refusal;

/** What notices refuse. */
public abstract sealed class NoticeRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private NoticeRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    /** Something the law asks for is missing. */
    static final class Incomplete extends NoticeRefused {
        private static final long serialVersionUID = 1;

        Incomplete() {
            super(
                    Kind.INVALID,
                    "notice-incomplete",
                    "A notice says what it is about, why that is unlawful, who writes it, and that it is meant"
                            + " honestly.");
        }
    }

    /** The same form was sent before with other words. */
    static final class OtherWords extends NoticeRefused {
        private static final long serialVersionUID = 1;

        OtherWords() {
            super(
                    Kind.CONFLICT,
                    "notice-other-words",
                    "This form was sent before with other words. Please open a new one.");
        }
    }

    /** A decision without its reasons. */
    public static final class WithoutReasons extends NoticeRefused {
        private static final long serialVersionUID = 1;

        WithoutReasons() {
            super(Kind.INVALID, "notice-without-reasons", "Please say why, in at most 4,000 characters.");
        }
    }

    /** Decided before, otherwise. */
    static final class Decided extends NoticeRefused {
        private static final long serialVersionUID = 1;

        Decided() {
            super(Kind.CONFLICT, "notice-decided", "This notice was decided before.");
        }
    }

    static final class Absent extends NoticeRefused {
        private static final long serialVersionUID = 1;

        Absent() {
            super(Kind.ABSENT, "no-such-notice", "There is no such notice.");
        }
    }
}
