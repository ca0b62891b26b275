package marketplace.payments.sandbox.wire;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Misfortunes ordered for calls to come; each strikes a stated number of matching calls and is used up. */
public final class Faults {

    /** What may befall a call. */
    public enum Kind {
        /** It is done, but the connection breaks before the answer. */
        LOSE_ANSWER,
        /** It is not done, and the connection breaks. */
        LOSE_CALL,
        /** It is not done, and the answer is 500. */
        BREAK,
        /** It is not done, and the answer is 429. */
        TOO_MANY,
        /** It is not done, and the answer is a no that stays a no (400). */
        REFUSE,
        /** It waits, its key in use, before it is done. */
        DELAY,
        /** Its card is declined, whatever the card. */
        DECLINE
    }

    private final List<Ordered> ordered = new CopyOnWriteArrayList<>();

    private record Ordered(Kind kind, String method, String path, String account, Duration pause, AtomicInteger left) {
        boolean strikes(String calledMethod, String calledPath, String calledAccount) {
            return method.equals(calledMethod)
                    && calledPath.matches(path)
                    && (account.isEmpty() || account.equals(calledAccount))
                    && left.getAndDecrement() > 0;
        }
    }

    /** A fault that struck. */
    public record Struck(Kind kind, Duration pause) {}

    /** @param path a regular expression over the whole path; @param account empty for any */
    public void order(Form form) {
        ordered.add(new Ordered(
                Kind.valueOf(form.need("kind")),
                form.text("method").orElse("POST"),
                form.text("path").orElse(".*"),
                form.text("account").orElse(""),
                Duration.ofMillis(form.number("millis").orElse(1_000)),
                new AtomicInteger((int) form.number("times").orElse(1))));
    }

    public void clear() {
        ordered.clear();
    }

    Optional<Struck> strike(String method, String path, String account) {
        for (Ordered one : ordered) {
            if (one.strikes(method, path, account)) {
                return Optional.of(new Struck(one.kind, one.pause));
            }
        }
        return Optional.empty();
    }
}
