package marketplace.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The logins of the demo county, one per role. */
record DemoLogins(Path file) {

    /** The first username of each role, in the order of the file. */
    Map<String, String> perRole() {
        try {
            var lines = Files.readAllLines(file);
            var columns = List.of(lines.getFirst().split(","));
            var first = new LinkedHashMap<String, String>();
            for (var line : lines.subList(1, lines.size())) {
                var cells = line.split(",");
                first.putIfAbsent(cells[columns.indexOf("role")], cells[columns.indexOf("username")]);
            }
            return first;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
