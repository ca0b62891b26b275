package marketplace.portal.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import marketplace.counties.DecideStrategy.Wanted;
import marketplace.counties.Strategy;
import marketplace.counties.StrategyRefused;
import marketplace.counties.Switch;
import marketplace.shared.Refusal;
import marketplace.shared.web.Seen;
import org.springframework.util.MultiValueMap;

/** What the operator's form about the strategy sends: some or all switches, why, and the version it was filled from. */
record StrategyForm(MultiValueMap<String, String> fields) {
    private static final int LONGEST = 1_000;

    /** No version where none was sent. */
    long seen() {
        return Objects.requireNonNullElse(Seen.of(fields.getFirst("version")), -1L);
    }

    String reason() {
        return given(StrategyShown.REASON);
    }

    /** What she wants otherwise than in the version she saw; the rest is nobody's wish. */
    Wanted wanted(Strategy before) {
        var values = new EnumMap<Switch, Long>(Switch.class);
        var wrong = new ArrayList<Refusal.Field>();
        for (var one : Switch.values()) {
            if (fields.containsKey(one.key())) {
                read(one)
                        .ifPresentOrElse(
                                value -> values.put(one, value), () -> wrong.add(StrategyRefused.Invalid.outside(one)));
            }
        }
        if (!wrong.isEmpty()) {
            throw new StrategyRefused.Invalid(wrong);
        }
        values.entrySet().removeIf(one -> one.getValue() == before.get(one.getKey()));
        return new Wanted(values, reason(), seen());
    }

    /** What she wrote that is not as in the version she saw; with her reason. */
    Map<String, String> filled(Strategy before) {
        return fields.toSingleValueMap().entrySet().stream()
                .filter(field -> Switch.find(field.getKey())
                        .map(one -> !read(one).equals(Optional.of(before.get(one))))
                        .orElse(field.getKey().equals(StrategyShown.REASON)))
                .collect(Collectors.toMap(Map.Entry::getKey, field -> given(field.getKey())));
    }

    private Optional<Long> read(Switch one) {
        var decimals = one.unit().decimals();
        var text = given(one.key()).replaceAll("[€%\\s\\u00a0]", "").replace(',', '.');
        return text.matches("\\d{1,9}(\\.\\d{1,%d})?".formatted(Math.max(1, decimals)))
                        && (decimals > 0 || !text.contains("."))
                ? Optional.of(new BigDecimal(text).movePointRight(decimals).longValueExact())
                : Optional.empty();
    }

    private String given(String field) {
        var text = Objects.requireNonNullElse(fields.getFirst(field), "").strip();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
