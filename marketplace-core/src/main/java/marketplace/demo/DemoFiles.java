package marketplace.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import marketplace.shared.CountyCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of the folder, as they are. */
record DemoFiles(Path folder, JsonMapper json) {
    static final String YES = "yes";

    List<JsonNode> counties() {
        try {
            var file = json.readTree(Files.readString(folder.resolve("county.json")));
            return file.get("counties").valueStream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
