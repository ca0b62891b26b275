package marketplace.pages;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** The address of a page: its language and view (the prefix), its path without them, its query without the toast. */
public record Where(
        Language language, View view, String path, @Nullable String query) {
    /** The query parameter that names the toast of a finished step. */
    static final String DONE = "done";

    private static final Pattern PREFIX = Pattern.compile("(/en)?(/~(?:l|xl|simple))?(?=/|$)");

    /** The page at "/", in German, usual size. */
    public static final Where HOME = new Where(Language.DE, View.USUAL, "/", null);

    static Where of(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var path = request.getPath().value();
        var prefix = prefixOf(path);
        return new Where(
                prefix.startsWith("/en") ? Language.EN : Language.DE,
                viewOf(prefix),
                path.substring(prefix.length()),
                withoutToast(request.getURI().getRawQuery()));
    }

    /** The language and view at the start of a path, "" for German in the usual size. */
    static String prefixOf(String path) {
        var matcher = PREFIX.matcher(path);
        return matcher.lookingAt() ? matcher.group() : "";
    }

    /** A path of ours, as rooms write it ("/korb"), in this language and view. */
    public String link(String target) {
        return target.startsWith("/") ? prefix() + target : target;
    }

    /** This page in another language. */
    public String in(Language other) {
        return new Where(other, view, path, query).here();
    }

    /** This page in another view. */
    public String as(View other) {
        return new Where(language, other, path, query).here();
    }

    public String here() {
        return prefix() + (query == null ? path : path + "?" + query);
    }

    private String prefix() {
        return (language == Language.EN ? "/en" : "") + view.prefix();
    }

    private static View viewOf(String prefix) {
        return Stream.of(View.SIMPLE, View.LARGEST, View.LARGE)
                .filter(view -> prefix.endsWith(view.prefix()))
                .findFirst()
                .orElse(View.USUAL);
    }

    @Nullable
    private static String withoutToast(@Nullable String query) {
        if (query == null) {
            return null;
        }
        var rest = Stream.of(query.split("&"))
                .filter(pair -> !pair.startsWith(DONE + "=") && !pair.startsWith(SessionToken.FIELD + "="))
                .collect(Collectors.joining("&"));
        return rest.isEmpty() ? null : rest;
    }
}
