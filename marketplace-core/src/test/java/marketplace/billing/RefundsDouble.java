package marketplace.billing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@link PaymentsDouble} gives back: once per id, never more than was taken, and what fails stays failed. */
final class RefundsDouble {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, ObjectNode> refunds = new LinkedHashMap<>();
    private final Set<String> failing = new TreeSet<>();
    private final ToldNews news;

    RefundsDouble(ToldNews news) {
        this.news = news;
    }

    void fail(String merchant) {
        failing.add(merchant);
    }

    void accept(String merchant) {
        failing.remove(merchant);
    }

    /** Nothing where it is more than was taken. */
    Optional<ObjectNode> give(ObjectNode charge, String id, long amount) {
        if (refunds.containsKey(id)) {
            return Optional.of(refunds.get(id));
        }
        if (charge.path("refunded").asLong() + amount > charge.path("captured").asLong()) {
            return Optional.empty();
        }
        var refund = JSON.createObjectNode()
                .put("refund", id)
                .put("order", charge.path("order").asString())
                .put("amount", amount);
        refunds.put(id, refund);
        charge.put("refunded", charge.path("refunded").asLong() + amount);
        return Optional.of(
                failing.contains(charge.path("merchant").asString()) ? failed(charge, refund) : done(charge, refund));
    }

    void bounce(ObjectNode charge) {
        refunds.values().stream()
                .filter(refund -> refund.path("order").equals(charge.path("order")))
                .filter(refund -> refund.path("state").asString().equals("DONE"))
                .toList()
                .forEach(refund -> failed(charge, refund));
    }

    Map<String, Long> done(String order) {
        var done = new TreeMap<String, Long>();
        refunds.forEach((id, refund) -> {
            if (refund.path("order").asString().equals(order)
                    && refund.path("state").asString().equals("DONE")) {
                done.put(id, refund.path("amount").asLong());
            }
        });
        return done;
    }

    private ObjectNode failed(ObjectNode charge, ObjectNode refund) {
        charge.put(
                "refunded",
                charge.path("refunded").asLong() - refund.path("amount").asLong());
        return told(charge, refund.put("state", "FAILED"));
    }

    private ObjectNode done(ObjectNode charge, ObjectNode refund) {
        return told(charge, refund.put("state", "DONE"));
    }

    private ObjectNode told(ObjectNode charge, ObjectNode refund) {
        charge.put("version", charge.path("version").asLong() + 1);
        var one = charge.deepCopy()
                .put("refund", refund.path("refund").asString())
                .put("refundAmount", refund.path("amount").asLong())
                .put("refundState", refund.path("state").asString());
        news.tell("payments.refunded", charge.path("order").asString(), one);
        return refund;
    }

    Runnable keep() {
        return ToldNews.keep(refunds);
    }
}
