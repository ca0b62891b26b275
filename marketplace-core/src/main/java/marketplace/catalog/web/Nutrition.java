package marketplace.catalog.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import marketplace.catalog.web.ListingShown.Fact;
import marketplace.pages.Frame;

/**
 * What food gives per 100 g or ml, in the order of Annex XV of Regulation (EU) 1169/2011, or why nothing is said
 * (Annex V and Article 16 (4) there, R142). A merchant states it as "kj=281 kcal=67 fat=0 …", as one of the words for
 * an exemption, or in words of her own.
 */
record Nutrition(String stated) {
    private static final Pattern FIGURE = Pattern.compile("([a-z]{2,12})=(\\d{1,5}(?:\\.\\d{1,2})?)(?: |$)");
    private static final List<String> IN_GRAMS =
            List.of("fat", "saturates", "carbohydrate", "sugars", "protein", "salt");
    private static final Set<String> EXEMPTIONS = Set.of("exempt-direct", "exempt-annex-v", "exempt-alcohol");
    private static final int DECIMALS = 2;
    private static final String NBSP = "\u00a0";

    /** Every figure with its unit; none unless all of them are stated. */
    List<Fact> rows(Frame frame) {
        var figures = figures();
        if (!isWhole(figures)) {
            return List.of();
        }
        var rows = new ArrayList<Fact>();
        rows.add(new Fact(
                frame.text("catalog.nutrition.energy"),
                number(frame, figures.get("kj")) + NBSP + "kJ / " + number(frame, figures.get("kcal")) + NBSP
                        + "kcal"));
        for (var name : IN_GRAMS) {
            rows.add(new Fact(frame.text("catalog.nutrition." + name), number(frame, figures.get(name)) + NBSP + "g"));
        }
        return rows;
    }

    /** What is said in words: the exemption or the merchant's own. */
    String words(Frame frame) {
        if (EXEMPTIONS.contains(stated)) {
            return frame.text("catalog.nutrition." + stated);
        }
        return isWhole(figures()) ? "" : stated;
    }

    private static boolean isWhole(Map<String, String> figures) {
        return figures.keySet().containsAll(IN_GRAMS) && figures.keySet().containsAll(Set.of("kj", "kcal"));
    }

    private Map<String, String> figures() {
        var figures = new HashMap<String, String>();
        FIGURE.matcher(stated).results().forEach(one -> figures.put(one.group(1), one.group(2)));
        return figures;
    }

    private static String number(Frame frame, String figure) {
        return frame.formats().decimal(Double.parseDouble(figure), DECIMALS);
    }
}
