package marketplace.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A point at which a service ends as by kill -9.
 *
 * @param pattern of moment and deed, as {@code Fuse} understands it
 */
record KillPoint(String service, String pattern) {
    /** A step whose day has come: a kept card is charged, what is held is taken, the card is forgotten. */
    private static final String DUE =
            "(?!.*(orders|catalog|letters)\\.).*delete from outbox\\.due.*insert into outbox\\.event";

    /** A commit of core with such a statement in it. */
    private static final List<String> COMMITS_OF_CORE = List.of(
            ".*insert into orders\\.purchase",
            ".*insert into billing\\.charge",
            ".*insert into billing\\.refund",
            ".*update catalog\\.reservation",
            "(?!.*billing\\.charge).*update orders\\.merchant_order",
            DUE);

    private static final List<String> CALLS_OF_CORE = List.of(
            "PUT .*/charges/[^/]+$",
            "PUT .*/methods/",
            "PUT .*/purchases/[^/]+/look$",
            "PUT .*/tries/",
            "PUT .*/capture$",
            "PUT .*/release$",
            "PUT .*/refunds/",
            "DELETE .*/method$");

    private static final List<String> COMMITS_OF_PAYMENTS = List.of(
            ".*insert into charges\\.method",
            ".*update charges\\.charge.*insert into stripe\\.operation",
            ".*update stripe\\.operation set state",
            ".*insert into refunds\\.refund");

    private static final List<String> STATEMENTS_OF_PAYMENTS = List.of(
            "insert into charges\\.charge", "insert into inbox\\.letter", "update inbox\\.letter set state = 'DONE'");

    private static final List<String> CALLS_TO_STRIPE = List.of(
            "POST /v1/customers$",
            "POST /v1/setup_intents$",
            "POST /v1/payment_methods$",
            "POST /v1/payment_intents$",
            "POST /v1/payment_intents off-session$",
            "POST /v1/payment_intents/[^/]+/capture$",
            "POST /v1/payment_intents/[^/]+/cancel$",
            "GET /v1/payment_intents/[^/]+$",
            "POST /v1/refunds$",
            "DELETE /v1/customers/[^/]+$");

    private static final String MOVES = "update outbox\\.follower set position";

    /** Every step of a purchase: before and after each commit, each call between services and each call to Stripe. */
    static List<KillPoint> all() {
        var all = new ArrayList<KillPoint>();
        add(all, "core", "commit ", COMMITS_OF_CORE);
        add(all, "core", "call ", CALLS_OF_CORE);
        add(all, "core", "sql ", List.of(MOVES));
        add(all, "payments", "commit ", COMMITS_OF_PAYMENTS);
        add(all, "payments", "sql ", STATEMENTS_OF_PAYMENTS);
        add(all, "payments", "stripe ", CALLS_TO_STRIPE);
        add(all, "search", "sql ", List.of(MOVES));
        add(all, "search", "call ", List.of("GET /feed"));
        return List.copyOf(all);
    }

    private static void add(List<KillPoint> all, String service, String kind, List<String> deeds) {
        deeds.stream()
                .flatMap(deed -> Stream.of("^before " + kind + deed, "^after " + kind + deed))
                .forEach(pattern -> all.add(new KillPoint(service, pattern)));
    }

    @Override
    public String toString() {
        return service + " " + pattern;
    }
}
