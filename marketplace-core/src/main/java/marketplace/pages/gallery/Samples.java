package marketplace.pages.gallery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import marketplace.pages.parts.Badge;
import marketplace.pages.parts.Board;
import marketplace.pages.parts.Card;
import marketplace.pages.parts.Card.Stars;
import marketplace.pages.parts.Chart;
import marketplace.pages.parts.Facets;
import marketplace.pages.parts.Line;
import marketplace.pages.parts.Marked;
import marketplace.pages.parts.Option;
import marketplace.pages.parts.Pick;
import marketplace.pages.parts.Picture;
import marketplace.pages.parts.Piece;
import marketplace.pages.parts.PlaceMap;
import marketplace.pages.parts.Price;
import marketplace.pages.parts.Progress;
import marketplace.pages.parts.Qty;
import marketplace.pages.parts.Reach;
import marketplace.pages.parts.Select;
import marketplace.pages.parts.Steps;
import marketplace.pages.parts.Suggestions;
import marketplace.pages.parts.Sum;
import marketplace.pages.parts.Table;
import marketplace.pages.parts.Tile;
import marketplace.pages.parts.Tone;
import marketplace.pages.parts.Week;
import marketplace.shared.GeoPoint;
import marketplace.shared.Money;

/** A day in the Landkreis Erlengrund, to fill the parts with. */
public final class Samples {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final List<String> ART =
            List.of("rolls", "bread", "meat", "honey", "cheese", "pottery", "bicycle", "eggs");

    private Samples() {}

    public static Week week() {
        var kinds = List.of(
                Week.Kind.PAST,
                Week.Kind.PLAIN,
                Week.Kind.CUT_OFF,
                Week.Kind.DELIVERY,
                Week.Kind.PLAIN,
                Week.Kind.PLAIN,
                Week.Kind.PLAIN);
        var notes = List.of("heute", "", "bis 12", "kommt", "", "", "");
        return new Week(
                "Diese Woche in Weidenbach",
                IntStream.range(0, 7)
                        .mapToObj(day -> new Week.Day(MONDAY.plusDays(day), kinds.get(day), notes.get(day)))
                        .toList());
    }

    /** A page of 24 results, as a search gives them. */
    public static List<Card> cards() {
        var cards = new ArrayList<Card>();
        for (int i = 0; i < 24; i++) {
            cards.add(card(i));
        }
        return cards;
    }

    private static Card card(int i) {
        var price = Price.of(Money.euro(270 + i * 35L)).per("0,45\u00a0€ je Stück · 7,50\u00a0€/kg");
        return new Card(
                new Marked(List.of(new Piece("Weck", true), new Piece(" vom Holzofen, " + (i + 4) + " Stück", false))),
                "/angebot/weck-" + i,
                "Bäckerei Kern, Weidenbach",
                Picture.drawing(ART.get(i % ART.size())),
                i % 3 == 0 ? new Stars(4.8, 61) : null,
                i % 3 == 0 ? List.of(Badge.of("Bio DE-ÖKO-006", Tone.OK).with("check")) : List.of(),
                List.of(
                        i % 4 == 3
                                ? new Reach(Reach.Way.FETCH, "1,2 km · bis 18:00 Uhr")
                                : new Reach(Reach.Way.DAY, "kommt Donnerstag zu Ihnen")),
                i % 5 == 4 ? price.reducedFrom(Money.euro(520)) : price,
                List.of("Name passt: „Weck“", "Bäckerei in Ihrem Ort, 1,2 km", "Kein Betrieb zahlt für seinen Platz"),
                i % 6 == 5 ? null : "variant-" + i,
                i % 6 == 5 ? "Ansehen" : "In den Korb");
    }

    public static Facets facets() {
        return new Facets(
                "/suche",
                Map.of("q", "Weck"),
                List.of(
                        new Facets.Group(
                                "Wie soll es zu Ihnen kommen?",
                                "wie",
                                Facets.Kind.ANY,
                                List.of(
                                        new Option("tag", "Donnerstag an die Tür", 10L, true),
                                        new Option("holen", "Selbst abholen", 8L, false))),
                        new Facets.Group(
                                "Entfernung",
                                "km",
                                Facets.Kind.CHIPS,
                                List.of(
                                        Option.of("5", "5 km", false),
                                        Option.of("15", "15 km", true),
                                        Option.of("0", "ganzer Kreis", false)))),
                "14 Angebote zeigen");
    }

