package marketplace.portal;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import marketplace.catalog.Category;
import marketplace.delivery.Served;
import marketplace.finding.Found;
import marketplace.finding.Found.Hit;
import marketplace.finding.Found.Understood;
import marketplace.finding.Question;
import marketplace.finding.Sort;
import marketplace.merchants.Trade;
import marketplace.pages.Frame;
import marketplace.pages.Language;
import marketplace.pages.parts.Card;
import marketplace.pages.parts.Facets;
import marketplace.pages.parts.Link;
import marketplace.pages.parts.Option;
import marketplace.pages.parts.PlaceMap;
import marketplace.pages.parts.Tab;
import marketplace.pages.parts.Tabs;
import marketplace.reviews.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What the results show: goods, those who do something, shops and places in one answer.
 *
 * @param onMap whether the shops are shown on a map instead of a list
 */
public record ResultsShown(
        Question question,
        Found found,
        Shelf shelf,
        LocalDateTime now,
        Served served,
        Map<UUID, Standing> standings,
        boolean onMap) {
    private static final Set<String> READ_OTHERWISE = Set.of("regional", "synonym", "brand", "problem");
    private static final int MOST_MEANINGS = 4;

    /** Results of one kind under their heading. */
    public record Section(String id, String heading, List<Card> cards) {}

    public String words() {
        return question.words();
    }

    /** Whether nothing is looked for yet. */
    public boolean asksFirst() {
        return words().isEmpty()
                && question.filters().category() == null
                && question.filters().merchant() == null;
    }

    /** What there is to look for. */
    public List<FrontShown.Kind> shelfKinds(Frame frame) {
        return FrontShown.kinds(shelf, frame);
    }

    public String title(Frame frame) {
        var category = category();
        if (!words().isEmpty()) {
            return frame.text("portal.results.title", found.total(), words());
        }
        return category == null
                ? frame.text("portal.results.all", found.total())
                : frame.text("portal.results.category", found.total(), name(category, frame));
    }

    private @Nullable Category category() {
        var code = question.filters().category();
        return code == null ? null : shelf.categories().find(code).orElse(null);
    }

    private static String name(Category category, Frame frame) {
        return frame.language() == Language.DE ? category.nameDe() : category.nameEn();
    }

    public boolean resting() {
        return found.resting();
    }

    public boolean isEmpty() {
        return found.listings().isEmpty();
    }

    /** How a word was read: "„Weck“ heißt in den Läden auch Brötchen, Semmel." */
    public List<String> readings(Frame frame) {
        return found.understood().stream()
                .filter(one -> READ_OTHERWISE.contains(one.as()) && !one.means().isEmpty())
                .map(one -> frame.text("portal.understood." + one.as(), one.word(), meanings(one)))
                .toList();
    }

    private static String meanings(Understood one) {
        return String.join(", ", one.means().stream().limit(MOST_MEANINGS).toList());
    }

    public List<Link> meant() {
        return found.didYouMean().stream()
                .map(words -> new Link(words, Links.to(question.saying(words))))
                .toList();
    }

    /** Goods or work, when there is both. */
    public @Nullable Tabs kinds(Frame frame) {
        var groups = found.groups();
        if (question.filters().kind() == null && (groups.goods() == 0 || groups.services() == 0)) {
            return null;
        }
        var all = Stream.of(
                        kind(frame, "all", null, groups.goods() + groups.services()),
                        kind(frame, "product", "product", groups.goods()),
                        kind(frame, "service", "service", groups.services()))
                .toList();
        return new Tabs(frame.text("portal.kinds"), all);
    }

    private Tab kind(Frame frame, String key, @Nullable String kind, int count) {
        var filters = question.filters();
        var other = new Question.Filters(
                filters.category(), filters.merchant(), kind, filters.diets(), filters.priceFrom(), filters.priceTo());
        return new Tab(
                frame.text("portal.kind." + key, count),
                Links.to(question.with(other)),
                java.util.Objects.equals(kind, filters.kind()));
    }

    /** The kind of the best hit first. */
    public List<Section> sections(Frame frame) {
        var cards = new Cards(shelf.categories(), found, frame, new Reaches(frame, now, served), standings);
        return found.listings().stream()
                .map(Hit::kind)
                .distinct()
                .map(kind -> new Section(
                        "g-" + kind,
                        frame.text("portal.section." + kind),
                        cards.ranked(found.listings().stream()
                                .filter(hit -> hit.kind().equals(kind))
                                .toList())))
                .toList();
    }

    /** Whether stars of buyers are shown, so that it has to be said whose they are (§ 5b Abs. 3 UWG). */
    public boolean isRated() {
        return !standings.isEmpty();
    }

    /** Whether shops come before listings: when one was asked for by its name. */
    public boolean shopsFirst() {
        return isEmpty()
                || found.merchants().stream()
                        .flatMap(who -> who.why().stream())
                        .anyMatch(
                                reason -> reason.code().equals("merchant") && words().equalsIgnoreCase(reason.word()));
    }

    public List<Neighbour> shops(Frame frame) {
        if (question.page() > 1) {
            return List.of();
        }
        var reaches = new Reaches(frame, now, served);
        return found.merchants().stream()
                .flatMap(who -> Optional.ofNullable(found.shops().get(who.id())).stream()
                        .map(shop -> neighbour(shop, who, frame, reaches)))
                .sorted(Comparator.comparing(neighbour -> !neighbour.claimed()))
                .toList();
    }

    private Neighbour neighbour(Found.Shop shop, Found.Who who, Frame frame, Reaches reaches) {
        var trade = shelf.trades().find(shop.trade() == null ? "" : shop.trade());
        var by = Stream.of(trade.map(one -> nameOf(one, frame)), Optional.ofNullable(shop.place()))
                .flatMap(Optional::stream)
                .toList();
        return new Neighbour(
                shop.name(),
                "/laden/" + shop.slug(),
                String.join(", ", by),
                trade.map(Trade::art).orElse("signpost"),
                !Boolean.FALSE.equals(shop.claimed()),
                reaches.away(shop),
                who.why().stream()
                        .flatMap(why -> Whys.of(frame, why, shop).stream())
                        .toList());
    }

    static String nameOf(Trade trade, Frame frame) {
        return frame.language() == Language.DE ? trade.nameDe() : trade.nameEn();
    }

    public boolean fromTheMap(List<Neighbour> shops) {
        return shops.stream().anyMatch(shop -> !shop.claimed());
    }

    /** Places named in the question, each to be chosen as home. */
    public List<Link> places() {
        return found.places().stream()
                .map(place -> new Link(
                        place.name(),
                        "/ort?ort="
                                + java.net.URLEncoder.encode(place.name(), java.nio.charset.StandardCharsets.UTF_8)))
                .toList();
    }

    public Facets facets(Frame frame) {
        return new FacetsShown(question, found, shelf.categories(), onMap, frame).of();
    }

    /** Orders that can be had: by distance only from somewhere. */
    public List<Option> sorts(Frame frame) {
        return Stream.of(Sort.values())
                .filter(sort -> sort != Sort.MIXED && (sort != Sort.NEAR || question.home() != null))
                .map(sort -> Option.of(sort.code(), frame.text("portal.sort." + sort.code()), sort == question.sort()))
                .toList();
    }

    /** What the form of the order carries on. */
    public List<Option> kept() {
        var kept = new ArrayList<Option>();
        question.parameters().forEach((name, values) -> {
            if (!name.equals("sort") && !name.equals("page")) {
                values.forEach(value -> kept.add(Option.of(name, value, false)));
            }
        });
        if (onMap) {
            kept.add(Option.of(Links.LOOK, Links.MAP, false));
        }
        return kept;
    }

    public @Nullable String before() {
        return question.page() == 1 ? null : Links.to(question.onPage(question.page() - 1));
    }

    public @Nullable String after() {
        return question.page() >= found.pages() ? null : Links.to(question.onPage(question.page() + 1));
    }

    public String everything() {
        return Links.to(Question.of(words(), question.home()));
    }

    public String asList() {
        return Links.to(question);
    }

    public String asMap() {
        return Links.onMap(question);
    }

    public boolean canBeMapped() {
        return found.shops().values().stream().anyMatch(shop -> shop.point() != null);
    }

    public PlaceMap map(Frame frame) {
        return new MapShown(question, found, frame).of();
    }
}
