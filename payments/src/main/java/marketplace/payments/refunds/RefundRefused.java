package marketplace.payments.refunds;

import java.util.UUID;
import marketplace.shared.Refusal;

/** Why something about a refund is refused. */
public abstract sealed class RefundRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private RefundRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    static final class Differs extends RefundRefused {
        private static final long serialVersionUID = 1;

        Differs(UUID id) {
            super(Kind.CONFLICT, "command-differs", "Another refund was already commanded under " + id + ".");
        }
    }

    static final class NoSuchRefund extends RefundRefused {
        private static final long serialVersionUID = 1;

        NoSuchRefund(UUID id) {
            super(Kind.ABSENT, "no-such-refund", "No refund is known under " + id + ".");
        }
    }
}
