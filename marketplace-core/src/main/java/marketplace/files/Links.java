package marketplace.files;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import marketplace.shared.CountyCode;

/** Signs and checks links to private files: HMAC-SHA-256 over county, paper and the second it is over. */
final class Links {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final byte[] key;
    private final Duration life;

    Links(FileSettings settings) {
        this.key = settings.linkKey().isEmpty() ? fresh() : settings.linkKey().getBytes(StandardCharsets.UTF_8);
        this.life = settings.linkLife();
    }

    /** The last second, since 1970, and the signature. */
    record Signed(long until, String signature) {}

    String to(CountyCode county, UUID id, Instant now) {
        var until = now.plus(life).getEpochSecond();
        return "/files/private/%s?until=%d&signature=%s".formatted(id, until, signature(county, id, until));
    }

    boolean holds(CountyCode county, UUID id, Signed link, Instant now) {
        var expected = signature(county, id, link.until()).getBytes(StandardCharsets.US_ASCII);
        return now.getEpochSecond() <= link.until()
                && MessageDigest.isEqual(expected, link.signature().getBytes(StandardCharsets.UTF_8));
    }

    private String signature(CountyCode county, UUID id, long until) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            var signed = mac.doFinal((county + "/" + id + "/" + until).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] fresh() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
