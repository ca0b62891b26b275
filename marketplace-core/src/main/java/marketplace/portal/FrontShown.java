package marketplace.portal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import marketplace.catalog.Category;
import marketplace.delivery.Served;
import marketplace.finding.Found;
import marketplace.finding.Found.Hit;
import marketplace.finding.Question;
import marketplace.finding.ShopsAsFound;
import marketplace.merchants.Merchant;
import marketplace.merchants.Trade;
import marketplace.pages.Frame;
import marketplace.pages.Language;
import marketplace.pages.parts.Card;
import marketplace.pages.parts.Link;
import marketplace.pages.parts.Tab;
import marketplace.pages.parts.Tabs;
import marketplace.pages.parts.Week;
import marketplace.popularity.PopularWords.Popular;
import org.jspecify.annotations.Nullable;

/**
 * What the front shows.
 *
 * @param found what comes to the reader's place, else what is new
 * @param near the shops nearest to it, else some
 * @param popular what is asked for most there, else in the county
 */
public record FrontShown(
        Found found,
        List<Merchant> near,
        Shelf shelf,
        ShopsAsFound shops,
        LocalDateTime now,
        Served served,
        Popular popular) {
    private static final int CARDS = 8;
    private static final int NEIGHBOURS = 6;
    private static final List<String> SHELF = List.of(
            "food.bread",
            "food.vegetables",
            "food.dairy",
            "food.meat",
            "food.eggs",
            "food.spreads",
            "drinks",
            "garden",
            "gifts",
            "media",
            "bicycles",
            "craft");

    /** A kind of goods with its drawing. */
    public record Kind(String name, String art, String href) {}

    /** The day the market comes, in words of the heading; none where nobody lives or nothing comes. */
    public @Nullable String day(Frame frame) {
        var home = frame.place();
        return home == null || home.deliveryDay() == null
                ? null
                : frame.formats().weekday(home.deliveryDay());
    }

    public String title(Frame frame) {
        var day = day(frame);
        return day == null
                ? frame.text("portal.front.title", frame.county().name())
                : frame.text("portal.front.title.day", day, frame.place().name());
    }

    /** This week, or the next seven days when the market comes only next week. */
    public Week week(Frame frame) {
        var today = now.toLocalDate();
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var delivery = frame.place() == null ? null : frame.place().deliveryDay();
        var first = delivery != null && delivery.isAfter(monday.plusDays(6)) ? today : monday;
        var label = frame.place() == null
                ? frame.text("portal.front.week")
                : frame.text("portal.front.week.at", frame.place().name());
        return new Week(
                label,
                first.datesUntil(first.plusDays(7))
                        .map(date -> day(frame, date, delivery))
                        .toList());
    }

    private Week.Day day(Frame frame, LocalDate date, @Nullable LocalDate delivery) {
        if (date.equals(delivery)) {
            return new Week.Day(date, Week.Kind.DELIVERY, frame.text("portal.front.comes"));
        }
        var note = date.equals(now.toLocalDate()) ? frame.text("portal.day.today") : "";
        return new Week.Day(date, date.isBefore(now.toLocalDate()) ? Week.Kind.PAST : Week.Kind.PLAIN, note);
    }

    public List<Kind> kinds(Frame frame) {
        return kinds(shelf, frame);
    }

    static List<Kind> kinds(Shelf shelf, Frame frame) {
        return SHELF.stream()
                .map(shelf.categories()::find)
                .flatMap(Optional::stream)
                .map(category -> new Kind(name(category, frame), category.art(), "/suche?category=" + category.code()))
                .toList();
    }

    /** Every root of the tree, for those who look for more than the drawings show. */
    public List<Link> trunks(Frame frame) {
        return shelf.categories().list().stream()
                .filter(category -> category.parent() == null)
                .map(category -> new Link(name(category, frame), "/suche?category=" + category.code()))
                .toList();
    }

    private static String name(Category category, Frame frame) {
        return frame.language() == Language.DE ? category.nameDe() : category.nameEn();
    }

    /** What others ask for, with where; none where too few ask. */
    public @Nullable Tabs popularWords(Frame frame) {
        var words = popular.words().stream()
                .map(word -> new Tab(word, Links.to(Question.of(word, null)), false))
                .toList();
        var heading = popular.ofPlace() && frame.place() != null
                ? frame.text("portal.popular.in", frame.place().name())
                : frame.text("portal.popular");
        return words.isEmpty() ? null : new Tabs(heading, words);
    }

    /** At most one of each shop first, so that the front shows the breadth of the market. */
    public List<Card> cards(Frame frame) {
        var cards = new Cards(shelf.categories(), found, frame, new Reaches(frame, now, served), Map.of());
        var firsts = found.listings().stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        Hit::merchant, java.util.LinkedHashMap::new, java.util.stream.Collectors.toList()));
        var mixed = java.util.stream.IntStream.range(0, found.listings().size())
                .boxed()
                .flatMap(nth ->
                        firsts.values().stream().filter(of -> nth < of.size()).map(of -> of.get(nth)))
                .limit(CARDS)
                .toList();
        return cards.of(mixed);
    }

    /** Those open now first, the nearest of them first. */
    public List<Neighbour> neighbours(Frame frame) {
        var reaches = new Reaches(frame, now, served);
        return near.stream()
                .map(merchant -> new Seen(merchant, shops.shop(merchant)))
                .sorted(Comparator.comparing(
                        one -> !Boolean.TRUE.equals(one.shop().open())))
                .limit(NEIGHBOURS)
                .map(one -> neighbour(one, frame, reaches))
                .toList();
    }

    private record Seen(Merchant merchant, Found.Shop shop) {}

    private Neighbour neighbour(Seen one, Frame frame, Reaches reaches) {
        var trade = shelf.trades().find(one.merchant().profile().trade());
        var by = Stream.of(
                        trade.map(kind -> ResultsShown.nameOf(kind, frame)),
                        Optional.ofNullable(one.shop().place()))
                .flatMap(Optional::stream)
                .toList();
        return new Neighbour(
                one.shop().name(),
                "/laden/" + one.shop().slug(),
                String.join(", ", by),
                trade.map(Trade::art).orElse("signpost"),
                true,
                reaches.away(one.shop()),
                List.of());
    }
}
