package marketplace.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A launcher whose only part is a fake bakery. */
final class FakeLauncher {

    private FakeLauncher() {}

    public static void main(String... arguments) {
        var folder = Path.of(arguments[0]);
        var bakery = new Step(FakePart.lasting("bakery", folder.resolve("data")));
        new Launcher(settings(folder, Map.of()), System.out).up(List.of(bakery), List.of("Kreismarkt is ready"));
    }

    static Settings settings(Path folder, Map<String, String> more) {
        var environment = new TreeMap<>(more);
        environment.put("KREISMARKT_DATA", "data");
        return new Settings(folder, environment);
    }
}
