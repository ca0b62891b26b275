package marketplace.outbox;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import marketplace.shared.Refusal;
import org.springframework.http.HttpStatusCode;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** Tells faults of the surroundings, which pass by themselves, from those of the news at hand. */
public final class Faults {
    /** How long to leave work alone while its surroundings rest. */
    public static final Duration REST = Duration.ofMinutes(1);

    private static final int DEEPEST = 20;
    private static final int LONGEST = 500;
    private static final String TOO_SLOW = "57014";
    /** A token refused, a time-out or too many requests says nothing about the news. */
    private static final Set<Integer> NOT_NOW = Set.of(401, 403, 408, 429);

    private Faults() {}

    public static boolean pass(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(Faults::passes);
    }

    /** What the operator reads, at most {@value #LONGEST} characters. */
    static String reason(Throwable error) {
        var text = error.getClass().getSimpleName() + ": " + error.getMessage();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static boolean passes(Throwable error) {
        return switch (error) {
            case R2dbcNonTransientResourceException fault -> !TOO_SLOW.equals(fault.getSqlState());
            case R2dbcTransientResourceException _, R2dbcTimeoutException _, CannotCreateTransactionException _ -> true;
            case TimeoutException _, IOException _ -> true;
            case WebClientResponseException answer -> passes(answer.getStatusCode());
            case Refusal refusal -> refusal.kind() == Refusal.Kind.BUSY;
            default -> false;
        };
    }

    private static boolean passes(HttpStatusCode status) {
        return status.is5xxServerError() || NOT_NOW.contains(status.value());
    }
}
