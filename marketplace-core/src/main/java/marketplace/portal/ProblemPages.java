package marketplace.portal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.shared.Refusal;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What the types of problems mean (RFC 9457), each at its own address; drawn from the refusals as docs/problems.md is. */
@Controller
public class ProblemPages {
    /** Slugs with their statuses. */
    static final String DRAWN = "problems.properties";

    private static final Duration FRESH = Duration.ofHours(1);

    private final Properties statuses;
    private final Pages pages;

    ProblemPages(Pages pages) throws IOException {
        this.statuses = PropertiesLoaderUtils.loadProperties(new ClassPathResource(DRAWN));
        this.pages = pages;
    }

    /** A type of problems and the status it comes with. */
    public record Explained(String slug, String status) {
        /** The sentence its refusal has on pages. */
        public String meaning(Frame frame) {
            return frame.texts().refusal(frame.language(), slug).orElseThrow();
        }

        public String whatToDo(Frame frame) {
            return frame.text("portal.problem.do." + status);
        }
    }

    @GetMapping("/problems/{slug}")
    Mono<Rendering> show(@PathVariable String slug, ServerWebExchange exchange) {
        return Mono.justOrEmpty(Optional.ofNullable(statuses.getProperty(slug)))
                .switchIfEmpty(Mono.error(NoSuchProblem::new))
                .map(status -> new Explained(slug, status))
                .flatMap(page -> pages.showToAll(exchange, "portal/problem", page, FRESH));
    }

    /** A type there is not. */
    static final class NoSuchProblem extends Refusal {
        private static final long serialVersionUID = 1;

        NoSuchProblem() {
            super(Kind.ABSENT, "no-such-problem", "No problem has this type.");
        }
    }
}
