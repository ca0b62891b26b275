package marketplace.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import marketplace.local.processes.PartFailed;

/** Makes a county of any size: a core that does this alone, says how far it is, and ends. */
record Seeding(FatJar core, Map<String, String> environment, Path folder, int heapMegabytes) {

    /**
     * What is to be made.
     *
     * @param county its slug
     */
    record Wanted(String county, int merchants, int listings) {

        private static final String USUAL = "gross";

        /** Reads {@code --merchants M --listings N [--county SLUG]}. */
        static Wanted of(List<String> options) {
            var read = new HashMap<String, String>();
            for (var i = 0; i + 1 < options.size(); i += 2) {
                read.put(options.get(i), options.get(i + 1));
            }
            var known = read.keySet().stream().allMatch(List.of("--merchants", "--listings", "--county")::contains);
            if (!known || options.size() % 2 == 1) {
                throw new PartFailed("seed takes --merchants M --listings N and, if wanted, --county SLUG.");
            }
            return new Wanted(
                    read.getOrDefault("--county", USUAL), number(read, "--merchants"), number(read, "--listings"));
        }

        private static int number(Map<String, String> read, String option) {
            try {
                return Integer.parseInt(read.getOrDefault(option, ""));
            } catch (NumberFormatException e) {
                throw new PartFailed("seed wants a whole number after " + option + ".", e);
            }
        }

        /** Where core answers. */
        String at(Settings settings) {
            return "localhost:" + settings.port("core", 8080);
        }
    }

    void run(Wanted wanted) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC"));
        command.addAll(core.program());
        command.addAll(List.of(
                "--seed.county=" + wanted.county,
                "--seed.merchants=" + wanted.merchants,
                "--seed.listings=" + wanted.listings,
                "--logging.level.root=warn",
                "--logging.level.marketplace.demo=info",
                "--logging.pattern.console=%m%n"));
        run(command);
    }

    private void run(List<String> command) {
        try {
            Files.createDirectories(folder);
            var process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
            process.environment().putAll(environment);
            var code = process.start().waitFor();
            if (code != 0) {
                throw new PartFailed("The county could not be made; the reason stands above.");
            }
        } catch (IOException e) {
            throw new PartFailed("A process to make the county cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("Making the county was interrupted.", e);
        }
    }
}
