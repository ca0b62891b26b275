package marketplace.payments.sandbox.objects;

import marketplace.payments.sandbox.objects.TestCard.Behaviour;
import marketplace.payments.sandbox.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** What the card's bank says to an attempt. */
sealed interface Verdict {

    record Approved() implements Verdict {}

    record AuthenticationNeeded() implements Verdict {}

    record Declined(String code, String declineCode, String message) implements Verdict {}

    /** In what situation the bank is asked. */
    enum Situation {
        SETUP,
        ON_SESSION,
        OFF_SESSION,
        AUTHENTICATED
    }

    Declined GENERIC = new Declined("card_declined", "generic_decline", "Your card was declined.");

    Declined NOT_PRESENT = new Declined(
            "authentication_required",
            "authentication_required",
            "Your card was declined. This transaction requires authentication.");

    static Verdict on(ObjectNode method, Situation situation) {
        Behaviour behaviour = TestCard.ofNumber(Json.text(method, "_number"))
                .map(TestCard::behaviour)
                .orElse(new Behaviour.Pays());
        return switch (behaviour) {
            case Behaviour.Pays _, Behaviour.IsDisputed _, Behaviour.RefundFails _ -> new Approved();
            case Behaviour.Declines d when situation == Situation.SETUP && !d.atSetup() -> new Approved();
            case Behaviour.Declines d -> new Declined(d.code(), d.declineCode(), d.message());
            case Behaviour.DeclinesOnAccount d ->
                situation != Situation.SETUP && Json.number(method, "_clone") == d.nth() ? GENERIC : new Approved();
            case Behaviour.AsksThenDeclines _ -> situation == Situation.AUTHENTICATED ? GENERIC : ask(situation);
            case Behaviour.Asks asks ->
                situation == Situation.AUTHENTICATED || knows(method, asks) ? new Approved() : ask(situation);
        };
    }

    private static boolean knows(ObjectNode method, Behaviour.Asks asks) {
        return !asks.onceSetUp() && method.path("_setUp").asBoolean(false);
    }

    private static Verdict ask(Situation situation) {
        return situation == Situation.OFF_SESSION ? NOT_PRESENT : new AuthenticationNeeded();
    }
}
