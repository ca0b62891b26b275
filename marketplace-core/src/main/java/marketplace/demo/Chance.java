package marketplace.demo;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** Draws that look like chance and come out the same for the same subject. */
final class Chance {
    private final SplittableRandom random;

    private Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Chance of(String county, int merchant, int number) {
        return new Chance(Objects.hash(county, merchant) * 1_000_003L + number);
    }

    <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Both ends included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** Mostly near 0, hardly ever beyond 3. */
    double near() {
        return random.nextGaussian();
    }
}
