package marketplace.payments.stripe;

/** What Stripe said to an {@link Ask}. */
public sealed interface Answer {

    record Account(AccountSeen seen) implements Answer {}

    record SetUp(SetUpSeen seen) implements Answer {}

    record Intent(IntentSeen seen) implements Answer {}

    record Refund(RefundSeen seen) implements Answer {}

    record Gone() implements Answer {}

    /** A no that stays a no. */
    record Refused(String code, String message) implements Answer {}

    /** Whether it was done is not known; it is asked again later. */
    record Unknown(String reason) implements Answer {}
}
