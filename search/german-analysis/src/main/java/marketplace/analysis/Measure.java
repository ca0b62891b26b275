package marketplace.analysis;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An amount with its unit in one spelling: grams, millilitres, millimetres or pieces. */
public record Measure(BigDecimal amount, Unit unit) {

    /** What amounts are counted in. */
    public enum Unit {
        GRAM("g"),
        MILLILITRE("ml"),
        MILLIMETRE("mm"),
        PIECE("stk");

        private final String sign;

        Unit(String sign) {
            this.sign = sign;
        }
    }

    private record Scale(Unit unit, BigDecimal factor) {
        static Scale of(Unit unit, String factor) {
            return new Scale(unit, new BigDecimal(factor));
        }
    }

    private static final Map<String, Scale> SCALES = Map.ofEntries(
            Map.entry("g", Scale.of(Unit.GRAM, "1")),
            Map.entry("gr", Scale.of(Unit.GRAM, "1")),
            Map.entry("gramm", Scale.of(Unit.GRAM, "1")),
            Map.entry("kg", Scale.of(Unit.GRAM, "1000")),
            Map.entry("kilo", Scale.of(Unit.GRAM, "1000")),
            Map.entry("kilogramm", Scale.of(Unit.GRAM, "1000")),
            Map.entry("pfund", Scale.of(Unit.GRAM, "500")),
            Map.entry("dag", Scale.of(Unit.GRAM, "10")),
            Map.entry("deka", Scale.of(Unit.GRAM, "10")),
            Map.entry("ml", Scale.of(Unit.MILLILITRE, "1")),
            Map.entry("cl", Scale.of(Unit.MILLILITRE, "10")),
            Map.entry("l", Scale.of(Unit.MILLILITRE, "1000")),
            Map.entry("ltr", Scale.of(Unit.MILLILITRE, "1000")),
            Map.entry("liter", Scale.of(Unit.MILLILITRE, "1000")),
            Map.entry("mm", Scale.of(Unit.MILLIMETRE, "1")),
            Map.entry("cm", Scale.of(Unit.MILLIMETRE, "10")),
            Map.entry("m", Scale.of(Unit.MILLIMETRE, "1000")),
            Map.entry("meter", Scale.of(Unit.MILLIMETRE, "1000")),
            Map.entry("er", Scale.of(Unit.PIECE, "1")),
            Map.entry("stk", Scale.of(Unit.PIECE, "1")),
            Map.entry("stuck", Scale.of(Unit.PIECE, "1")),
            Map.entry("stueck", Scale.of(Unit.PIECE, "1")),
            Map.entry("stück", Scale.of(Unit.PIECE, "1")));

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(?:[.,]\\d{1,3})?");
    private static final Pattern GLUED = Pattern.compile("(?:\\d{1,3}x)?(\\d{1,6}(?:[.,]\\d{1,3})?)(\\p{L}{1,9})");

    /** Reads "500g", "0,5l" or "10er". */
    public static Optional<Measure> glued(String word) {
        var found = GLUED.matcher(word);
        return found.matches() ? of(found.group(1), found.group(2)) : Optional.empty();
    }

    /** Reads a number and the unit after it, both lower case. */
    public static Optional<Measure> of(String number, String unit) {
        var scale = SCALES.get(unit);
        if (scale == null || !isNumber(number)) {
            return Optional.empty();
        }
        var amount = new BigDecimal(number.replace(',', '.')).multiply(scale.factor());
        return Optional.of(new Measure(amount, scale.unit()));
    }

    /** Whether a word is a number, with decimal comma or point. */
    public static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    /** The one spelling: "500g", "750ml". */
    public String text() {
        return amount.stripTrailingZeros().toPlainString() + unit.sign;
    }
}
