package marketplace.payments.inbox;

import marketplace.payments.stripe.Signatures;
import marketplace.payments.stripe.Signatures.Endpoint;
import marketplace.shared.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what verifiably comes from Stripe and refuses the rest. */
@Component
public class TakeLetter {

    private final Signatures signatures;
    private final Inbox inbox;
    private final JsonMapper json;

    TakeLetter(Signatures signatures, Inbox inbox, JsonMapper json) {
        this.signatures = signatures;
        this.inbox = inbox;
        this.json = json;
    }

    public Mono<Void> from(Endpoint endpoint, String body, String signature) {
        if (!signatures.verify(endpoint, body, signature)) {
            return Mono.error(new NotFromStripe());
        }
        return Mono.justOrEmpty(Letter.read(endpoint, body, json))
                .filter(Letter::isHeard)
                .flatMap(inbox::keep);
    }

    /** The signature does not hold. */
    static final class NotFromStripe extends Refusal {
        private static final long serialVersionUID = 1;

        NotFromStripe() {
            super(Kind.FORBIDDEN, "not-from-stripe", "This message is not signed by Stripe.");
        }
    }
}
