package marketplace.billing;

import java.time.Instant;
import java.util.List;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What the payment house told and payments gave up after too many tries; the operator's to see and to set going again. */
@Component
public class LeftByPayments {
    private final PaymentsClient payments;

    LeftByPayments(PaymentsClient payments) {
        this.payments = payments;
    }

    /**
     * A message given up.
     *
     * @param id the payment house's
     * @param about its id of what it is about
     */
    public record Told(String id, String type, String about, String reason, Instant receivedAt) {
        static Told of(JsonNode json) {
            return new Told(
                    json.path("id").asString(),
                    json.path("type").asString(),
                    json.path("object").asString(),
                    json.path("reason").asString(),
                    Instant.parse(json.path("receivedAt").asString()));
        }
    }

    /** The oldest first, at most a hundred. */
    public Mono<List<Told>> list() {
        return operator()
                .flatMap(_ -> payments.parkedLetters())
                .onErrorMap(PaymentsClient::inWords)
                .checkpoint("list what payments left");
    }

    /** Gives it its tries back; gone or under way, nothing happens. */
    public Mono<Void> again(String message) {
        return operator()
                .flatMap(_ -> payments.again(message))
                .onErrorMap(PaymentsClient::inWords)
                .checkpoint("again what payments left");
    }

    private static Mono<SignedIn> operator() {
        return SignedIn.get().flatMap(me -> me.as(Role.OPERATOR));
    }
}
