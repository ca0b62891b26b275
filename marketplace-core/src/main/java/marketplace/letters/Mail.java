package marketplace.letters;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** A letter as it goes out: words on the county's paper. */
record Mail(UUID id, Instant date, Sender sender, Words words, String plain, String html) {
    /** Who it is from, and who reads the answer. */
    record Sender(String name, String answerTo) {}

    /** Of everything the reader gets: proof of what was sent, without keeping it. */
    String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((words.to() + "\n" + words.subject() + "\n\n" + plain).getBytes(StandardCharsets.UTF_8));
            words.enclosures().forEach(enclosure -> digest.update(enclosure.bytes()));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Mail[%s]".formatted(id);
    }
}