    public static Suggestions suggestions() {
        var weck = new Marked(List.of(new Piece("Wec", true), new Piece("k vom Holzofen", false)));
        return new Suggestions(List.of(
                new Suggestions.Suggestion(weck, "/suche?q=weck", "search", "Bäckerei Kern"),
                new Suggestions.Suggestion(
                        Marked.plain("Brötchen, heißt hier Weck"), "/suche?q=brot", "search", "9 Angebote")));
    }

    public static List<Line> lines() {
        var instead = new Select(
                "instead",
                "Falls nicht da",
                "swap",
                List.of(
                        Option.of("same", "Ähnliches, nicht teurer", true),
                        Option.of("ask", "Mich anrufen", false),
                        Option.of("none", "Weglassen", false)));
        var weight = new Select(
                "weight", "Menge", null, List.of(Option.of("600", "600 g", true), Option.of("800", "800 g", false)));
        return List.of(
                new Line(
                        "honey",
                        "Sommerblütenhonig 500 g",
                        "/angebot/honig",
                        Picture.drawing("honey"),
                        "13,80\u00a0€/kg",
                        Price.of(Money.euro(690)).plusDeposit(Money.euro(50)),
                        null,
                        new Qty("honey", 1, "Sommerblütenhonig 500 g"),
                        List.of(instead)),
                new Line(
                        "roast",
                        "Rinderschmorbraten",
                        "/angebot/braten",
                        Picture.drawing("meat"),
                        "18,90\u00a0€/kg, gewünscht 600 g",
                        Price.of(Money.euro(1134)).as(Price.Kind.ABOUT),
                        "Wird gewogen. Sie zahlen, was die Waage zeigt, höchstens 12,47\u00a0€ (660 g).",
                        null,
                        List.of(weight, instead)));
    }

    public static List<Pick> picks() {
        return List.of(
                new Pick(
                        "hand-over",
                        "door",
                        "An die Tür, Weidenbach",
                        "Do, 26. November, 15–18 Uhr",
                        "2,90\u00a0€",
                        true),
                new Pick(
                        "hand-over",
                        "point",
                        "Abholpunkt Feuerwehrhaus",
                        "Do 16–19 Uhr, 400 m von Ihnen",
                        "0\u00a0€",
                        false));
    }

    public static Sum sum() {
        return Sum.of(
                Sum.Row.of("Waren, 3 Betriebe", "25,74\u00a0€"),
                Sum.Row.of("Rinderschmorbraten", "12,10\u00a0€").about("gewogen 640 g × 18,90\u00a0€/kg"),
                Sum.Row.of("Zuschuss des Landkreises", "−1,00\u00a0€"),
                Sum.Row.total("Zusammen etwa", "29,14\u00a0€"),
                Sum.Row.sub("höchstens, je nach Waage", "30,27\u00a0€"));
    }

    public static Steps steps(boolean wide) {
        return new Steps(
                "Stand",
                wide,
                List.of(
                        new Steps.Step("Bestellt", "Mo 18:42", Steps.State.DONE),
                        new Steps.Step("Angenommen", "Di 7:15, alle drei", Steps.State.DONE),
                        new Steps.Step("Wird gepackt", "2 von 3 fertig", Steps.State.NOW),
                        new Steps.Step("Unterwegs", null, Steps.State.OPEN),
                        new Steps.Step("Übergeben", "mit PIN", Steps.State.OPEN)));
    }

    public static Steps refused() {
        return new Steps(
                "Stand",
                false,
                List.of(
                        new Steps.Step("Bestellt", "Mo 18:42", Steps.State.DONE),
                        new Steps.Step("Leider ausverkauft", "Sie zahlen nichts.", Steps.State.ENDED)));
    }

    public static List<Tile> tiles() {
        var reached = new Progress(6, 9, "6 von 9 Orten");
        return List.of(
                new Tile("Erreichte Orte ohne Laden", "6", "von 9", List.of("Ziel bis Juni: 8 von 9."), reached, true),
                Tile.of("Bestellungen aus Orten ohne Laden", "251", "26 % aller Bestellungen"),
                Tile.of("Aktive Betriebe", "64", "11 mehr als im Sommer"),
                Tile.of("Bestellt am Telefon", "88", "jede elfte Bestellung"));
    }

