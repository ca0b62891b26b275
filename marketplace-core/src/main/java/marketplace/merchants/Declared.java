package marketplace.merchants;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant has declared, and when.
 *
 * @param trader that she sells as a trader (Unternehmer, R3)
 * @param lawfulOnly that she offers lawful goods and services only (R99)
 * @param termsVersion the version of the merchants' terms she accepted; 0: none
 */
public record Declared(
        boolean trader,
        boolean lawfulOnly,
        int termsVersion,
        @Nullable Instant at) {
    public static final Declared NOTHING = new Declared(false, false, 0, null);
}
