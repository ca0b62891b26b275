package marketplace.portal;

import java.util.Set;
import marketplace.pages.Frame;

/** Ways of eating and what is left out, as search calls them. */
final class Diets {
    private static final Set<String> KNOWN = Set.of(
            "vegan",
            "vegetarian",
            "gluten-free",
            "lactose-free",
            "milk-free",
            "nut-free",
            "peanut-free",
            "soy-free",
            "fish-free",
            "celery-free",
            "mustard-free",
            "sesame-free",
            "sulphite-free",
            "pork-free",
            "egg-free",
            "sugar-free",
            "alcohol-free",
            "organic",
            "halal",
            "kosher");

    private Diets() {}

    static boolean isKnown(String code) {
        return KNOWN.contains(code);
    }

    static String name(Frame frame, String code) {
        return frame.text("portal.diet." + code);
    }
}
