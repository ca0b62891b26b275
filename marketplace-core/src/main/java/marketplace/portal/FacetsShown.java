package marketplace.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.catalog.Categories;
import marketplace.catalog.Category;
import marketplace.finding.Found;
import marketplace.finding.Found.Count;
import marketplace.finding.Found.PriceStep;
import marketplace.finding.Question;
import marketplace.pages.Frame;
import marketplace.pages.Language;
import marketplace.pages.parts.Facets;
import marketplace.pages.parts.Facets.Group;
import marketplace.pages.parts.Facets.Kind;
import marketplace.pages.parts.Option;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;

/** What can be chosen next: only what leaves something, and what is chosen already. */
record FacetsShown(Question question, Found found, Categories categories, boolean onMap, Frame frame) {
    private static final List<Integer> RADII = List.of(5, 10, 25);
    private static final int MOST_MERCHANTS = 8;
    private static final int MOST_CATEGORIES = 12;

    Facets of() {
        var groups = Stream.of(ways(), radius(), open(), categories(categoryCounts()), diets(), prices(), merchants())
                .filter(group -> group.options().size() > (group.kind() == Kind.ANY ? 0 : 1))
                .toList();
        return new Facets("/suche", kept(), groups, frame.text("portal.facets.show", found.total()));
    }

    private Map<String, String> kept() {
        var kept = new LinkedHashMap<String, String>();
        question.parameters().forEach((name, values) -> {
            if (name.equals("q") || name.equals("kind") || name.equals("sort")) {
                kept.put(name, values.getFirst());
            }
        });
        if (onMap) {
            kept.put(Links.LOOK, Links.MAP);
        }
        return kept;
    }

    private Group ways() {
        var way = question.coming().way();
        var options = new ArrayList<Option>();
        options.add(Option.of(
                "",
                frame.text("portal.facets.way.all"),
                way == null && !question.coming().everywhere()));
        found.facets().way().stream()
                .filter(count -> marketplace.finding.Way.find(count.value()).isPresent())
                .map(count -> option(
                        count,
                        frame.text("portal.facets.way." + count.value()),
                        way != null && way.code().equals(count.value())))
                .forEach(options::add);
        if (question.home() != null) {
            options.add(Option.of(
                    "any",
                    frame.text("portal.facets.way.any"),
                    question.coming().everywhere()));
        }
        return new Group(frame.text("portal.facets.way"), "way", Kind.ONE, options);
    }

    private Group radius() {
        var chosen = question.coming().radiusKm();
        var steps = RADII.stream()
                .filter(km -> Objects.equals(km, chosen) || leavesSomething(km, chosen))
                .map(km -> Option.of(km.toString(), frame.formats().distance(km), Objects.equals(km, chosen)));
        var all = Option.of("", frame.text("portal.facets.radius.all"), chosen == null);
        var options = question.home() == null
                ? List.<Option>of()
                : Stream.concat(steps, Stream.of(all)).toList();
        return new Group(frame.text("portal.facets.radius"), "radius", Kind.CHIPS, options);
    }

    /** Whether a shop so near has some of it; farther than what is chosen there is at least as much. */
    private boolean leavesSomething(int km, @Nullable Integer chosen) {
        return chosen != null && km > chosen
                || found.facets().radius().stream()
                        .anyMatch(count -> count.value().equals(Integer.toString(km)) && count.count() > 0);
    }

    private Group open() {
        var now = question.coming().openNow();
        var options = now || !found.facets().open().isEmpty()
                ? List.of(Option.of("true", frame.text("portal.facets.open.now"), now))
                : List.<Option>of();
        return new Group(frame.text("portal.facets.open"), "openNow", Kind.ANY, options);
    }

    private Map<String, Count> categoryCounts() {
        return found.facets().category().stream()
                .collect(Collectors.toMap(Count::value, count -> count, (one, _) -> one));
    }

