package marketplace.pages.gallery;

import java.util.List;
import marketplace.pages.Errors;
import marketplace.pages.Opening;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows the parts, and a form that can fail and succeed. */
@Controller
@ConditionalOnProperty("pages.gallery")
public class Gallery {
    private static final String HERE = "/design";

    private final Pages pages;

    Gallery(Pages pages) {
        this.pages = pages;
    }

    /** What the form sends. */
    public record Form(String name, String postcode) {
        public Form {
            name = name == null ? "" : name.strip();
            postcode = postcode == null ? "" : postcode.strip();
        }
    }

    @GetMapping(HERE)
    Mono<Rendering> parts(ServerWebExchange exchange, @ModelAttribute Form form) {
        return pages.show(exchange, Sheet.of("pages/gallery", form).orPart("pages/gallery-form"));
    }

    @PostMapping(HERE)
    Mono<Rendering> send(ServerWebExchange exchange, @ModelAttribute Form form) {
        var errors = errorsOf(form);
        return errors.isEmpty()
                ? pages.redirect(HERE, "pages.saved")
                : pages.show(
                        exchange,
                        Sheet.of("pages/gallery", form)
                                .orPart("pages/gallery-form")
                                .with(errors));
    }

    @GetMapping(HERE + "/results")
    Mono<Rendering> results(ServerWebExchange exchange) {
        return pages.show(exchange, "pages/gallery-results", Samples.cards());
    }

    @GetMapping(HERE + "/work")
    Mono<Rendering> work(ServerWebExchange exchange) {
        return pages.show(exchange, "pages/gallery-work", Samples.board());
    }

    @GetMapping(HERE + "/figures")
    Mono<Rendering> figures(ServerWebExchange exchange) {
        return pages.show(exchange, "pages/gallery-figures", Samples.tiles());
    }

    @GetMapping(HERE + "/payment")
    Mono<Rendering> payment(ServerWebExchange exchange) {
        var stripe = "https://js.stripe.com";
        var opening = Opening.forPayment(stripe, List.of(stripe, "https://hooks.stripe.com"), "https://api.stripe.com");
        return pages.show(
                exchange, Sheet.of("pages/gallery-form", new Form("", "")).open(opening));
    }

    private static Errors errorsOf(Form form) {
        var errors = form.name().isEmpty()
                ? Errors.at("name", "Bitte Ihren Namen, zum Beispiel Johanna Berger.")
                : Errors.none();
        return form.postcode().matches("\\d{5}|")
                ? errors
                : errors.and("postcode", "Bitte fünf Ziffern, zum Beispiel 99998.");
    }
}
