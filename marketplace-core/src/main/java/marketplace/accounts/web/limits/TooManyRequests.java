package marketplace.accounts.web.limits;

import marketplace.shared.Refusal;

/** More than anybody needs; the answer says when to come again. */
final class TooManyRequests extends Refusal {
    private static final long serialVersionUID = 1;

    TooManyRequests() {
        super(Kind.TOO_MANY, "too-many-requests", "These were many requests at once. Please wait a moment.");
    }
}
