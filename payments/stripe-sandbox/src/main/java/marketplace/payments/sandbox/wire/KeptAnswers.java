package marketplace.payments.sandbox.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import marketplace.payments.sandbox.journal.Entry;
import marketplace.payments.sandbox.journal.Store;

/** Answers kept under idempotency keys, for 24 hours by the sandbox's clock. */
final class KeptAnswers {

    private static final long KEPT_SECONDS = 24 * 60 * 60;
    private static final int HASH_BYTES = 32;

    private final Store store;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    KeptAnswers(Store store) {
        this.store = store;
    }

    record Kept(Answer answer, String firstRequest) {}

    /** Claims the key for one call; a second call under it meanwhile is refused. */
    void claim(String account, String key) {
        if (key.length() > 255) {
            throw Refused.invalid("Idempotency keys can be at most 255 characters.", null);
        }
        if (!running.add(account + "/" + key)) {
            throw Refused.keyInUse(key);
        }
    }

    void release(String account, String key) {
        running.remove(account + "/" + key);
    }

    Optional<Kept> find(String account, String key, byte[] asked, long now) {
        return store.find(name(account, key))
                .filter(entry -> entry.created() > now - KEPT_SECONDS)
                .map(entry -> read(entry, key, asked));
    }

    private static Kept read(Entry entry, String key, byte[] asked) {
        ByteBuffer in = ByteBuffer.wrap(entry.body());
        byte[] first = new byte[HASH_BYTES];
        in.get(first);
        if (!Arrays.equals(first, asked)) {
            throw Refused.keyReused(key);
        }
        int status = in.getInt();
        byte[] request = new byte[in.getInt()];
        byte[] body = new byte[in.get(request).remaining()];
        in.get(body);
        return new Kept(new Answer(status, body, true), new String(request, StandardCharsets.US_ASCII));
    }

    static String name(String account, String key) {
        return "once:" + account + ":" + key;
    }

    static byte[] hash(String method, String path, String body) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((method + " " + path + "\n" + body).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
