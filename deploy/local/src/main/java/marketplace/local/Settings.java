package marketplace.local;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import marketplace.local.processes.PartFailed;

/** What the person at the keyboard may set by environment, with defaults that run on a laptop. */
record Settings(Path repository, Map<String, String> environment) {

    private static final int FREE_DISK_MEGABYTES = 2_000;

    /** Everything that must survive: databases, index, mails, files, secrets, logs. */
    Path data() {
        return repository.resolve(text("KREISMARKT_DATA").orElse(".data")).normalize();
    }

    /** What one part keeps. */
    Path folder(String part) {
        return data().resolve(part);
    }

    /** The variable is the part's name in capitals with _PORT, such as POSTGRESQL_PORT. */
    int port(String part, int usual) {
        return number(portVariable(part), usual);
    }

    static String portVariable(String part) {
        return variable(part) + "_PORT";
    }

    /** The most the Java heap of a part may take, by a variable such as CORE_HEAP_MB. */
    int heapMegabytes(String part, int usual) {
        return number(variable(part) + "_HEAP_MB", usual);
    }

    /** More options of a part's Java machine, by a variable such as CORE_JAVA_OPTIONS; they come last. */
    String javaOptions(String part) {
        return text(variable(part) + "_JAVA_OPTIONS").orElse("");
    }

    int freeDiskMegabytes() {
        return number("FREE_DISK_MB", FREE_DISK_MEGABYTES);
    }

    Optional<String> text(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    private int number(String variable, int usual) {
        try {
            return text(variable).map(Integer::parseInt).orElse(usual);
        } catch (NumberFormatException e) {
            throw new PartFailed(variable + " must be a whole number; it is \"" + environment.get(variable) + "\".", e);
        }
    }

    private static String variable(String part) {
        return part.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
