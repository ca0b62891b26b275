package marketplace.payments.sandbox.objects;

import java.util.List;
import java.util.Optional;

/**
 * A card of Stripe's test set, with the number and the token that stand for it, and what it does. The two that decline
 * on an account are the sandbox's own.
 */
record TestCard(String number, String token, String brand, String country, Behaviour behaviour) {

    /** How a card behaves when it is set up or charged. */
    sealed interface Behaviour {
        record Pays() implements Behaviour {}

        record Declines(String code, String declineCode, String message, boolean atSetup) implements Behaviour {}

        /** @param onceSetUp whether it asks again although it was set up */
        record Asks(boolean onceSetUp) implements Behaviour {}

        record AsksThenDeclines() implements Behaviour {}

        /** Declines on the n-th account it is cloned to. */
        record DeclinesOnAccount(int nth) implements Behaviour {}

        record IsDisputed() implements Behaviour {}

        record RefundFails() implements Behaviour {}
    }

    private static final List<TestCard> ALL = List.of(
            pays("4242424242424242", "pm_card_visa", "visa", "US"),
            pays("5555555555554444", "pm_card_mastercard", "mastercard", "US"),
            pays("4000056655665556", "pm_card_visa_debit", "visa", "US"),
            pays("4000002760000016", "pm_card_de", "visa", "DE"),
            declines("4000000000000002", "pm_card_chargeDeclined", "generic_decline", "Your card was declined."),
            declines(
                    "4000000000009995",
                    "pm_card_chargeDeclinedInsufficientFunds",
                    "insufficient_funds",
                    "Your card has insufficient funds."),
            declines("4000000000009987", "pm_card_chargeDeclinedLostCard", "lost_card", "Your card was declined."),
            declines("4000000000009979", "pm_card_chargeDeclinedStolenCard", "stolen_card", "Your card was declined."),
            fails("4000000000000069", "pm_card_chargeDeclinedExpiredCard", "expired_card", "Your card has expired."),
            fails(
                    "4000000000000127",
                    "pm_card_chargeDeclinedIncorrectCvc",
                    "incorrect_cvc",
                    "Your card's security code is incorrect."),
            fails(
                    "4000000000000119",
                    "pm_card_chargeDeclinedProcessingError",
                    "processing_error",
                    "An error occurred while processing your card. Try again in a little bit."),
            visa(
                    "4000000000000341",
                    "pm_card_chargeCustomerFail",
                    new Behaviour.Declines("card_declined", "generic_decline", "Your card was declined.", false)),
            visa("4000002760003184", "pm_card_authenticationRequired", new Behaviour.Asks(true)),
            visa("4000000000003220", "pm_card_threeDSecure2Required", new Behaviour.Asks(true)),
            visa("4000002500003155", "pm_card_authenticationRequiredOnSetup", new Behaviour.Asks(false)),
            visa("4000008400001629", "pm_card_threeDSecureRequiredChargeDeclined", new Behaviour.AsksThenDeclines()),
            visa("4000000000022220", "pm_card_declinedOnSecondAccount", new Behaviour.DeclinesOnAccount(2)),
            visa("4000000000033334", "pm_card_declinedOnThirdAccount", new Behaviour.DeclinesOnAccount(3)),
            visa("4000000000000259", "pm_card_createDispute", new Behaviour.IsDisputed()),
            visa("4000000000005126", "pm_card_refundFail", new Behaviour.RefundFails()));

    static Optional<TestCard> ofToken(String token) {
        return ALL.stream().filter(card -> card.token.equals(token)).findFirst();
    }

    static Optional<TestCard> ofNumber(String number) {
        return ALL.stream().filter(card -> card.number.equals(number)).findFirst();
    }

    String last4() {
        return number.substring(number.length() - 4);
    }

    private static TestCard pays(String number, String token, String brand, String country) {
        return new TestCard(number, token, brand, country, new Behaviour.Pays());
    }

    private static TestCard visa(String number, String token, Behaviour behaviour) {
        return new TestCard(number, token, "visa", "DE", behaviour);
    }

    private static TestCard declines(String number, String token, String declineCode, String message) {
        return visa(number, token, new Behaviour.Declines("card_declined", declineCode, message, true));
    }

    private static TestCard fails(String number, String token, String code, String message) {
        return visa(number, token, new Behaviour.Declines(code, code, message, true));
    }
}
