package marketplace.payments.onboarding;

import marketplace.shared.MerchantId;
import marketplace.shared.Refusal;

/** Why something about a merchant's account is refused. */
public abstract sealed class OnboardingRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private OnboardingRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    static final class NoSuchAccount extends OnboardingRefused {
        private static final long serialVersionUID = 1;

        NoSuchAccount(MerchantId merchant) {
            super(Kind.ABSENT, "no-such-account", "No account at Stripe was asked for merchant " + merchant + ".");
        }
    }

    static final class NotReady extends OnboardingRefused {
        private static final long serialVersionUID = 1;

        NotReady(MerchantId merchant) {
            super(Kind.INVALID, "merchant-not-ready", "Merchant " + merchant + " cannot be paid through Stripe yet.");
        }
    }
}
