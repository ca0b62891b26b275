package marketplace.search.asking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.search.asking.Lexicon.Line;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The lexicon every county starts from: UTF-8 text, one entry a line, # starts a remark. */
public final class LexiconFiles {

    private static final Map<String, As> KINDS = Map.of(
            "regional.txt", As.REGIONAL,
            "synonyms.txt", As.SYNONYM,
            "related.txt", As.RELATED,
            "brands.txt", As.BRAND,
            "problems.txt", As.PROBLEM);

    private final JsonMapper json;

    public LexiconFiles(JsonMapper json) {
        this.json = json;
    }

    /** The common lexicon with a county's own lines added. */
    public Lexicon with(Collection<Line> own) {
        var lines = new ArrayList<>(own);
        KINDS.forEach((file, kind) -> lines(file).map(line -> line(kind, line)).forEach(lines::add));
        return new Lexicon(lines, wishes(), trades(), roles());
    }

    /** Reads {@code a = b = c} (all mean each other) or {@code a > b, c | trade trade} (the first means the others). */
    public static Line line(As kind, String text) {
        var sides = text.split("\\|", 2);
        var trades = sides.length == 2 ? List.of(sides[1].trim().split("\\s+")) : List.<String>of();
        var mutual = !sides[0].contains(">");
        var phrases = Arrays.stream(sides[0].split(mutual ? "=" : "[>,]"))
                .map(String::trim)
                .filter(phrase -> !phrase.isEmpty())
                .distinct()
                .toList();
        return new Line(kind, phrases, trades, mutual);
    }

    private List<Wish> wishes() {
        try (var file = open("wishes.json")) {
            return json.readValue(file, new TypeReference<List<Wish>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> trades() {
        return named("trades.txt");
    }

    private static Lexicon.Roles roles() {
        var roles = named("roles.txt");
        return new Lexicon.Roles(roles.get("filler"), roles.get("package"), roles.get("deed"));
    }

    private static Map<String, List<String>> named(String file) {
        var named = new HashMap<String, List<String>>();
        lines(file)
                .map(line -> line.split("=", 2))
                .forEach(sides ->
                        named.put(sides[0].trim(), List.of(sides[1].trim().split("\\s*,\\s*"))));
        return named;
    }

    private static Stream<String> lines(String file) {
        try (var stream = open(file)) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(line -> line.replaceFirst("#.*", "").trim()).filter(line -> !line.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(LexiconFiles.class.getResourceAsStream("/lexicon/" + file), file);
    }
}
