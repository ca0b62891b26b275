package marketplace.demo;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Draws from the shares the files give; the same seed draws the same. */
record Dice(Random random) {
    static Dice of(long seed) {
        return new Dice(new Random(seed));
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    double around(double mean, double deviation) {
        return mean + deviation * random.nextGaussian();
    }

    /** So many as the number says on average. */
    int about(double number) {
        return (int) Math.floor(number + random.nextDouble());
    }

    /** A name out of those with their shares. */
    String of(JsonNode shares) {
        var rest = random.nextDouble();
        var last = "";
        for (var one : shares.properties()) {
            last = one.getKey();
            rest -= one.getValue().asDouble();
            if (rest < 0) {
                return last;
            }
        }
        return last;
    }

    /** One out of a list whose entries have a share. */
    JsonNode of(List<JsonNode> entries) {
        var rest = random.nextDouble();
        for (var entry : entries) {
            rest -= entry.get("share").asDouble();
            if (rest < 0) {
                return entry;
            }
        }
        return entries.getLast();
    }

    <T> Optional<T> any(List<T> some) {
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
    }
}
