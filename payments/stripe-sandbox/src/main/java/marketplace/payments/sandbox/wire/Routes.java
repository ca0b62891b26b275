package marketplace.payments.sandbox.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which handler answers a method and path. */
public final class Routes {

    private final Map<String, List<Route>> byShape = new HashMap<>();

    private record Route(String[] pattern, Call.Handler handler, boolean forClients) {
        Optional<Match> match(String[] path) {
            var ids = new HashMap<String, String>();
            for (int i = 0; i < path.length; i++) {
                if (pattern[i].startsWith("{")) {
                    ids.put(pattern[i].substring(1, pattern[i].length() - 1), path[i]);
                } else if (!pattern[i].equals(path[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Match(handler, ids, forClients));
        }
    }

    /** @param forClients whether the publishable key suffices */
    record Match(Call.Handler handler, Map<String, String> ids, boolean forClients) {}

    public Routes get(String pattern, Call.Handler handler) {
        return add("GET", pattern, handler, false);
    }

    public Routes post(String pattern, Call.Handler handler) {
        return add("POST", pattern, handler, false);
    }

    public Routes delete(String pattern, Call.Handler handler) {
        return add("DELETE", pattern, handler, false);
    }

    /** A route the page's script may call too. */
    public Routes open(String method, String pattern, Call.Handler handler) {
        return add(method, pattern, handler, true);
    }

    private Routes add(String method, String pattern, Call.Handler handler, boolean forClients) {
        String[] parts = pattern.split("/");
        byShape.computeIfAbsent(shape(method, parts), _ -> new ArrayList<>())
                .add(new Route(parts, handler, forClients));
        return this;
    }

    Optional<Match> find(String method, String path) {
        String[] parts = path.split("/");
        return byShape.getOrDefault(shape(method, parts), List.of()).stream()
                .flatMap(route -> route.match(parts).stream())
                .findFirst();
    }

    private static String shape(String method, String[] parts) {
        return method + parts.length;
    }
}
