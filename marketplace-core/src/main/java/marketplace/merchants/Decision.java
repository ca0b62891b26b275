package marketplace.merchants;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a merchant's way, as it was kept (R202).
 *
 * @param state the word of the state it led to
 * @param note what was said with it
 */
public record Decision(String state, @Nullable String note, Instant at) {}
