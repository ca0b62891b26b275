package marketplace.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/**
 * What is measured.
 *
 * @param sizes of the counties, in listings
 * @param warmUp before each measurement, of the product and of the raw engine
 * @param measured in all, of each of the two; shared out over the rounds
 * @param rounds in which product and raw engine take turns, so that a noisy machine disturbs both alike
 * @param connections of the closed loop
 * @param only names of the measurements wanted; none: all
 * @param running whether the product that already runs is measured, at the ports and in the folder of the environment
 */
record Options(
        List<Integer> sizes,
        Duration warmUp,
        Duration measured,
        int rounds,
        int connections,
        Set<String> only,
        boolean running) {
    static final String USAGE = """
        deploy/bench/run [--listings 10000,100000] [--seconds 20] [--warm-up 8] [--rounds 4] [--connections 16]
                         [--only start,index,search,suggest,results,listing,home,checkout] [--running yes]\
        """;
    private static final int LONGEST_SECONDS = 600;
    private static final int MOST_CONNECTIONS = 64;
    private static final int MOST_ROUNDS = 20;

    Options {
        if (measured.toSeconds() > LONGEST_SECONDS || connections > MOST_CONNECTIONS || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("At most 600 seconds, 64 connections and 20 rounds.");
        }
    }

    static Options of(List<String> words) {
        var read = new HashMap<String, String>();
        for (var i = 0; i + 1 < words.size(); i += 2) {
            read.put(words.get(i), words.get(i + 1));
        }
        var known = List.of("--listings", "--seconds", "--warm-up", "--rounds", "--connections", "--only", "--running");
        if (words.size() % 2 == 1 || !known.containsAll(read.keySet())) {
            throw new IllegalArgumentException(USAGE);
        }
        return new Options(
                list(read.getOrDefault("--listings", "10000,100000")).stream()
                        .map(Integer::valueOf)
                        .toList(),
                Duration.ofSeconds(Integer.parseInt(read.getOrDefault("--warm-up", "8"))),
                Duration.ofSeconds(Integer.parseInt(read.getOrDefault("--seconds", "20"))),
                Integer.parseInt(read.getOrDefault("--rounds", "4")),
                Integer.parseInt(read.getOrDefault("--connections", "16")),
                Set.copyOf(list(read.getOrDefault("--only", ""))),
                read.containsKey("--running"));
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",")).filter(word -> !word.isBlank()).toList();
    }

    boolean wants(String measurement) {
        return only.isEmpty() || only.contains(measurement);
    }

    Duration round() {
        return measured.dividedBy(rounds);
    }
}
