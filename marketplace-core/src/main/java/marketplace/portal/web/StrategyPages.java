package marketplace.portal.web;

import java.util.function.Function;
import marketplace.counties.DecideStrategy;
import marketplace.counties.DecideStrategy.Wanted;
import marketplace.counties.Strategies;
import marketplace.counties.StrategyRefused;
import marketplace.counties.StrategyVersion;
import marketplace.counties.Switch;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.portal.web.StrategyShown.Confirming;
import marketplace.shared.Refusal;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What the county has switched on: the operator changes it in two steps, the county's officer reads along. */
@Controller
class StrategyPages {
    private static final String FORM = "portal/strategy";

    private final StrategyBook book;
    private final Strategies strategies;
    private final DecideStrategy decide;
    private final Pages pages;

    StrategyPages(StrategyBook book, Strategies strategies, DecideStrategy decide, Pages pages) {
        this.book = book;
        this.strategies = strategies;
        this.decide = decide;
        this.pages = pages;
    }

    @GetMapping(StrategyShown.PATH)
    Mono<Rendering> show(ServerWebExchange exchange) {
        return as(Role.OPERATOR).then(book.open()).flatMap(page -> pages.show(exchange, FORM, page));
    }

    @GetMapping("/kreis/strategie")
    Mono<Rendering> read(ServerWebExchange exchange) {
        return as(Role.COUNTY_OFFICER)
                .then(book.open())
                .flatMap(page -> pages.show(exchange, "portal/strategy-read", page));
    }

    /** Shows what would become otherwise; nothing is changed yet. */
    @PostMapping(StrategyShown.PATH)
    Mono<Rendering> consider(ServerWebExchange exchange) {
        return sent(
                exchange,
                wanted -> decide.consider(wanted)
                        .map(proposal -> new Confirming(proposal, wanted.reason()))
                        .flatMap(page -> page.proposal().differences().isEmpty()
                                ? pages.redirect(StrategyShown.PATH, "portal.strategy-same")
                                : pages.show(exchange, "portal/strategy-confirm", page)));
    }

    @PostMapping(StrategyShown.PATH + "/bestaetigen")
    Mono<Rendering> decide(ServerWebExchange exchange) {
        return sent(
                exchange,
                wanted -> decide.with(wanted)
                        .then(Mono.defer(() -> pages.redirect(StrategyShown.PATH, "portal.strategy-decided"))));
    }

    private Mono<Rendering> sent(ServerWebExchange exchange, Function<Wanted, Mono<Rendering>> step) {
        return as(Role.OPERATOR)
                .then(exchange.getFormData())
                .map(StrategyForm::new)
                .flatMap(form -> strategies
                        .find(form.seen())
                        .switchIfEmpty(Mono.error(StrategyRefused.Changed::new))
                        .flatMap(seen -> Mono.defer(() -> step.apply(form.wanted(seen.strategy())))
                                .onErrorResume(StrategyRefused.class, no -> again(no, form, seen, exchange))));
    }

    /** The form as she filled it, over what is in force by now. */
    private Mono<Rendering> again(
            StrategyRefused no, StrategyForm form, StrategyVersion seen, ServerWebExchange exchange) {
        return Mono.zip(book.open(), pages.frame(exchange))
                .map(both -> sheet(no, both.getT1().filled(form.filled(seen.strategy()), seen.version()), both.getT2()))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private static Sheet sheet(StrategyRefused no, StrategyShown page, Frame frame) {
        var sheet = Sheet.of(FORM, page);
        return switch (no) {
            case StrategyRefused.Changed _ -> sheet.as(HttpStatus.CONFLICT);
            case StrategyRefused.Invalid invalid -> sheet.with(errors(invalid, frame));
        };
    }

    private static Errors errors(StrategyRefused.Invalid no, Frame frame) {
        var errors = Errors.none();
        for (var field : no.fields()) {
            errors = errors.and(field.name(), sentence(field, frame));
        }
        return errors;
    }

    private static String sentence(Refusal.Field field, Frame frame) {
        var limits = Switch.find(field.name())
                .map(one -> StrategyShown.limits(frame, one))
                .orElse("");
        return frame.text("portal.strategy.field." + field.slug(), limits).strip();
    }

    private static Mono<SignedIn> as(Role role) {
        return SignedIn.get().flatMap(me -> me.as(role));
    }
}
