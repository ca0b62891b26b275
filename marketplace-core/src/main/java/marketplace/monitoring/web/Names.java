package marketplace.monitoring.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.catalog.Categories;
import marketplace.catalog.Category;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.monitoring.Dimension;
import marketplace.monitoring.Figure;
import marketplace.monitoring.Report.Wanted;
import marketplace.monitoring.Surroundings;
import marketplace.pages.Frame;
import marketplace.pages.Language;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the keys of figures are called. */
record Names(Map<String, Place> places, Map<String, String> municipalities, Categories categories) {
    /** Where they come from. */
    @Component
    record Book(Places places, Categories categories) {
        Mono<Names> open() {
            return Mono.zip(places.list(), places.municipalities(), (all, towns) -> of(all, towns, categories));
        }
    }

    private static Names of(List<Place> places, Map<String, String> municipalities, Categories categories) {
        var byCode =
                places.stream().collect(Collectors.toMap(place -> place.code().value(), Function.identity()));
        return new Names(byCode, municipalities, categories);
    }

    /** As it is called wherever it is named; its key when that is not in any language. */
    String proper(Figure figure) {
        var key = figure.key();
        return switch (figure.slot().dimension()) {
            case PLACE -> place(key);
            case MUNICIPALITY -> municipalities.getOrDefault(key, key);
            case CATEGORY -> categories.find(key).map(Category::nameDe).orElse(key);
            case COUNTY, SHOP, DISTANCE, WAY, CHANNEL, OUTCOME -> key.toLowerCase(Locale.ROOT);
        };
    }

    String on(Frame frame, Figure figure) {
        var key = figure.key();
        return switch (figure.slot().dimension()) {
            case PLACE, MUNICIPALITY -> proper(figure);
            case CATEGORY -> categories.find(key).map(one -> name(one, frame)).orElse(key);
            case COUNTY -> frame.text("monitoring.county");
            case SHOP -> frame.text("monitoring.shop." + slug(key));
            case DISTANCE -> frame.text("monitoring.distance." + slug(key));
            case WAY -> frame.text("monitoring.way." + slug(key));
            case CHANNEL -> frame.text("monitoring.channel." + slug(key));
            case OUTCOME -> frame.text("monitoring.outcome." + slug(key));
        };
    }

    /** Where the market was wanted: a place by its name, else as it was said. */
    String wanted(Wanted one) {
        return place(one.wanted());
    }

    String place(String code) {
        return places.containsKey(code) ? places.get(code).name() : code;
    }

    /** The places in the order of their names, with what surrounds them. */
    List<Place> sorted() {
        return places.values().stream()
                .sorted(java.util.Comparator.comparing(Place::name))
                .toList();
    }

    Map<String, Surroundings> around() {
        return Surroundings.of(List.copyOf(places.values()));
    }

    static String dimension(Frame frame, Dimension dimension) {
        return frame.text("monitoring.by." + slug(dimension.name()));
    }

    private static String name(Category category, Frame frame) {
        return frame.language() == Language.DE ? category.nameDe() : category.nameEn();
    }

    private static String slug(String key) {
        return key.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
