package marketplace.shared;

import java.security.SecureRandom;
import java.util.UUID;

/** UUIDv7 after RFC 9562: 48 bits of Unix milliseconds, 74 random bits. */
public final class Uuids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Uuids() {}

    public static UUID fresh() {
        var random = new byte[10];
        RANDOM.nextBytes(random);
        return fresh(System.currentTimeMillis(), random);
    }

    /** Fails with {@link Malformed} on what is none. */
    public static UUID of(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new Malformed("not an id: \"" + text + "\"");
        }
    }

    static UUID fresh(long unixMillis, byte[] random) {
        long high = unixMillis << 16 | 0x7000 | (random[0] & 0x0F) << 8 | random[1] & 0xFF;
        long low = 0;
        for (int i = 2; i < 10; i++) {
            low = low << 8 | random[i] & 0xFF;
        }
        return new UUID(high, low & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }
}
