package marketplace.portal;

import java.util.List;
import java.util.Optional;
import marketplace.catalog.Categories;
import marketplace.catalog.Category;
import marketplace.finding.Found;
import marketplace.finding.Found.Hit;
import marketplace.finding.Found.HitVariant;
import marketplace.pages.Frame;
import marketplace.pages.parts.Card;
import marketplace.pages.parts.Marked;
import marketplace.pages.parts.Picture;
import marketplace.pages.parts.Price;
import marketplace.shared.Money;
import org.springframework.stereotype.Component;

/** Turns hits into cards in the reader's language. */
@Component
class Cards {
    private final Categories categories;

    Cards(Categories categories) {
        this.categories = categories;
    }

    List<Card> of(Found found, Frame frame) {
        return found.listings().stream().map(hit -> card(hit, found, frame)).toList();
    }

    private Card card(Hit hit, Found found, Frame frame) {
        var only = hit.variants().size() == 1 && hit.kind().equals("product")
                ? hit.variants().getFirst()
                : null;
        return new Card(
                Marked.plain(hit.title()),
                frame.link("/angebot/" + hit.id()),
                by(hit, found),
                Picture.drawing(art(hit)),
                List.of(),
                List.of(),
                price(hit, frame),
                why(hit, frame),
                only == null ? null : only.id().toString(),
                frame.text(only == null ? "portal.card.open" : "portal.card.basket"));
    }

    private static String by(Hit hit, Found found) {
        return Optional.ofNullable(found.shops().get(hit.merchant()))
                .map(shop -> shop.name() + ", " + shop.place())
                .orElse("");
    }

    private String art(Hit hit) {
        return Optional.of(hit.art())
                .filter(art -> !art.isEmpty())
                .or(() -> categories.find(hit.category()).map(Category::art))
                .orElse("basket");
    }

    private static @org.jspecify.annotations.Nullable Price price(Hit hit, Frame frame) {
        var from = hit.priceFromCents();
        if (from == null) {
            return null;
        }
        var price = Price.of(Money.euro(from));
        var kind = hit.variants().size() > 1 ? price.as(Price.Kind.FROM) : price;
        return unit(hit).map(unit -> kind.per(words(unit, frame))).orElse(kind);
    }

    private static Optional<Found.HitUnitPrice> unit(Hit hit) {
        return hit.variants().stream().findFirst().map(HitVariant::unitPrice);
    }

    private static String words(Found.HitUnitPrice unit, Frame frame) {
        return frame.formats().money(Money.euro(unit.cents())) + "/" + unit.per();
    }

    private static List<String> why(Hit hit, Frame frame) {
        return hit.why().stream()
                .filter(reason -> reason.word() != null)
                .map(reason -> frame.text("portal.why", reason.word()))
                .toList();
    }
}
