package marketplace.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.finding.Question;

/** Addresses of questions: everything asked stands in them, save where somebody lives. */
final class Links {
    /** The parameter that says list or map, and its word for the map. */
    static final String LOOK = "ansicht";

    static final String MAP = "karte";

    private Links() {}

    static String to(Question question) {
        return path(question.parameters());
    }

    static String onMap(Question question) {
        var path = to(question);
        return path + (path.contains("?") ? "&" : "?") + LOOK + "=" + MAP;
    }

    private static String path(Map<String, List<String>> parameters) {
        var query = parameters.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(value -> one.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "/suche" : "/suche?" + query;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
