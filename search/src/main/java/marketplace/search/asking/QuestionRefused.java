package marketplace.search.asking;

import marketplace.shared.CountyCode;
import marketplace.shared.Refusal;

/** Why a question is not answered. */
public abstract sealed class QuestionRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private QuestionRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    /** Something in it is out of bounds. */
    public static final class Invalid extends QuestionRefused {
        private static final long serialVersionUID = 1;

        public Invalid(String sentence) {
            super(Kind.INVALID, "question-invalid", sentence);
        }
    }

    /** Nothing is known of the county. */
    public static final class CountyUnknown extends QuestionRefused {
        private static final long serialVersionUID = 1;

        public CountyUnknown(CountyCode county) {
            super(Kind.ABSENT, "county-unknown", "Nothing is known of county " + county + ".");
        }
    }
}
