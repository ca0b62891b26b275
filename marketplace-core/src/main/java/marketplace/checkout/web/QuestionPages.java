package marketplace.checkout.web;

import java.util.HashMap;
import java.util.Map;
import marketplace.checkout.Answers;
import marketplace.checkout.BasketRefused;
import marketplace.checkout.CheckAddress;
import marketplace.checkout.Owner;
import marketplace.checkout.web.CheckoutPages.Shown;
import marketplace.counties.Place;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The checkout of the simple view, one question a page. Answers are kept beside the basket, so that the way back, a page
 * loaded again and the other view lose none; only the last page orders, at the same door as the usual one.
 */
@Controller
class QuestionPages {
    private static final String QUESTION = "frage";

    private final ShowCheckout showing;
    private final Answers answers;
    private final CheckAddress checkAddress;
    private final Visits visits;
    private final Pages pages;

    QuestionPages(ShowCheckout showing, Answers answers, CheckAddress checkAddress, Visits visits, Pages pages) {
        this.showing = showing;
        this.answers = answers;
        this.checkAddress = checkAddress;
        this.visits = visits;
        this.pages = pages;
    }

    @GetMapping(path = "/kasse", params = QUESTION)
    Mono<Rendering> ask(ServerWebExchange exchange) {
        return visits.owner(exchange)
                .flatMap(owner -> showing.of(owner, exchange))
                .zipWith(pages.frame(exchange))
                .flatMap(both -> ask(both.getT1(), both.getT2(), exchange))
                .switchIfEmpty(pages.redirect("/korb"));
    }

    /** Nobody is asked the fourth question before the first three are answered. */
    private Mono<Rendering> ask(Shown shown, Frame frame, ServerWebExchange exchange) {
        if (!frame.view().simple()) {
            return pages.redirect("/kasse");
        }
        var open = Step.open(shown, frame);
        return Step.of(parameter(exchange, QUESTION))
                .filter(step -> step.compareTo(open) <= 0)
                .map(step -> new Question(step, shown, isChanging(exchange)))
                .map(question -> pages.show(exchange, ShowCheckout.question(question)))
                .orElseGet(() -> pages.redirect(open.path()));
    }

    @PostMapping(path = "/kasse", params = QUESTION)
    Mono<Rendering> answer(ServerWebExchange exchange) {
        var step = Step.of(parameter(exchange, QUESTION)).orElse(Step.WHO);
        return Mono.zip(visits.remembered(exchange), exchange.getFormData())
                .flatMap(sent -> keep(step, sent.getT1(), sent.getT2())
                        .then(showing.of(sent.getT1(), exchange))
                        .zipWith(pages.frame(exchange))
                        .flatMap(both -> sent.getT2().containsKey("zurueck")
                                ? pages.redirect(step.back())
                                : onward(
                                        new Question(step, both.getT1(), isChanging(exchange)),
                                        both.getT2(),
                                        exchange)))
                .switchIfEmpty(pages.redirect("/korb"));
    }

    private Mono<Rendering> onward(Question question, Frame frame, ServerWebExchange exchange) {
        var step = question.step();
        var errors = step.errors(question.shown(), frame);
        if (!errors.isEmpty()) {
            return pages.show(exchange, ShowCheckout.question(question).with(errors));
        }
        return checked(question)
                .then(Mono.defer(() -> next(question, frame)))
                .onErrorResume(BasketRefused.class, refused -> mend(question, refused, frame, exchange));
    }

    /** Where she says where she lives. */
    private Mono<Void> checked(Question question) {
        var form = question.shown().form();
        return question.step() == Step.WHERE
                ? checkAddress.with(
                        CheckoutForm.text(form.postcode()), CheckoutForm.text(form.street()), form.isSureOfStreet())
                : Mono.empty();
    }

    private Mono<Rendering> mend(Question question, BasketRefused refused, Frame frame, ServerWebExchange exchange) {
        var errors = Errors.at("street", frame.sentence(refused));
        return pages.show(
                exchange, ShowCheckout.question(question.after(refused)).with(errors));
    }

    private Mono<Rendering> next(Question question, Frame frame) {
        var step = question.step();
        var open = Step.open(question.shown(), frame);
        return pages.redirect((question.changing() || open.compareTo(step.next()) < 0 ? open : step.next()).path());
    }

    private Mono<Void> keep(Step step, Owner owner, MultiValueMap<String, String> sent) {
        var told = new HashMap<String, String>();
        step.fields().forEach(field -> told.put(field, CheckoutForm.text(sent.getFirst(field))));
        return named(told).then(Mono.defer(() -> answers.keep(owner, told)));
    }

    /** Whoever says her place has said the town of her address. */
    private Mono<Place> named(Map<String, String> told) {
        return Mono.justOrEmpty(told.get("place"))
                .flatMap(showing::place)
                .doOnNext(place -> told.put("town", place.name()));
    }

    private static boolean isChanging(ServerWebExchange exchange) {
        return parameter(exchange, "aendern") != null;
    }

    private static @Nullable String parameter(ServerWebExchange exchange, String name) {
        return exchange.getRequest().getQueryParams().getFirst(name);
    }
}
