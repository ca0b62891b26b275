package marketplace.faults;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The order in which points are reached, drawn from a seed that is printed. */
final class Draw {
    private final Random random;

    Draw() {
        var seed = Long.getLong("faults.seed", System.nanoTime());
        System.out.println("faults.seed=" + seed);
        random = new Random(seed);
    }

    /** The points of each service. */
    List<List<KillPoint>> points() {
        var services = KillPoint.all().stream().collect(Collectors.groupingBy(KillPoint::service));
        services.values().forEach(points -> Collections.shuffle(points, random));
        return List.copyOf(services.values());
    }

    /** In each round one point of every service that has one left. */
    List<List<KillPoint>> rounds() {
        var services = points();
        var most = services.stream().mapToInt(List::size).max().orElseThrow();
        return IntStream.range(0, most)
                .mapToObj(i -> services.stream()
                        .filter(points -> i < points.size())
                        .map(points -> points.get(i))
                        .toList())
                .toList();
    }
}