    public static Chart lineChart() {
        var weeks = IntStream.rangeClosed(36, 47).mapToObj(week -> "KW " + week).toList();
        var small = new ArrayList<>(List.of(6L, 9L, 8L, 14L, 17L, 16L, 23L, 26L, 24L, 31L, 36L, 41L));
        small.set(3, null);
        var others = List.of(38L, 44L, 41L, 52L, 58L, 55L, 63L, 70L, 66L, 74L, 79L, 84L);
        return new Chart(
                Chart.Kind.LINES,
                "Die kleinen Orte holen auf",
                "Bestellungen je Woche, KW 36 bis 47.",
                "Woche",
                weeks,
                List.of(
                        new Chart.Series("Orte ohne Laden", small),
                        new Chart.Series("übrige Orte", new ArrayList<>(others))));
    }

    public static Chart barChart() {
        var kilometres = List.of("bis 1 km", "1 bis 3 km", "3 bis 5 km", "über 5 km");
        var some = new ArrayList<>(List.of(120L, 240L, 88L, 31L));
        some.set(3, null);
        return new Chart(
                Chart.Kind.BARS,
                "Wie weit ist der nächste Laden?",
                "Bestellungen nach Entfernung.",
                "Entfernung",
                kilometres,
                List.of(
                        new Chart.Series("an die Tür", some),
                        new Chart.Series("abgeholt", List.of(180L, 60L, 22L, 9L))));
    }

    public static PlaceMap map() {
        var outline = List.of(
                new GeoPoint(49.60, 11.10),
                new GeoPoint(49.66, 11.25),
                new GeoPoint(49.64, 11.42),
                new GeoPoint(49.54, 11.46),
                new GeoPoint(49.47, 11.36),
                new GeoPoint(49.46, 11.18),
                new GeoPoint(49.52, 11.08));
        var meanings = new TreeMap<>(Map.of(
                PlaceMap.Mark.DOT,
                "erreicht",
                PlaceMap.Mark.DIAMOND,
                "noch nicht erreicht",
                PlaceMap.Mark.RING,
                "Ort mit Laden"));
        return new PlaceMap(
                "Wen erreichen wir?",
                "Drei von sechs Orten sind erreicht.",
                outline,
                List.of(
                        spot(49.58, 11.20, "Weidenbach", PlaceMap.Mark.DOT, "41"),
                                spot(49.61, 11.33, "Hohenried", PlaceMap.Mark.DIAMOND, "unter 5"),
                        spot(49.53, 11.28, "Erlenstadt", PlaceMap.Mark.RING, "214"),
                                spot(49.50, 11.36, "Oberau", PlaceMap.Mark.DOT, "23")),
                meanings,
                "Ort",
                "Bestellungen");
    }

    private static PlaceMap.Spot spot(
            double latitude, double longitude, String name, PlaceMap.Mark mark, String figure) {
        return new PlaceMap.Spot(new GeoPoint(latitude, longitude), name, mark, figure, null);
    }

    public static Table table() {
        return new Table(
                "Bestellungen im November",
                List.of(
                        new Table.Column("Bestellung", false),
                        new Table.Column("Stand", false),
                        new Table.Column("Summe", true)),
                List.of(
                        List.of(
                                new Table.Cell("EG-20417-1", "/bestellung/1"),
                                Table.Cell.of("Gepackt"),
                                Table.Cell.of("8,47\u00a0€")),
                        List.of(
                                new Table.Cell("EG-20431-1", "/bestellung/2"),
                                Table.Cell.of("Neu"),
                                Table.Cell.of("9,80\u00a0€"))));
    }

    public static Board board() {
        var open = new Board.Lane("open", "Noch offen", "alert", "Bitte bis 13 Uhr entscheiden", null, List.of(late()));
        var load = new Progress(82, 100, "82 % voll, 21 Halte, 52 km");
        var van =
                new Board.Lane("van", "Wagen 1", "van", "Timo Hansen, 14–18 Uhr", load, List.of(loading(), bringing()));
        return new Board("/design", List.of(open, van));
    }

    private static Board.Job late() {
        var why = "Kein Fahrzeug ist vor 18 Uhr in Hohenried.";
        return new Board.Job("j1", "bis 18", "Hohenried, Burgweg 4", "Ausweis nötig", why, true, moves());
    }

    private static Board.Job loading() {
        return new Board.Job("j2", "14:20", "Metzgerei Rau laden", "7 Kühltaschen", null, false, moves());
    }

    private static Board.Job bringing() {
        var why = "Gemeinsam mit 6 Halten im Ort.";
        return new Board.Job("j3", "15:10", "Weidenbach, Lindenweg 7", "3 Beutel, gekühlt", why, false, moves());
    }

    private static List<Option> moves() {
        return List.of(
                Option.of("", "Verschieben …", true),
                Option.of("van", "auf Wagen 1", false),
                Option.of("bike", "auf Lastenrad", false));
    }
}
