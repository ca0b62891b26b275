package marketplace.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import marketplace.shared.CountyCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of the folder, as they are. */
record DemoFiles(Path folder, JsonMapper json) {
    static final String YES = "yes";

    List<JsonNode> counties() {
        return counties("county.json");
    }

    /** From what a county's past is made up, if it has one. */
    Optional<JsonNode> history(CountyCode county) {
        return counties("history.json").stream()
                .filter(one -> one.get("county").asString().equals(county.value()))
                .findFirst();
    }

    /** The pickup points of a county, by their places. */
    Map<String, String> pickupPoints(CountyCode county) {
        return counties().stream()
                .filter(one -> one.get("code").asString().equals(county.value()))
                .flatMap(one -> one.path("pickup_points").valueStream())
                .collect(Collectors.toMap(
                        one -> one.get("place").asString(),
                        one -> one.get("slug").asString(),
                        (first, _) -> first));
    }

    private List<JsonNode> counties(String file) {
        try {
            var read = json.readTree(Files.readString(folder.resolve(file)));
            return read.get("counties").valueStream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All postcodes of a place, the most usual one first. */
    static List<String> postcodes(NamedCsvRecord place) {
        return List.of(place.getField("postcode").split("\\|"));
    }

    /** The rows of a file that name this county. */
    List<NamedCsvRecord> rows(String file, CountyCode county) {
        return rows(file).stream()
                .filter(row -> row.getField("county").equals(county.value()))
                .toList();
    }

    List<NamedCsvRecord> rows(String file) {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
