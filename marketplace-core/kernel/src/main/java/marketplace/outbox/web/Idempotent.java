package marketplace.outbox.web;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creating calls of the API: each brings an {@code Idempotency-Key} of at most 200 characters, and the same person, key
 * and body get the same answer without anything being done again.
 */
@Component
public class Idempotent {
    public static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 200;
    private static final String GUEST = "guest";
    private static final Answer NOTHING = new Answer(HttpStatus.CREATED.value(), "");
    private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");

    private final Once once;
    private final JsonMapper json;

    Idempotent(Once once, JsonMapper json) {
        this.once = once;
        this.json = json;
    }

    /**
     * What the work made, as 201 and JSON; of whoever is signed in.
     *
     * @param at where it is found from now on, with fields of the answer in braces: "/api/v1/listings/{id}"
     */
    public Mono<ResponseEntity<String>> created(ServerWebExchange exchange, Object body, Mono<?> work, String at) {
        return SignedIn.get()
                .map(Idempotent::caller)
                .flatMap(caller -> once.answer(asked(caller, exchange, body), made(work)))
                .map(answer -> answer(answer, at));
    }

    /** The same for what has no address of its own. */
    public Mono<ResponseEntity<String>> created(ServerWebExchange exchange, Object body, Mono<?> work) {
        return created(exchange, body, work, "");
    }

    /** The same of anybody, for what is not found again afterwards; guests share one book of keys. */
    public Mono<ResponseEntity<String>> createdByAnybody(ServerWebExchange exchange, Object body, Mono<?> work) {
        return SignedIn.find()
                .map(Idempotent::caller)
                .defaultIfEmpty(GUEST)
                .flatMap(caller -> once.answer(asked(caller, exchange, body), made(work)))
                .map(answer -> answer(answer, ""));
    }

    /** For work whose body is its own key: if it brings one all the same, that never stands for another body. */
    public Mono<Void> sameBody(ServerWebExchange exchange, Object body) {
        return exchange.getRequest().getHeaders().getFirst(HEADER) == null
                ? Mono.empty()
                : SignedIn.get()
                        .map(Idempotent::caller)
                        .flatMap(caller -> once.answer(asked(caller, exchange, body), Mono.just(NOTHING)))
                        .then();
    }

    private Mono<Answer> made(Mono<?> work) {
        return work.map(thing -> new Answer(HttpStatus.CREATED.value(), json.writeValueAsString(thing)));
    }

    private static String caller(SignedIn me) {
        return me.account().toString();
    }

    private Asked asked(String caller, ServerWebExchange exchange, Object body) {
        var request = exchange.getRequest();
        var route = request.getMethod() + " "
                + request.getPath().pathWithinApplication().value();
        return new Asked(caller, key(request.getHeaders().getFirst(HEADER)), route, json.writeValueAsString(body));
    }

    private static String key(@Nullable String given) {
        var key = Objects.requireNonNullElse(given, "").strip();
        if (key.isEmpty() || key.length() > LONGEST) {
            throw new KeyMissing();
        }
        return key;
    }

    private ResponseEntity<String> answer(Answer answer, String at) {
        var entity = ResponseEntity.status(answer.status()).contentType(MediaType.APPLICATION_JSON);
        if (!at.isEmpty()) {
            entity.location(URI.create(filled(at, json.readTree(answer.body()))));
        }
        return entity.body(answer.body());
    }

    private static String filled(String at, JsonNode made) {
        return FIELD.matcher(at)
                .replaceAll(field ->
                        Matcher.quoteReplacement(made.path(field.group(1)).asString()));
    }

    /** Nobody can say afterwards whether a call without a key was meant once or twice. */
    static final class KeyMissing extends Refusal {
        private static final long serialVersionUID = 1;

        KeyMissing() {
            super(Kind.INVALID, "idempotency-key-missing", "Please send an Idempotency-Key of 1 to 200 characters.");
        }
    }
}