    /** The way down the tree to what is chosen, and the next step below it. */
    private Group categories(Map<String, Count> counts) {
        var chosen = question.filters().category();
        var path = chosen == null ? List.<Category>of() : categories.path(chosen);
        var below = below(chosen, counts);
        var options = new ArrayList<Option>();
        options.add(Option.of("", frame.text("portal.facets.category.all"), chosen == null));
        Stream.concat(path.stream(), below.stream())
                .map(category -> new Option(
                        category.code(),
                        name(category),
                        counts.containsKey(category.code())
                                ? counts.get(category.code()).count()
                                : null,
                        category.code().equals(chosen)))
                .forEach(options::add);
        return new Group(frame.text("portal.facets.category"), "category", Kind.ONE, options);
    }

    private List<Category> below(@Nullable String parent, Map<String, Count> counts) {
        var steps = categories.list().stream()
                .filter(category -> Objects.equals(category.parent(), parent) && counts.containsKey(category.code()))
                .sorted((one, other) -> Long.compare(
                        counts.get(other.code()).count(), counts.get(one.code()).count()))
                .limit(MOST_CATEGORIES)
                .toList();
        return parent == null && steps.size() == 1 ? below(steps.getFirst().code(), counts) : steps;
    }

    private String name(Category category) {
        return frame.language() == Language.DE ? category.nameDe() : category.nameEn();
    }

    private Group diets() {
        var chosen = question.filters().diets();
        var counted = found.facets().diet().stream().filter(count -> Diets.isKnown(count.value()));
        var options = new ArrayList<>(counted.map(
                        count -> option(count, Diets.name(frame, count.value()), chosen.contains(count.value())))
                .toList());
        chosen.stream()
                .filter(Diets::isKnown)
                .filter(diet ->
                        options.stream().noneMatch(option -> option.value().equals(diet)))
                .map(diet -> new Option(diet, Diets.name(frame, diet), 0L, true))
                .forEach(options::add);
        return new Group(frame.text("portal.facets.diet"), "diet", Kind.ANY, options);
    }

    private Group prices() {
        var options = new ArrayList<Option>();
        var from = question.filters().priceFrom();
        var to = question.filters().priceTo();
        options.add(Option.of("", frame.text("portal.facets.price.all"), from == null && to == null));
        found.facets().price().stream()
                .map(step -> new Option(range(step), words(step), step.count(), isChosen(step)))
                .forEach(options::add);
        if (options.stream().noneMatch(Option::chosen)) {
            options.add(Option.of(
                    (from == null ? 0 : from) + "-" + (to == null ? "" : to),
                    words(from == null ? 0 : from, to == null ? null : to + 1),
                    true));
        }
        return new Group(frame.text("portal.facets.price"), "price", Kind.ONE, options);
    }

    private boolean isChosen(PriceStep step) {
        var filters = question.filters();
        return Objects.equals(filters.priceFrom(), step.from())
                && Objects.equals(filters.priceTo(), step.to() == null ? null : step.to() - 1);
    }

    private static String range(PriceStep step) {
        return step.from() + "-" + (step.to() == null ? "" : step.to() - 1);
    }

    private String words(PriceStep step) {
        return words(step.from(), step.to());
    }

    private String words(long from, @Nullable Long to) {
        if (to == null) {
            return frame.text("portal.facets.price.from", whole(from));
        }
        return from == 0
                ? frame.text("portal.facets.price.below", whole(to))
                : frame.text("portal.facets.price.between", whole(from), whole(to));
    }

    private String whole(long cents) {
        return frame.formats().money(Money.euro(cents)).replaceFirst("[.,]00", "");
    }

    private Group merchants() {
        var chosen = question.filters().merchant();
        var options = new ArrayList<Option>();
        options.add(Option.of("", frame.text("portal.facets.merchant.all"), chosen == null));
        found.facets().merchant().stream()
                .filter(count -> count.name() != null)
                .filter(count -> isAmongFirst(count) || isChosen(count))
                .map(count -> option(count, count.name(), isChosen(count)))
                .forEach(options::add);
        return new Group(frame.text("portal.facets.merchant"), "merchant", Kind.ONE, options);
    }

    private boolean isAmongFirst(Count count) {
        return found.facets().merchant().indexOf(count) < MOST_MERCHANTS;
    }

    private boolean isChosen(Count count) {
        var chosen = question.filters().merchant();
        return chosen != null && chosen.toString().equals(count.value());
    }

    private static Option option(Count count, @Nullable String text, boolean chosen) {
        return new Option(count.value(), text == null ? "" : text, count.count(), chosen);
    }
}
