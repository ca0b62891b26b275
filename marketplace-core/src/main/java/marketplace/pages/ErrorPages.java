package marketplace.pages;

import java.util.Set;
import marketplace.shared.Malformed;
import marketplace.shared.Overtaken;
import marketplace.shared.Refusal;
import marketplace.shared.web.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What went wrong, as a friendly page with a way on for people and as a problem detail (RFC 9457) for machines. */
@Component
public class ErrorPages implements WebExceptionHandler, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final Set<Integer> WITH_WORDS = Set.of(401, 403, 404, 409, 410, 413, 422, 429, 500, 503);
    private static final Set<HttpStatus> TO_REPEAT =
            Set.of(HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE);
    private static final String SECONDS_TO_WAIT = "5";

    private final Frames frames;
    private final JteViews views;

    ErrorPages(Frames frames, JteViews views) {
        this.frames = frames;
        this.views = views;
    }

    /** What the page of an error says: the status and a sentence of the room that refused, when one did. */
    public record Failed(int status, String title, String sentence) {}

    private record Problem(String type, String title, int status, String detail) {}

    /** Before Boot's own. */
    @Override
    public int getOrder() {
        return -2;
    }

    /** Answers a failure; also for handlers of security, which know of it before anyone else. */
    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        var status = statusOf(failure);
        if (status.is5xxServerError()) {
            LOG.error(
                    "{} {} failed",
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath(),
                    failure);
        }
        exchange.getResponse().setStatusCode(status);
        var headers = exchange.getResponse().getHeaders();
        if (TO_REPEAT.contains(status) && !headers.containsHeader(HttpHeaders.RETRY_AFTER)) {
            headers.set(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        return isHtmx(exchange) || wantsPage(exchange)
                ? frames.of(exchange).flatMap(frame -> page(exchange, frame, failure, status))
                : problem(exchange, failure, status);
    }

    private Mono<Void> page(ServerWebExchange exchange, Frame frame, Throwable failure, HttpStatus status) {
        var words = WITH_WORDS.contains(status.value()) ? status.value() : status.is5xxServerError() ? 500 : 400;
        var sentence = failure instanceof Refusal refusal
                ? frame.sentence(refusal)
                : frame.text("pages.error.%d.text".formatted(words));
        var failed = new Failed(status.value(), frame.text("pages.error.%d.title".formatted(words)), sentence);
        if (isHtmx(exchange)) {
            exchange.getResponse().getHeaders().set("HX-Retarget", "#toast");
            exchange.getResponse().getHeaders().set("HX-Reswap", "innerHTML");
        }
        var html = views.render(isHtmx(exchange) ? "pages/failed-part.jte" : "pages/failed.jte", frame, failed);
        return JteViews.send(exchange, frame.language(), html);
    }

    private static Mono<Void> problem(ServerWebExchange exchange, Throwable failure, HttpStatus status) {
        var problem = failure instanceof Refusal refusal
                ? new Problem(
                        Problems.TYPES + refusal.slug(), status.getReasonPhrase(), status.value(), refusal.getMessage())
                : new Problem(
                        Problems.typeOf(status.value()),
                        status.getReasonPhrase(),
                        status.value(),
                        status.getReasonPhrase());
        var json = JsonMapper.shared().writeValueAsBytes(problem);
        var response = exchange.getResponse();
        if (status == HttpStatus.UNAUTHORIZED) {
            response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setContentLength(json.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(json)));
    }

    private static HttpStatus statusOf(Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> Problems.statusOf(refusal.kind());
            case Malformed _ -> HttpStatus.UNPROCESSABLE_CONTENT;
            case ErrorResponse answer ->
                HttpStatus.valueOf(answer.getStatusCode().value());
            case WebClientRequestException _, Overtaken _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case AccessDeniedException _ -> HttpStatus.FORBIDDEN;
            case AuthenticationException _ -> HttpStatus.UNAUTHORIZED;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private static boolean wantsPage(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getAccept().stream()
                .anyMatch(type -> !type.isWildcardType() && type.isCompatibleWith(MediaType.TEXT_HTML));
    }

    private static boolean isHtmx(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().containsHeader(Pages.HX_REQUEST);
    }
}
