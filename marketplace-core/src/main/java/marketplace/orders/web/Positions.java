package marketplace.orders.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import marketplace.orders.Orders.After;
import marketplace.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Where a list goes on, as text nobody needs to understand. */
public final class Positions {
    private Positions() {}

    public static String write(After position) {
        var text = position.at() + "/" + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public static After read(@Nullable String text, After beginning) {
        if (text == null || text.isEmpty()) {
            return beginning;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", 2);
            return new After(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (RuntimeException _) {
            throw new NoSuchPosition();
        }
    }

    /** A position this list never gave out. */
    static final class NoSuchPosition extends Refusal {
        private static final long serialVersionUID = 1;

        NoSuchPosition() {
            super(Kind.INVALID, "no-such-position", "This list never gave out that position.");
        }
    }
}
