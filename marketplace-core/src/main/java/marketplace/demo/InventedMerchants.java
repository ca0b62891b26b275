package marketplace.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import marketplace.merchants.Trade;
import marketplace.merchants.Trades;
import org.iban4j.CountryCode;
import org.iban4j.Iban;

/** Merchants of a county that does not exist, as rows of a {@code merchants.csv}; the nth is always the same one. */
final class InventedMerchants {
    private static final List<String> FAMILIES = List.of(
            ("Lindner Brandt Kessler Seidel Vogt Hartmann Engel Pohl Kühn Busch Sauer Arnold Wolff Pfeiffer Horn Kraft"
                + " Ludwig Otto Heinz Sommer Winkler Haas Graf Böhm Jung Roth Beck Lorenz Bauer Voß Dietrich Thomas"
                + " Kuhn Jäger Berger Franke Albrecht Simon Peters Stein Jansen Günther Frank Keller Huber Lang"
                + " Schuster Maurer Ziegler Metz Reuter Nagel Ebert Stark Rauch Wirth Gerlach Adam Bender Eckert Fuchs"
                + " Geiger Heller Ihle Jost Kolb Lutz Moser Noll Opitz Petri Quandt Riedel Scherer Thiel Ulrich Veit"
                + " Weigel Zander Ackermann Born Conrad Dreyer Eberle Fiedler Göbel Held Imhof Jahn Knauer Lemke"
                + " Merkel Neubert Ostermann Probst Rieger Stahl Trost Unger")
                    .split(" "));
    private static final List<String> FIRST_NAMES =
            List.of("Anna Karl Lena Georg Ute Paul Maria Jonas Eva Till Rosa Emil Clara Hans Inge Max".split(" "));
    private static final List<String> STREETS = List.of(
            "Dorfstraße",
            "Lindenweg",
            "Marktplatz",
            "Mühlgasse",
            "Bahnhofstraße",
            "Kirchgasse",
            "Am Anger",
            "Talstraße");
    private static final List<String> HOURS = List.of(
            "Mo-Fr 06:00-18:00; Sa 06:00-12:30",
            "Tu-Fr 09:00-13:00,14:30-18:00; Sa 09:00-13:00",
            "Mo-Fr 08:00-18:30; Sa 08:00-14:00",
            "We-Fr 10:00-18:00; Sa 09:00-15:00");
    private static final double SPREAD_DEGREES = 0.012;

    private final String county;
    private final String code;
    private final List<String> sold;
    private final List<NamedCsvRecord> places;
    private final Trades trades;

    /** @param places rows of a {@code places.csv} */
    InventedMerchants(String county, String code, List<Goods> goods, List<NamedCsvRecord> places, Trades trades) {
        this.county = county;
        this.code = code;
        this.sold = goods.stream().map(Goods::trade).distinct().toList();
        this.places = places;
        this.trades = trades;
    }

    String tradeOf(int number) {
        return sold.get(number % sold.size());
    }

    /** A trade and a family, and from the second of the name on the place beside. */
    String nameOf(int number) {
        var named = number / sold.size();
        var again = named / FAMILIES.size();
        var trade = trades.find(tradeOf(number)).map(Trade::nameDe).orElseThrow();
        var name = trade + " " + family(number);
        return again == 0
                ? name
                : name + " " + places.get((again - 1) % places.size()).getField("place");
    }

    private String family(int number) {
        return FAMILIES.get(number / sold.size() % FAMILIES.size());
    }

    String slugOf(int number) {
        return "%s-%05d".formatted(county, number);
    }

    /** Its own three letters and number, which begin its SKUs. */
    String prefixOf(int number) {
        return family(number).substring(0, 2).toUpperCase(Locale.GERMAN) + number;
    }

    /** Rows from one number to before another. */
    List<NamedCsvRecord> rows(int from, int to) {
        var text = new StringWriter();
        try (var file = CsvWriter.builder().build(text)) {
            file.writeRecord(row(from).keySet());
            IntStream.range(from, to)
                    .forEach(number -> file.writeRecord(row(number).values()));
            file.flush();
            return CsvReader.builder().ofNamedCsvRecord(text.toString()).stream()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> row(int number) {
        var chance = Chance.of(county, number, -1);
        var place = chance.pick(places);
        var owner = chance.pick(FIRST_NAMES) + " " + family(number);
        var row = new LinkedHashMap<String, String>();
        row.put("county", code);
        row.put("slug", slugOf(number));
        row.put("name", nameOf(number));
        row.put("legal_name", nameOf(number) + ", Inh. " + owner);
        row.put("legal_form", "Einzelunternehmen");
        row.put("owner", owner);
        row.put("trade", tradeOf(number));
        row.put("mail", "post@" + slugOf(number) + ".example");
        row.put("phone", "+4969900%05d".formatted(number));
        row.put("description", description(number, place.getField("place"), chance));
        row.put("hours", chance.pick(HOURS));
        row.putAll(address(place, chance));
        row.putAll(papers(number, chance));
        return row;
    }

    private static Map<String, String> address(NamedCsvRecord place, Chance chance) {
        var address = new LinkedHashMap<String, String>();
        address.put("street", chance.pick(STREETS) + " " + chance.between(1, 60));
        address.put("postcode", DemoFiles.postcodes(place).getFirst());
        address.put("place", place.getField("slug"));
        address.put("lat", near(place.getField("lat"), chance));
        address.put("lon", near(place.getField("lon"), chance));
        return address;
    }

    /** At a bank that does not exist. */
    private static String ibanOf(int number) {
        return new Iban.Builder()
                .countryCode(CountryCode.DE)
                .bankCode("99999999")
                .accountNumber("%010d".formatted(number))
                .build()
                .toString();
    }

    private static Map<String, String> papers(int number, Chance chance) {
        var papers = new LinkedHashMap<String, String>();
        papers.put("vat_id", "DE99%07d".formatted(number));
        papers.put("small_business", chance.oneIn(6) ? DemoFiles.YES : "no");
        papers.put("iban", ibanOf(number));
        papers.put("packaging_register", "DE98%011d".formatted(number));
        papers.put("food_registration", "Lebensmittelüberwachung, Nr. " + number);
        papers.put("pickup", DemoFiles.YES);
        papers.put("own_van", chance.oneIn(5) ? DemoFiles.YES : "no");
        papers.put("platform_tour", chance.oneIn(4) ? "no" : DemoFiles.YES);
        List.of("register", "chamber", "craft_register", "trade_title", "organic_code", "approval_number")
                .forEach(column -> papers.put(column, ""));
        return papers;
    }

    private String description(int number, String place, Chance chance) {
        var since = chance.between(1890, 2020);
        return chance.pick(List.of(
                        "%s in %s: seit %d für die Nachbarschaft da.",
                        "%s führt in %s seit %d, was man hier gern hat.",
                        "%s aus %s. Seit %d mit kurzen Wegen und festen Preisen."))
                .formatted(nameOf(number), place, since);
    }

    private static String near(String degrees, Chance chance) {
        return String.format(Locale.ROOT, "%.5f", Double.parseDouble(degrees) + chance.near() * SPREAD_DEGREES);
    }
}
