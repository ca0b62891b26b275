package marketplace.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period as they may be shown.
 *
 * @param closedAt until when they are counted; none before the first closing
 * @param now the county's totals of this moment; none of a period that is over
 * @param over the county, and its places with and without a shop, step by step
 * @param unreached where the market was wanted and does not come
 * @param approved how many merchants may sell
 */
public record Report(
        Period period,
        @Nullable Instant closedAt,
        @Nullable Totals now,
        List<Figure> figures,
        Course over,
        List<Word> words,
        List<Wanted> unreached,
        long approved) {
    public Report {
        figures = List.copyOf(figures);
        words = List.copyOf(words);
        unreached = List.copyOf(unreached);
    }

    /**
     * Where the market was wanted and does not come, wanted often enough to be nobody's own address.
     *
     * @param why unknown, elsewhere or not-brought
     * @param wanted the name or postcode that was said; the key of the place when nothing is brought there
     */
    public record Wanted(String why, String wanted, long times) {}

    /** The course of time. */
    public record Course(List<Period> steps, List<Figure> figures) {
        public Course {
            steps = List.copyOf(steps);
            figures = List.copyOf(figures);
        }

        public Grain step() {
            return steps.getFirst().grain();
        }

        /** A figure at a step; nothing happened where nothing is kept. */
        public Figure at(Period step, Dimension dimension, String key) {
            var slot = new Slot(step, dimension, key);
            return figures.stream()
                    .filter(one -> one.slot().equals(slot))
                    .findFirst()
                    .orElse(Figure.none(slot));
        }
    }

    public List<Figure> by(Dimension dimension) {
        return figures.stream()
                .filter(figure -> figure.slot().dimension() == dimension)
                .toList();
    }

    public Figure of(Dimension dimension, String key) {
        var slot = new Slot(period, dimension, key);
        return by(dimension).stream()
                .filter(figure -> figure.slot().equals(slot))
                .findFirst()
                .orElse(Figure.none(slot));
    }

    public Figure county() {
        return of(Dimension.COUNTY, "");
    }

    public Optional<Instant> closed() {
        return Optional.ofNullable(closedAt);
    }
}
