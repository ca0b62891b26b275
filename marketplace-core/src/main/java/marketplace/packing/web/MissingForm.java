package marketplace.packing.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marketplace.packing.PackGoods;
import marketplace.packing.There;
import marketplace.shared.Grams;
import marketplace.shared.VariantId;
import org.springframework.util.MultiValueMap;

/** What a merchant says is there, as it comes from the browser: fields by the position of the line, as "line.3". */
record MissingForm(Map<String, String> typed) {
    private static final String COUNT = "\\d{1,2}";
    private static final String WEIGHT = "[1-9]\\d{0,5}";
    private static final int MOST_LINES = 100;
    /** No number, which no line has. */
    private static final int NONE = -1;

    static MissingForm of(MultiValueMap<String, String> sent) {
        return new MissingForm(sent.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, one -> one.getValue().getFirst().strip())));
    }

    boolean isAsking() {
        return "ask".equals(typed.get("do"));
    }

    boolean isSoldOut() {
        return typed.containsKey("soldOut");
    }

    PackGoods.Wanted found() {
        return new PackGoods.Wanted(weights(), lines(), isSoldOut());
    }

    /** What she would rather give; where that is nothing, nothing for the first line, which is refused. */
    List<There> proposals() {
        var some = lines().stream().filter(one -> one.instead() != null).toList();
        return some.isEmpty() ? List.of(new There(1, 0, null)) : some;
    }

    private List<There> lines() {
        return IntStream.rangeClosed(1, MOST_LINES)
                .filter(at -> typed.containsKey("line." + at))
                .mapToObj(this::there)
                .toList();
    }

    private There there(int at) {
        var count = at("line", at);
        var instead = at("instead", at);
        return new There(
                at,
                count.matches(COUNT) ? Integer.parseInt(count) : NONE,
                instead.isEmpty() ? null : VariantId.of(instead));
    }

    private Map<Integer, Grams> weights() {
        return IntStream.rangeClosed(1, MOST_LINES)
                .filter(at -> at("grams", at).matches(WEIGHT))
                .boxed()
                .collect(Collectors.toUnmodifiableMap(at -> at, at -> Grams.of(Long.parseLong(at("grams", at)))));
    }

    private String at(String field, int position) {
        return typed.getOrDefault(field + "." + position, "");
    }
}
