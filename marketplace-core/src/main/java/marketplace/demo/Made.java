package marketplace.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An invented listing on its way into a table.
 *
 * @param formerly what it once cost, in per cent of now; 100: the same
 */
record Made(Goods goods, String noun, String title, String text, List<Kind> kinds, String stock, int formerly) {
    private static final List<String> NICKNAMES =
            List.of(("Lindenau Talblick Morgenrot Auental Birkenhof Sonnenhang Mühlbach Linde Kirschgarten Bergwiese"
                + " Sommerfeld Abendruh Wiesengrund Steinbruch Hirschsprung Rosengarten Waldrand Fuchsbau Schäferei"
                + " Eichenhain Hohenried Storchennest Holunder Schlehe Quellgrund Ackerrain Himmelreich Sonntag"
                + " Großmutter Feierabend Heimat Erntedank Kaminfeuer Wanderlust Johanni Martini Kirchweih Frühtau"
                + " Herbstlaub Winterzeit Glockenklang Dorfbrunnen Weidenbach Oberau")
                    .split(" "));
    private static final List<String> ABOUT_FOOD = List.of(
            "%s nach eigenem Rezept, jede Woche frisch.",
            "%s, so wie man es hier gern isst.",
            "%s aus kleinen Mengen, mit Zeit und von Hand gemacht.",
            "%s von hier, mit wenigen und guten Zutaten.",
            "%s für jeden Tag und für Gäste.");
    private static final List<String> ABOUT_THINGS = List.of(
            "%s, ausgesucht, damit es lange Freude macht.",
            "%s in guter Qualität, im Laden zum Anfassen.",
            "%s für alle, die es gern ordentlich haben.",
            "%s, von uns selbst ausprobiert.",
            "%s zum Verschenken oder Behalten.");
    private static final List<String> BESIDES = List.of(
            "Wir beraten Sie gern am Telefon.",
            "Kühl und trocken aufbewahrt hält es sich gut.",
            "Größere Mengen bitte zwei Tage vorher bestellen.",
            "Auf Wunsch packen wir es als Geschenk ein.",
            "Im Dorf seit Jahren beliebt.",
            "Abholen können Sie es zu unseren Öffnungszeiten.");
    private static final List<List<String>> LOOKS =
            List.of(List.of("klein", "groß"), List.of("rot", "blau", "grün"), List.of("natur", "bunt"));
    private static final List<String> STOCKS = List.of("green", "green", "green", "yellow", "12", "40", "250");
    private static final int PER_CENT = 100;
    private static final int KILO = 1_000;

    /**
     * A variant.
     *
     * @param content in the unit of the goods; 0: none
     */
    record Kind(String name, int content, int cents) {}

    static Made of(Goods goods, Chance chance) {
        var formerly = chance.oneIn(8) ? chance.pick(List.of(85, 90, 110, 120)) : PER_CENT;
        var noun = chance.pick(goods.nouns());
        var praised = Goods.praised(chance.pick(goods.adjectives()), noun);
        var title = chance.oneIn(4) ? praised : praised + " „" + chance.pick(NICKNAMES) + "“";
        var about = chance.pick(goods.edible() ? ABOUT_FOOD : ABOUT_THINGS).formatted(Goods.name(noun));
        var cents = chance.between(goods.centsFrom(), goods.centsTo());
        var kinds = goods.sizes().isEmpty() ? looks(cents, chance) : sizes(goods, cents, chance);
        return new Made(goods, noun, title, about + " " + chance.pick(BESIDES), kinds, chance.pick(STOCKS), formerly);
    }

    private static List<Kind> looks(int cents, Chance chance) {
        return chance.oneIn(4)
                ? chance.pick(LOOKS).stream()
                        .map(look -> new Kind(look, 0, shelf(cents)))
                        .toList()
                : List.of(new Kind("", 0, shelf(cents)));
    }

    private static List<Kind> sizes(Goods goods, int cents, Chance chance) {
        var all = goods.sizes();
        if (chance.oneIn(4) && all.size() > 1) {
            return all.stream().map(size -> kind(goods, cents, size)).toList();
        }
        var only = kind(goods, cents, chance.pick(all));
        return List.of(new Kind("", only.content(), only.cents()));
    }

    /** The more at once, the cheaper; what is weighed has its price per kilogram. */
    private static Kind kind(Goods goods, int cents, int size) {
        var times = goods.weighed() ? 1 : Math.pow((double) size / goods.sizes().getFirst(), 0.92);
        return new Kind(words(goods, size), size, shelf((int) Math.round(cents * times)));
    }

    private static String words(Goods goods, int size) {
        return switch (goods.unit()) {
            case "piece" -> size == 1 ? "1 Stück" : size + " Stück";
            case Goods.TARGET -> "etwa " + size + " g";
            default ->
                size % KILO == 0 ? size / KILO + (goods.unit().equals("g") ? " kg" : " l") : size + " " + goods.unit();
        };
    }

    /** As on a price tag: up to the next five cents. */
    private static int shelf(int cents) {
        return (cents + 4) / 5 * 5;
    }

    /** Its rows by the columns of a merchant's table. */
    List<Map<String, String>> rows(String key, int perCent) {
        return IntStream.range(0, kinds.size())
                .mapToObj(i -> row(key, i, perCent))
                .toList();
    }

    private Map<String, String> row(String key, int nth, int perCent) {
        var kind = kinds.get(nth);
        var row = new LinkedHashMap<>(goods.facts());
        row.put("listing", key);
        row.put("sku", key + "-" + (nth + 1));
        row.put("category", goods.category());
        row.put("title", title);
        row.put("description", text);
        row.put("variant", kind.name());
        row.put("price_cents", Integer.toString(Math.max(1, kind.cents() * perCent / PER_CENT)));
        row.put("stock", stock);
        row.put("state", "published");
        if (goods.facts().containsKey("allergens")) {
            row.put("allergens_declared", DemoFiles.YES);
        }
        if (goods.weighed()) {
            row.put("target_grams", Integer.toString(kind.content()));
        } else if (kind.content() > 0) {
            row.put("content_amount", Integer.toString(kind.content()));
            row.put("content_unit", goods.unit());
        }
        return row;
    }
}
