package marketplace.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** The table of docs/doors.md, beside the routes the running core has. */
public final class DoorTable {
    private static final Path FILE = Path.of(System.getProperty("kreismarkt.root"), "docs/doors.md");

    private DoorTable() {}

    public static List<Door> doors() {
        try (var lines = Files.lines(FILE)) {
            return lines.filter(line -> line.matches("\\| [a-z, ]+ \\| `(GET|POST|PUT|DELETE|PATCH) .*"))
                    .map(Door::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every route of ours, as {@link Door#route()} writes it. */
    static TreeSet<String> routes(RequestMappingHandlerMapping handlers) {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("marketplace."))
                .flatMap(entry -> routesOf(entry.getKey()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> routesOf(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .flatMap(method -> info.getPatternsCondition().getPatterns().stream()
                        .map(pattern -> Door.routeOf(method.name(), pattern.getPatternString())))
                .toList();
    }

    /** What to do about routes nobody has decided on. */
    static String unsaid(TreeSet<String> routes) {
        return routes.stream()
                .filter(Predicate.not(known()::contains))
                .map(route ->
                        "Say in docs/doors.md who may %s: a line \"| who | `%s` | body |\"".formatted(route, route))
                .collect(Collectors.joining("\n"));
    }

    /** What stands in the table and is no route any more. */
    static String gone(TreeSet<String> routes) {
        return known().stream()
                .filter(Predicate.not(routes::contains))
                .map("Take %s out of docs/doors.md: there is no such route."::formatted)
                .collect(Collectors.joining("\n"));
    }

    private static TreeSet<String> known() {
        return doors().stream().map(Door::route).collect(Collectors.toCollection(TreeSet::new));
    }
}
