package marketplace.portal;

import java.util.List;
import java.util.stream.Stream;
import marketplace.pages.Frame;
import marketplace.pages.parts.Choice;

/** The front of the simple view: three ways on at most, beside the number of a person. */
public record Simply() {
    private static final int MOST = 3;

    public String title(Frame frame) {
        var person = frame.person();
        return person == null
                ? frame.text("portal.simply.title")
                : frame.text("portal.simply.title.person", person.name());
    }

    /** What the place sign says under the place. */
    public String line(Frame frame) {
        var home = frame.place();
        return home == null || home.deliveryDay() == null
                ? frame.county().name()
                : frame.text("pages.place.delivery", frame.formats().weekday(home.deliveryDay()));
    }

    public List<Choice> choices(Frame frame) {
        var home = frame.place() == null ? choice(frame, "/ort", "signpost", "where") : null;
        var basket = frame.basketCount() == 0 ? null : basket(frame);
        return Stream.of(
                        Stream.ofNullable(home),
                        Stream.of(choice(frame, "/suche", "vegetables", "buy")),
                        Stream.ofNullable(basket),
                        Stream.of(choice(frame, "/einkaeufe", "rolls", "purchases")))
                .flatMap(choice -> choice)
                .limit(MOST)
                .toList();
    }

    private static Choice choice(Frame frame, String href, String art, String key) {
        return new Choice(href, art, frame.text("portal.simply." + key), frame.text("portal.simply." + key + ".under"));
    }

    private static Choice basket(Frame frame) {
        return new Choice(
                "/korb",
                "basket",
                frame.text("portal.simply.basket"),
                frame.text("portal.simply.basket.under", frame.basketCount()));
    }
}
