package marketplace.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import marketplace.catalog.Categories;
import marketplace.catalog.Category;
import marketplace.finding.Found;
import marketplace.finding.Found.Hit;
import marketplace.finding.Found.HitUnitPrice;
import marketplace.finding.Found.HitVariant;
import marketplace.finding.Found.Reason;
import marketplace.finding.Question;
import marketplace.pages.Frame;
import marketplace.pages.parts.Badge;
import marketplace.pages.parts.Card;
import marketplace.pages.parts.Card.Stars;
import marketplace.pages.parts.Marked;
import marketplace.pages.parts.Picture;
import marketplace.pages.parts.Piece;
import marketplace.pages.parts.Price;
import marketplace.pages.parts.Reach;
import marketplace.pages.parts.Tone;
import marketplace.reviews.Standing;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;

/** Hits as cards in the reader's language. */
record Cards(Categories categories, Found found, Frame frame, Reaches reaches, Map<UUID, Standing> standings) {
    private static final int SHORTEST_MARK = 3;
    private static final int MOST_BADGES = 3;

    List<Card> of(List<Hit> hits) {
        return hits.stream().map(this::card).toList();
    }

    /** Cards of results, which say in their links where they stand among all. */
    List<Card> ranked(List<Hit> hits) {
        var before = (found.page() - 1) * Question.PER_PAGE;
        return hits.stream()
                .map(hit -> card(hit, "?platz=" + (before + found.listings().indexOf(hit) + 1)))
                .toList();
    }

    private Card card(Hit hit) {
        return card(hit, "");
    }

    private Card card(Hit hit, String position) {
        var only = buyable(hit);
        return new Card(
                marked(hit),
                "/angebot/" + hit.id() + position,
                by(hit),
                picture(hit),
                stars(hit),
                badges(hit),
                reaches(hit),
                price(hit),
                why(hit),
                only == null ? null : only.id().toString(),
                frame.text(only == null ? "portal.card.open" : "portal.card.basket"));
    }

    /** What goes straight into the basket: one thing with a price that is there now and asks nothing more. */
    private static @Nullable HitVariant buyable(Hit hit) {
        var asksNothing = hit.variants().size() == 1
                && hit.kind().equals("product")
                && !Boolean.FALSE.equals(hit.available())
                && hit.priceFromCents() != null;
        return asksNothing ? hit.variants().getFirst() : null;
    }

    private String by(Hit hit) {
        return Optional.ofNullable(found.shops().get(hit.merchant()))
                .map(shop -> shop.place() == null ? shop.name() : frame.text("portal.by", shop.name(), shop.place()))
                .orElse("");
    }

    private Picture picture(Hit hit) {
        var image = hit.image();
        return image == null
                ? Picture.drawing(art(hit))
                : Picture.of(
                        new Picture.Photo(image, image.replace("/320.", "/640."), image.replace("/320.", "/1280.")),
                        "");
    }

    private String art(Hit hit) {
        return Optional.ofNullable(hit.art())
                .filter(art -> !art.isEmpty())
                .or(() -> categories.find(hit.category()).map(Category::art))
                .orElse("basket");
    }

    private @Nullable Stars stars(Hit hit) {
        var standing = standings.getOrDefault(hit.id(), Standing.NONE);
        return standing.isNone() ? null : new Stars(standing.average(), standing.reviews());
    }

    private List<Badge> badges(Hit hit) {
        var gone = Boolean.FALSE.equals(hit.available())
                ? Stream.of(Badge.of(frame.text("portal.badge.gone"), Tone.LINE))
                : Stream.<Badge>empty();
        var organic = hit.diets().contains("organic")
                ? Stream.of(Badge.of(frame.text("portal.diet.organic"), Tone.OK))
                : Stream.<Badge>empty();
        var weighed = hit.card().targetGrams() != null
                ? Stream.of(Badge.of(frame.text("portal.badge.weighed")).with("scale"))
                : Stream.<Badge>empty();
        var unsure = hit.unsure().stream()
                .filter(Diets::isKnown)
                .map(diet -> Badge.of(frame.text("portal.badge.unsure", Diets.name(frame, diet)), Tone.WARN));
        return Stream.of(gone, unsure, organic, weighed)
                .flatMap(badge -> badge)
                .limit(MOST_BADGES)
                .toList();
    }

    private List<Reach> reaches(Hit hit) {
        var shop = found.shops().get(hit.merchant());
        if (shop == null) {
            return List.of();
        }
        return hit.kind().equals("service") ? reaches.coming(shop) : reaches.of(shop);
    }

    private @Nullable Price price(Hit hit) {
        var from = hit.priceFromCents();
        if (from == null) {
            return null;
        }
        var priced = Price.of(Money.euro(from)).as(kind(hit));
        var unit = unit(hit).map(words -> priced.per(words)).orElse(priced);
        var deposit = hit.card().depositCents();
        return deposit == null || deposit == 0 ? unit : unit.plusDeposit(Money.euro(deposit));
    }

    private static Price.Kind kind(Hit hit) {
        if (hit.card().targetGrams() != null) {
            return Price.Kind.ABOUT;
        }
        return hit.variants().size() > 1 || "from".equals(hit.card().pricing()) ? Price.Kind.FROM : Price.Kind.EXACT;
    }

    private Optional<String> unit(Hit hit) {
        if ("hourly".equals(hit.card().pricing())) {
            return Optional.of(frame.text("portal.price.hourly"));
        }
        return hit.variants().stream()
                .filter(one -> one.priceCents() != null)
                .min(Comparator.comparing(HitVariant::priceCents))
                .map(HitVariant::unitPrice)
                .map(this::words);
    }

    private String words(HitUnitPrice unit) {
        return frame.formats().perUnit(Money.euro(unit.cents()), unit.per());
    }

    /** The words of the name that were looked for. */
    private static Marked marked(Hit hit) {
        var title = hit.title().toLowerCase(Locale.GERMAN);
        return hit.why().stream()
                .map(Reason::word)
                .filter(word -> word != null && word.length() >= SHORTEST_MARK)
                .map(word -> word.toLowerCase(Locale.GERMAN))
                .filter(title::contains)
                .findFirst()
                .map(word -> marked(hit.title(), title.indexOf(word), word.length()))
                .orElseGet(() -> Marked.plain(hit.title()));
    }

    static Marked marked(String text, int from, int length) {
        var pieces = new ArrayList<Piece>();
        pieces.add(new Piece(text.substring(0, from), false));
        pieces.add(new Piece(text.substring(from, from + length), true));
        pieces.add(new Piece(text.substring(from + length), false));
        return new Marked(pieces.stream().filter(one -> !one.text().isEmpty()).toList());
    }

    private List<String> why(Hit hit) {
        var shop = found.shops().get(hit.merchant());
        return hit.why().stream()
                .flatMap(reason -> Whys.of(frame, reason, shop).stream())
                .distinct()
                .toList();
    }
}
