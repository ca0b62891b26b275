package marketplace.shared.web;

import java.net.URI;
import marketplace.shared.Refusal;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;

/** Refusals as problem details (RFC 9457) with stable types; nothing else of the inside leaves the house. */
@RestControllerAdvice(annotations = org.springframework.web.bind.annotation.RestController.class)
public class Problems extends ResponseEntityExceptionHandler {
    private static final String SECONDS_TO_WAIT = "1";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        var status = statusOf(refusal.kind());
        var problem = ProblemDetail.forStatusAndDetail(status, refusal.getMessage());
        problem.setType(URI.create("/problems/" + refusal.slug()));
        problem.setTitle(status.getReasonPhrase());
        if (!refusal.fields().isEmpty()) {
            problem.setProperty("fields", refusal.fields());
        }
        var answer = ResponseEntity.status(status);
        if (refusal.kind() == Refusal.Kind.BUSY || refusal.kind() == Refusal.Kind.TOO_MANY) {
            answer.header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        return answer.body(problem);
    }

    /** A body whose parts check themselves is refused as they say, not as unreadable. */
    @Override
    protected Mono<ResponseEntity<Object>> handleServerWebInputException(
            ServerWebInputException unread, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        return NestedExceptionUtils.getRootCause(unread) instanceof Refusal refusal
                ? Mono.just(asObject(refused(refusal)))
                : super.handleServerWebInputException(unread, headers, status, exchange);
    }

    private static ResponseEntity<Object> asObject(ResponseEntity<ProblemDetail> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(answer.getBody());
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
