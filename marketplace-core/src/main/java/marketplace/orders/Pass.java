package marketplace.orders;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** 128 random bits with which a guest opens what is hers, a basket or a purchase; we keep their SHA-256. */
public record Pass(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    public static Pass fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Pass(HexFormat.of().formatHex(bytes));
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Pass[…]";
    }
}
