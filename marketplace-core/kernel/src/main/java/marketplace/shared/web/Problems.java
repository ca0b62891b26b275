package marketplace.shared.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.shared.Malformed;
import marketplace.shared.Overtaken;
import marketplace.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/** Refusals as problem details (RFC 9457) with stable types; nothing else of the inside leaves the house. */
@RestControllerAdvice(annotations = org.springframework.web.bind.annotation.RestController.class)
public class Problems extends ResponseEntityExceptionHandler {
    /** Where a problem's type is explained. */
    public static final String TYPES = "/problems/";

    private static final String SECONDS_TO_WAIT = "1";
    private static final String FIELDS = "fields";
    private static final String UNREADABLE = "unreadable";

    /** Types of problems no room speaks of: the request never reached one. */
    private static final Map<Integer, String> BEFORE_ANY_ROOM = Map.ofEntries(
            Map.entry(400, "malformed"),
            Map.entry(401, "not-signed-in"),
            Map.entry(403, "not-yours"),
            Map.entry(404, "no-such-route"),
            Map.entry(405, "method-not-allowed"),
            Map.entry(406, "not-acceptable"),
            Map.entry(413, "too-large"),
            Map.entry(415, "media-type"),
            Map.entry(422, "invalid"),
            Map.entry(429, "too-many-requests"),
            Map.entry(503, "resting"));

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        var status = statusOf(refusal.kind());
        var problem = ProblemDetail.forStatusAndDetail(status, refusal.getMessage());
        problem.setType(URI.create(TYPES + refusal.slug()));
        problem.setTitle(status.getReasonPhrase());
        if (!refusal.fields().isEmpty()) {
            problem.setProperty(FIELDS, refusal.fields());
        }
        var answer = ResponseEntity.status(status);
        if (refusal.kind() == Refusal.Kind.BUSY || refusal.kind() == Refusal.Kind.TOO_MANY) {
            answer.header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        if (status == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.body(problem);
    }

    /** Nothing was stored; the same may be asked again. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> overtaken(Overtaken overtaken) {
        var status = HttpStatus.SERVICE_UNAVAILABLE;
        var problem = ProblemDetail.forStatusAndDetail(status, "Too many changed the same at this moment. Repeat it.");
        problem.setType(URI.create(typeOf(status.value())));
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> malformed(Malformed text) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, text.getMessage());
        problem.setType(URI.create(typeOf(HttpStatus.UNPROCESSABLE_CONTENT.value())));
        return ResponseEntity.unprocessableContent().body(problem);
    }

    /** A body whose parts check themselves is refused as they say, not as unreadable. */
    @Override
    protected Mono<ResponseEntity<Object>> handleServerWebInputException(
            ServerWebInputException unread, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        return NestedExceptionUtils.getRootCause(unread) instanceof Refusal refusal
                ? Mono.just(asObject(refused(refusal)))
                : malformed(fieldsOf(unread), headers, status, exchange);
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleMissingRequestValueException(
            MissingRequestValueException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            ServerWebExchange exchange) {
        return malformed(List.of(missing(missing.getName())), headers, status, exchange);
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleWebExchangeBindException(
            WebExchangeBindException invalid, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        var fields = invalid.getFieldErrors().stream()
                .map(error -> new Refusal.Field(
                        error.getField(), slugOf(error.getCode()), String.valueOf(error.getDefaultMessage())))
                .toList();
        return malformed(fields, headers, status, exchange);
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid,
            HttpHeaders headers,
            HttpStatusCode status,
            ServerWebExchange exchange) {
        var fields = invalid.getParameterValidationResults().stream()
                .flatMap(one -> one.getResolvableErrors().stream()
                        .map(error -> new Refusal.Field(
                                String.valueOf(one.getMethodParameter().getParameterName()),
                                slugOf(lastOf(error.getCodes())),
                                String.valueOf(error.getDefaultMessage()))))
                .toList();
        return malformed(fields, headers, status, exchange);
    }

    /** What Spring says of a request that reached no room, under a type of ours. */
    @Override
    protected Mono<ResponseEntity<Object>> createResponseEntity(
            @Nullable Object body, @Nullable HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        if (body instanceof ProblemDetail problem && isUntyped(problem)) {
            problem.setType(URI.create(typeOf(status.value())));
        }
        return super.createResponseEntity(body, headers, status, exchange);
    }

    private Mono<ResponseEntity<Object>> malformed(
            List<Refusal.Field> fields, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        var problem = ProblemDetail.forStatusAndDetail(status, "The request cannot be read as this route expects it.");
        problem.setType(URI.create(typeOf(status.value())));
        if (!fields.isEmpty()) {
            problem.setProperty(FIELDS, fields);
        }
        return createResponseEntity(problem, headers, status, exchange);
    }

    private static List<Refusal.Field> fieldsOf(ServerWebInputException unread) {
        return Stream.iterate((Throwable) unread, Objects::nonNull, Throwable::getCause)
                .filter(JacksonException.class::isInstance)
                .map(cause -> pathOf((JacksonException) cause))
                .filter(path -> !path.isEmpty())
                .findFirst()
                .or(() -> Optional.ofNullable(unread.getMethodParameter())
                        .filter(_ -> unread.getCause() instanceof TypeMismatchException)
                        .map(parameter -> parameter.getParameterName()))
                .map(name -> List.of(new Refusal.Field(name, UNREADABLE, "This value has another form than expected.")))
                .orElse(List.of());
    }

    /** variants[0].cents */
    private static String pathOf(JacksonException unread) {
        return unread.getPath().stream()
                .map(part ->
                        part.getPropertyName() == null ? "[" + part.getIndex() + "]" : "." + part.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static Refusal.Field missing(String name) {
        return new Refusal.Field(name, "missing", "This is needed.");
    }

    /** NotBlank is "not-blank". */
    private static String slugOf(@Nullable String code) {
        return String.valueOf(code).replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static @Nullable String lastOf(String @Nullable [] codes) {
        return codes == null || codes.length == 0 ? null : codes[codes.length - 1];
    }

    private static boolean isUntyped(ProblemDetail problem) {
        return problem.getType() == null || problem.getType().toString().equals("about:blank");
    }

    private static ResponseEntity<Object> asObject(ResponseEntity<ProblemDetail> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(answer.getBody());
    }

    /** The type of a problem that only its status tells; what is our own fault is called so. */
    public static String typeOf(int status) {
        return TYPES + BEFORE_ANY_ROOM.getOrDefault(status, status >= 500 ? "our-fault" : "malformed");
    }

    /** Slugs of {@link #typeOf}, by status. */
    public static Map<Integer, String> slugsBeforeAnyRoom() {
        return BEFORE_ANY_ROOM;
    }

    /** The status a kind of refusal is answered with. */
    public static HttpStatus statusOf(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case NOT_SIGNED_IN -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case ABSENT -> HttpStatus.NOT_FOUND;
            case CONFLICT, BUSY -> HttpStatus.CONFLICT;
            case GONE -> HttpStatus.GONE;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
        };
    }
}
