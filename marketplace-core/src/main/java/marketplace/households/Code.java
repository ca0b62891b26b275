package marketplace.households;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;

/** 80 random bits that let one person in, as sixteen Crockford characters to be said on the phone; we keep their SHA-256. */
public record Code(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 16;
    private static final String GROUPS = "(.{4})(?!$)";

    public static Code fresh() {
        return new Code(RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining()));
    }

    /** As people write it: small letters, hyphens and spaces, O for 0 and I or L for 1 are understood. */
    public static Code of(String text) {
        return new Code(text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1"));
    }

    /** As people read it: "K7M2-9QX4-WB3D-Z8YA". */
    public String grouped() {
        return text.replaceAll(GROUPS, "$1-");
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Code[…]";
    }
}
