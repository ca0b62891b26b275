package marketplace.outbox.web;

import java.util.Objects;
import marketplace.outbox.Once;
import marketplace.outbox.Once.Answer;
import marketplace.outbox.Once.Asked;
import marketplace.shared.Refusal;
import marketplace.shared.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creating calls of the API: each brings an {@code Idempotency-Key} of at most 200 characters, and the same person, key
 * and body get the same answer without anything being done again.
 */
@Component
public class Idempotent {
    public static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 200;

    private final Once once;
    private final JsonMapper json;

    Idempotent(Once once, JsonMapper json) {
        this.once = once;
        this.json = json;
    }

    /** What the work made, as 201 and JSON; of whoever is signed in. */
    public Mono<ResponseEntity<String>> created(ServerWebExchange exchange, Object body, Mono<?> work) {
        var made = work.map(thing -> new Answer(HttpStatus.CREATED.value(), json.writeValueAsString(thing)));
        return SignedIn.get()
                .map(me -> asked(me, exchange, body))
                .flatMap(asked -> once.answer(asked, made))
                .map(Idempotent::answer);
    }

    private Asked asked(SignedIn me, ServerWebExchange exchange, Object body) {
        var request = exchange.getRequest();
        var route = request.getMethod() + " "
                + request.getPath().pathWithinApplication().value();
        return new Asked(
                me.account().toString(),
                key(request.getHeaders().getFirst(HEADER)),
                route,
                json.writeValueAsString(body));
    }

    private static String key(@Nullable String given) {
        var key = Objects.requireNonNullElse(given, "").strip();
        if (key.isEmpty() || key.length() > LONGEST) {
            throw new KeyMissing();
        }
        return key;
    }

    private static ResponseEntity<String> answer(Answer answer) {
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }

    /** Nobody can say afterwards whether a call without a key was meant once or twice. */
    static final class KeyMissing extends Refusal {
        private static final long serialVersionUID = 1;

        KeyMissing() {
            super(Kind.INVALID, "idempotency-key-missing", "Please send an Idempotency-Key of 1 to 200 characters.");
        }
    }
}
