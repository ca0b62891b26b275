package marketplace.search.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marketplace.search.index.Judged.Asked;

/** How good answers are: nDCG@10 with gain 2^grade - 1, recall@20 of grades from 2, questions without an answer. */
final class Score {

    /** The figures of one question. */
    record Figures(Asked asked, double ndcg, double recall, boolean empty, int forbidden, List<String> got) {}

    private final List<Figures> figures = new ArrayList<>();
    private int answersToNonsense;
    private int nonsense;

    void add(Asked asked, List<String> got) {
        if (asked.judgments().isEmpty()) {
            nonsense++;
            answersToNonsense += Math.min(10, got.size());
            return;
        }
        var grades = asked.judgments();
        var ideal = grades.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(10)
                .toList();
        var gained =
                got.stream().limit(10).map(id -> grades.getOrDefault(id, 0)).toList();
        var wanted = grades.entrySet().stream()
                .filter(g -> g.getValue() >= 2)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        var relevant = wanted.isEmpty() ? grades.keySet() : wanted;
        var hit = new HashSet<>(got.stream().limit(20).toList());
        hit.retainAll(relevant);
        var forbidden = asked.forbidden() == null ? List.<String>of() : asked.forbidden();
        figures.add(new Figures(
                asked,
                gain(gained) / gain(ideal),
                (double) hit.size() / Math.min(20, relevant.size()),
                got.isEmpty(),
                (int) got.stream().limit(5).filter(forbidden::contains).count(),
                got));
    }

    private static double gain(List<Integer> grades) {
        return IntStream.range(0, grades.size())
                .mapToDouble(i -> (Math.pow(2, grades.get(i)) - 1) * Math.log(2) / Math.log(i + 2.0))
                .sum();
    }

    double ndcg() {
        return mean(figures);
    }

    double emptyShare() {
        return (double) figures.stream().filter(Figures::empty).count() / figures.size();
    }

    int forbidden() {
        return figures.stream().mapToInt(Figures::forbidden).sum();
    }

    Map<String, Double> byClass() {
        return figures.stream()
                .collect(Collectors.groupingBy(
                        one -> one.asked().cls(), TreeMap::new, Collectors.averagingDouble(Figures::ndcg)));
    }

    private static double mean(List<Figures> some) {
        return some.stream().mapToDouble(Figures::ndcg).average().orElse(0);
    }

    String table() {
        var lines = new ArrayList<String>();
        figures.stream()
                .collect(Collectors.groupingBy(one -> one.asked().cls(), TreeMap::new, Collectors.toList()))
                .forEach((cls, some) -> lines.add(line(cls, some)));
        lines.add(line("ALL", figures));
        lines.add("answers (of 10) to what fits nothing: %.1f; forbidden in the top five: %d"
                .formatted(nonsense == 0 ? 0.0 : (double) answersToNonsense / nonsense, forbidden()));
        return String.join("\n", lines);
    }

    private static String line(String name, List<Figures> some) {
        return "%-12s n=%3d nDCG@10=%.3f recall@20=%.3f zero=%d"
                .formatted(
                        name,
                        some.size(),
                        mean(some),
                        some.stream().mapToDouble(Figures::recall).average().orElse(0),
                        some.stream().filter(Figures::empty).count());
    }

    /** The worst questions with what they got. */
    List<String> worst(int most) {
        var sorted = new ArrayList<>(figures);
        sorted.sort(Comparator.comparingDouble(Figures::ndcg));
        return Collections.unmodifiableList(sorted.stream()
                .filter(one -> one.ndcg() < 0.9 || one.forbidden() > 0)
                .limit(most)
                .map(one -> "%.2f %s %s"
                        .formatted(one.ndcg(), one.asked().id(), one.asked().query()))
                .toList());
    }
}
