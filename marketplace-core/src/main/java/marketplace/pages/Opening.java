package marketplace.pages;

import java.util.List;

/** Origins one page may load from besides our own; the payment page is the only one that needs any. */
public record Opening(List<String> scripts, List<String> frames, List<String> connections) {
    public static final Opening NONE = new Opening(List.of(), List.of(), List.of());

    public Opening {
        scripts = List.copyOf(scripts);
        frames = List.copyOf(frames);
        connections = List.copyOf(connections);
    }

    /** The payment page: the payment house's script, its frames and its API. */
    public static Opening forPayment(String scriptOrigin, List<String> frameOrigins, String apiOrigin) {
        return new Opening(List.of(scriptOrigin), frameOrigins, List.of(apiOrigin));
    }

    boolean isNone() {
        return equals(NONE);
    }
}
