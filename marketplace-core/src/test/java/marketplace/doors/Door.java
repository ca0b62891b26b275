package marketplace.doors;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;

/**
 * A line of docs/doors.md: who may go through, and how it is knocked at.
 *
 * @param path with the names of somebody's things in braces, such as {@code /angebot/{listing}}
 * @param body what is brought along: JSON, a form, or anything else after its media type; may name things too
 */
public record Door(Set<Who> who, HttpMethod method, String path, String body) {
    private static final Pattern THING =
            Pattern.compile("\\{(?!asset|text|textVersion|width|picture|day|table|problem)[a-z][A-Za-z0-9]*}");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}|\\*\\*");

    /** Who may. */
    enum Who {
        OPEN,
        LINK,
        VISIT,
        PERSON,
        BUYER,
        HOLDER,
        STAFF,
        OPERATOR,
        OFFICER,
        COURIER,
        DISPATCHER,
        CARER,
        SERVICE;

        static Set<Who> of(String words) {
            return Arrays.stream(words.split(","))
                    .map(word -> valueOf(word.strip().toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** {@code | staff | POST /betrieb/{kern}/profil | name=x |}. */
    static Door of(String line) {
        var cells = line.strip().replaceAll("^\\||\\|$", "").split("\\|");
        var route = cells[1].replace("`", "").strip().split(" ", 2);
        return new Door(
                Who.of(cells[0].strip()),
                HttpMethod.valueOf(route[0]),
                route[1].strip(),
                cells.length < 3 ? "" : cells[2].replace("`", "").strip());
    }

    boolean is(Who one) {
        return who.contains(one);
    }

    /** Whether being signed in is not enough. */
    boolean isForChosen() {
        return who.stream().noneMatch(Set.of(Who.OPEN, Who.LINK, Who.VISIT, Who.PERSON)::contains);
    }

    public boolean isOpen() {
        return is(Who.OPEN);
    }

    boolean isApi() {
        return path.startsWith("/api/");
    }

    boolean isBetweenServices() {
        return is(Who.SERVICE);
    }

    /** Whether it is about something that is somebody's in this county; assets, texts and pictures are anybody's. */
    boolean namesThings() {
        return THING.matcher(path + body).find();
    }

    /** Which route it is, whatever its variables are called. */
    public String route() {
        return routeOf(method.name(), path.replaceAll("\\?.*", ""));
    }

    static String routeOf(String method, String pattern) {
        return method + " " + VARIABLE.matcher(pattern).replaceAll("{}");
    }

    @Override
    public String toString() {
        return who.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")) + " "
                + method + " " + path;
    }
}
