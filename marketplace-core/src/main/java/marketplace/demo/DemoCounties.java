package marketplace.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import marketplace.counties.County;
import marketplace.counties.Land;
import marketplace.counties.OpenCounty;
import marketplace.counties.OpenCounty.Municipality;
import marketplace.counties.Place;
import marketplace.counties.Street;
import marketplace.counties.Streets;
import marketplace.shared.CountyCode;
import marketplace.shared.GeoPoint;
import marketplace.shared.PlaceCode;
import marketplace.shared.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The counties themselves: profile, hosts, municipalities, places, streets. */
@Component
class DemoCounties {
    private final OpenCounty openCounty;
    private final Streets streets;

    DemoCounties(OpenCounty openCounty, Streets streets) {
        this.openCounty = openCounty;
        this.streets = streets;
    }

    /** What letters to its postcodes name. */
    Mono<Void> addStreets(CountyCode code, List<NamedCsvRecord> rows) {
        return streets.add(rows.stream()
                        .map(row -> new Street(row.getField("postcode"), row.getField("street")))
                        .toList())
                .then()
                .contextWrite(Scope.of(code)::in);
    }

    /** @param rows its places */
    Mono<Void> open(JsonNode file, List<NamedCsvRecord> rows, String hosts) {
        var code = CountyCode.of(file.get("code").asString());
        var host = file.get("default").asBoolean() ? hosts : file.get("slug").asString() + "." + hosts;
        var municipalities = rows.stream()
                .map(row -> new Municipality(row.getField("municipality_ags"), row.getField("municipality")))
                .distinct()
                .toList();
        var places = rows.stream().map(DemoCounties::place).toList();
        return openCounty.with(new OpenCounty.Start(county(code, file), List.of(host), municipalities, places));
    }

    private static County county(CountyCode code, JsonNode file) {
        return new County(
                code,
                text(file, "slug"),
                text(file, "name"),
                Land.valueOf(text(file, "land")),
                text(file, "theme"),
                phone(file.get("help")),
                operator(file.get("operator")));
    }

    private static County.Phone phone(JsonNode help) {
        var people = StreamSupport.stream(help.get("people").spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.joining(" und "));
        return new County.Phone(text(help, "shown"), people, DemoHours.inWords(text(help, "hours")));
    }

    private static County.Operator operator(JsonNode file) {
        return new County.Operator(
                text(file, "name"),
                text(file, "legal_form"),
                text(file, "represented_by"),
                text(file, "street"),
                text(file, "postcode"),
                text(file, "place"),
                text(file, "mail"),
                text(file, "phone"),
                text(file, "register"),
                text(file, "vat_id"),
                text(file, "supervisory_authority"));
    }

    private static Place place(NamedCsvRecord row) {
        return new Place(
                PlaceCode.of(row.getField("slug")),
                row.getField("place"),
                row.getField("municipality_ags"),
                DemoFiles.postcodes(row),
                new GeoPoint(Double.parseDouble(row.getField("lat")), Double.parseDouble(row.getField("lon"))),
                Integer.parseInt(row.getField("inhabitants")),
                row.getField("has_grocery").equals(DemoFiles.YES));
    }

    private static String text(JsonNode node, String field) {
        var value = node.get(field);
        return value == null || value.isNull() ? "" : value.asString();
    }
}
