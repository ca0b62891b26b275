package marketplace.testing.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rooms of a module as its sources and migrations say.
 *
 * @param module its folder
 * @param base the package whose children are rooms
 */
public record Rooms(Path module, String base) {

    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern SQL =
            Pattern.compile("\\b(select|insert into|update|delete from|from|join|merge into)\\s");
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");
    private static final Pattern CREATED = Pattern.compile("create schema (\\w+)");
    private static final Pattern VERSION = Pattern.compile("V(\\d{12})__[a-z0-9_]+\\.sql");
    private static final String KERNEL = "marketplace-core/kernel";

    /** The module in this folder of the repository. */
    public static Rooms of(String module, String base) {
        return new Rooms(root().resolve(module), base);
    }

    /** Packages without a {@code package-info.java} that is one sentence and {@code @NullMarked}. */
    public List<String> withoutDoorSign() {
        return packages().keySet().stream()
                .filter(folder -> !hasDoorSign(folder))
                .map(this::name)
                .toList();
    }

    /** Packages of more than so many files, with their number. */
    public Map<String, Integer> largerThan(int files) {
        var larger = new TreeMap<String, Integer>();
        packages().forEach((folder, sources) -> {
            if (sources.size() > files) {
                larger.put(name(folder), sources.size());
            }
        });
        return larger;
    }

    /** SQL in sources that names another room's schema: file and name. */
    public Set<String> foreignNamesInSources() {
        return java(sources()).stream()
                .flatMap(file -> literals(read(file))
                        .flatMap(sql -> foreign(room(file), sql))
                        .map(name -> file.getFileName() + ": " + name))
                .collect(toCollection(TreeSet::new));
    }

    /** Migrations that name another room's schema: file and name. */
    public Set<String> foreignNamesInMigrations() {
        return migrations(module).stream()
                .flatMap(file -> foreign(
                                folder(file), COMMENT.matcher(read(file)).replaceAll(""))
                        .map(name -> file.getFileName() + ": " + name))
                .collect(toCollection(TreeSet::new));
    }

    /** Migrations whose name is not {@code V<yyyyMMddHHmm>__<what>.sql}, or whose version another one has. */
    public Set<String> misnamedMigrations() {
        var wrong = new TreeSet<String>();
        var versions = new TreeSet<String>();
        for (var file : Stream.concat(migrations(module).stream(), migrations(kernel()).stream())
                .distinct()
                .toList()) {
            var version = VERSION.matcher(file.getFileName().toString());
            if (!version.matches() || !versions.add(version.group(1))) {
                wrong.add(file.getFileName().toString());
            }
        }
        return wrong;
    }

    private Stream<String> foreign(String room, String sql) {
        var names = Pattern.compile("(?<![\\w.'])(" + String.join("|", schemas()) + ")\\.[a-z_]+");
        return names.matcher(sql)
                .results()
                .filter(found -> !found.group(1).equals(room) && !found.group().equals("shared.isolate"))
                .map(MatchResult::group);
    }

    private Set<String> schemas() {
        return Stream.concat(migrations(module).stream(), migrations(kernel()).stream())
                .flatMap(file -> CREATED.matcher(read(file)).results().map(found -> found.group(1)))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> literals(String source) {
        return LITERAL.matcher(source)
                .results()
                .map(found -> Objects.requireNonNullElse(found.group(1), found.group(2)))
                .filter(text -> SQL.matcher(text + " ").find());
    }

    private boolean hasDoorSign(Path folder) {
        var sign = folder.resolve("package-info.java");
        return Files.exists(sign)
                && read(sign).contains("@NullMarked")
                && read(sign).startsWith("/**");
    }

    private Map<Path, List<Path>> packages() {
        return java(sources()).stream().collect(groupingBy(Path::getParent, TreeMap::new, toList()));
    }

    private String room(Path file) {
        var inside = sources().relativize(file.getParent());
        return inside.toString().isEmpty() ? "" : inside.getName(0).toString();
    }

    private String name(Path folder) {
        return module.resolve("src/main/java").relativize(folder).toString().replace('/', '.');
    }

    private Path sources() {
        return module.resolve("src/main/java").resolve(base.replace('.', '/'));
    }

    private static String folder(Path migration) {
        return migration.getParent().getFileName().toString();
    }

    private static List<Path> migrations(Path module) {
        var folder = module.resolve("src/main/resources/db/migration");
        return Files.isDirectory(folder) ? files(folder, ".sql") : List.of();
    }

    private static List<Path> java(Path folder) {
        return files(folder, ".java");
    }

    private static List<Path> files(Path folder, String ending) {
        try (var found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path kernel() {
        return root().resolve(KERNEL);
    }

    private static Path root() {
        return Path.of(System.getProperty("kreismarkt.root"));
    }
}
