package marketplace.standing.web;

import java.util.Objects;
import java.util.Optional;
import marketplace.orders.OrderNumber;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.MailAddress;
import marketplace.shared.Refusal;
import marketplace.shared.SignedIn;
import marketplace.standing.ChangeStanding;
import marketplace.standing.StandingOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** "Verträge hier kündigen" (§ 312k BGB, R29): one page with one button, no account, no script. */
@Controller
public class TerminationPages {
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_REASON = 1_000;
    private static final String FOR_CAUSE = "CAUSE";

    private final ChangeStanding change;
    private final Pages pages;

    TerminationPages(ChangeStanding change, Pages pages) {
        this.change = change;
        this.pages = pages;
    }

    /**
     * What is declared.
     *
     * @param kind USUAL, or CAUSE with a reason
     */
    public record Declared(String name, String number, String mail, String kind, String reason) {
        public Declared {
            name = Objects.requireNonNullElse(name, "").strip();
            number = Objects.requireNonNullElse(number, "").strip();
            mail = Objects.requireNonNullElse(mail, "").strip();
            kind = Objects.requireNonNullElse(kind, "USUAL");
            reason = Objects.requireNonNullElse(reason, "").strip();
        }

        public boolean isForCause() {
            return kind.equals(FOR_CAUSE);
        }

        Optional<OrderNumber> parsed() {
            try {
                return Optional.of(OrderNumber.of(number));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }

        @Nullable
        String givenReason() {
            return isForCause() ? reason.substring(0, Math.min(reason.length(), LONGEST_REASON)) : null;
        }

        /** What is still to be mended, in the order of the fields. */
        Errors errors(Frame frame) {
            var all = Errors.none();
            if (name.isEmpty()) {
                all = all.and("name", frame.text("standing.terminate.error.name"));
            }
            if (parsed().isEmpty()) {
                all = all.and("number", frame.text("standing.terminate.error.number"));
            }
            if (!MailAddress.isOne(mail)) {
                all = all.and("mail", frame.text("standing.terminate.error.mail"));
            }
            return isForCause() && reason.isEmpty()
                    ? all.and("reason", frame.text("standing.terminate.error.reason"))
                    : all;
        }
    }

    /** What was received when. */
    public record Done(Declared words, StandingOrder order) {}

    @GetMapping("/kuendigen")
    Mono<Rendering> begin(@RequestParam(defaultValue = "") String nummer, ServerWebExchange exchange) {
        var number = nummer.substring(0, Math.min(nummer.length(), LONGEST_NUMBER));
        return SignedIn.find()
                .map(SignedIn::name)
                .defaultIfEmpty("")
                .flatMap(name ->
                        pages.show(exchange, "standing/terminate", new Declared(name, number, "", "USUAL", "")));
    }

    /** The declaration itself. Sent twice, it is one, with one moment of receipt. */
    @PostMapping("/kuendigen")
    Mono<Rendering> declare(@ModelAttribute Declared words, ServerWebExchange exchange) {
        return pages.frame(exchange).flatMap(frame -> {
            var errors = words.errors(frame);
            return errors.isEmpty() ? ended(words, frame, exchange) : mend(words, errors, exchange);
        });
    }

    private Mono<Rendering> ended(Declared words, Frame frame, ServerWebExchange exchange) {
        return change.end(words.parsed().orElseThrow(), words.mail(), words.givenReason())
                .flatMap(order -> pages.show(exchange, "standing/terminated", new Done(words, order)))
                .onErrorResume(
                        Refusal.class, refused -> mend(words, Errors.at("number", frame.sentence(refused)), exchange));
    }

    private Mono<Rendering> mend(Declared words, Errors errors, ServerWebExchange exchange) {
        return pages.show(exchange, Sheet.of("standing/terminate", words).with(errors));
    }
}
