package marketplace.standing.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import marketplace.checkout.Basket;
import marketplace.orders.Wish;
import marketplace.orders.Wish.Instead;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.shared.Malformed;
import marketplace.shared.VariantId;
import marketplace.standing.AgreeStanding.WantedLine;
import marketplace.standing.Rhythm;
import org.jspecify.annotations.Nullable;

/**
 * What is to come again and again, as it comes from the browser: variants with how many and how often, side by side.
 *
 * @param command the id of what is agreed
 */
public record StandingForm(
        @Nullable UUID command,
        @Nullable List<String> variant,
        @Nullable List<String> pieces,
        @Nullable List<String> rhythm,
        @Nullable List<String> instead,
        @Nullable List<String> note) {

    static StandingForm of(UUID command, List<WantedLine> lines) {
        return new StandingForm(
                command,
                lines.stream().map(line -> line.variant().toString()).toList(),
                lines.stream().map(line -> Integer.toString(line.pieces())).toList(),
                lines.stream().map(line -> line.rhythm().name()).toList(),
                lines.stream().map(line -> line.wish().instead().name()).toList(),
                lines.stream().map(line -> line.wish().note()).toList());
    }

    /** All of them, also what she wants none of. */
    List<Line> lines() {
        var all = new ArrayList<Line>();
        for (var i = 0; i < Math.min(or(variant).size(), Basket.MOST_LINES); i++) {
            all.add(new Line(VariantId.of(or(variant).get(i)), at(pieces, i), rhythmAt(i), wishAt(i)));
        }
        return List.copyOf(all);
    }

    /** A line as she filled it in. */
    record Line(VariantId variant, String pieces, Rhythm rhythm, Wish wish) {
        /** Nothing where it is no number from none to 99. */
        Optional<Integer> count() {
            return pieces.matches("\\d{1,2}") ? Optional.of(Integer.valueOf(pieces)) : Optional.empty();
        }
    }

    List<WantedLine> wanted() {
        return lines().stream()
                .filter(line -> line.count().orElse(0) > 0)
                .map(line -> new WantedLine(line.variant(), line.count().orElseThrow(), line.rhythm(), line.wish()))
                .toList();
    }

    Errors errors(Frame frame) {
        var fits = lines().stream().allMatch(line -> line.count().isPresent());
        return fits && !wanted().isEmpty()
                ? Errors.none()
                : Errors.at("pieces", frame.text(fits ? "standing.missing.lines" : "standing.missing.pieces"));
    }

    UUID id() {
        if (command == null) {
            throw new Malformed("the form has no command");
        }
        return command;
    }

    private Rhythm rhythmAt(int index) {
        try {
            return Rhythm.valueOf(at(rhythm, index));
        } catch (IllegalArgumentException _) {
            throw new Malformed("no rhythm: \"" + at(rhythm, index) + "\"");
        }
    }

    private Wish wishAt(int index) {
        var rule = at(instead, index);
        try {
            return Wish.of(rule.isEmpty() ? null : Instead.valueOf(rule), at(note, index));
        } catch (IllegalArgumentException _) {
            throw new Malformed("nothing to come instead: \"" + rule + "\"");
        }
    }

    private static String at(@Nullable List<String> all, int index) {
        return index < or(all).size() ? or(all).get(index).strip() : "";
    }

    private static List<String> or(@Nullable List<String> all) {
        return Objects.requireNonNullElse(all, List.of());
    }
}
