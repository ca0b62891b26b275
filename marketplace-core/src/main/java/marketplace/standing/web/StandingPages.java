package marketplace.standing.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marketplace.checkout.web.HandOverWords;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.delivery.OfferHandOver.Offer;
import marketplace.merchants.BusinessTime;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.pages.parts.Option;
import marketplace.pages.parts.Week;
import marketplace.shared.Malformed;
import marketplace.shared.Money;
import marketplace.shared.Refusal;
import marketplace.shared.VariantId;
import marketplace.standing.Ahead;
import marketplace.standing.ChangeStanding;
import marketplace.standing.LookAhead;
import marketplace.standing.Missing;
import marketplace.standing.Rhythm;
import marketplace.standing.Run;
import marketplace.standing.Runs;
import marketplace.standing.StandingId;
import marketplace.standing.StandingLine;
import marketplace.standing.StandingOrder;
import marketplace.standing.StandingOrders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A resident's standing orders: what comes next, what she may change until when, what came before, the end. */
@Controller
public class StandingPages {
    static final String LIST = "/dauerbestellungen";
    private static final int LATEST = 50;
    private static final Map<String, String> FIELDS = Map.of(
            "standing-order-pieces", "pieces", "pause-out-of-range", "until", "standing-order-last-line", "pieces");

    private final Known known;
    private final ChangeStanding change;
    private final Pages pages;
    private final Clock clock;

    StandingPages(Known known, ChangeStanding change, Pages pages, Clock clock) {
        this.known = known;
        this.change = change;
        this.pages = pages;
        this.clock = clock;
    }

    /** What is known of them. */
    @Component
    record Known(StandingOrders orders, Runs runs, LookAhead lookAhead, Places places) {}

    /** All of hers. */
    public record Listed(List<StandingOrder> orders, LocalDate today) {}

    /**
     * What the page of one shows.
     *
     * @param ahead the next delivery; none once it has ended
     */
    public record Shown(
            StandingOrder order, Optional<Ahead> ahead, List<Run> runs, Optional<Place> place, LocalDate today) {
        public boolean isPaused() {
            return order.isPaused(today);
        }

        /** The week of the next delivery, with the moment up to which one can join it. */
        public Optional<Week> week(Frame frame) {
            return ahead.map(Ahead::choice)
                    .flatMap(choice -> place.map(
                            where -> new HandOverWords(new Offer(where, List.of(choice), List.of()), choice, today)))
                    .map(words -> words.week(frame));
        }

        public List<Option> rhythms(Frame frame, StandingLine line) {
            return StandingWords.rhythms(frame, line.rhythm());
        }

        /** What is missing of a line next time, if it comes then. */
        public Optional<Missing> missing(StandingLine line) {
            return ahead.stream()
                    .flatMap(next -> next.missing().stream())
                    .filter(one -> one.variant().equals(line.variant()))
                    .findFirst();
        }

        /** Whether the line is due next time. */
        public boolean isNext(StandingLine line) {
            return order.next().filter(day -> order.linesOn(day).contains(line)).isPresent();
        }
    }

    /** A line as it is to be from now on. */
    record Changed(
            VariantId variant,
            @Nullable String pieces,
            @Nullable Rhythm rhythm) {
        int count() {
            return pieces != null && pieces.strip().matches("\\d{1,2}") ? Integer.parseInt(pieces.strip()) : 0;
        }

        Rhythm often() {
            return rhythm == null ? Rhythm.EVERY_WEEK : rhythm;
        }
    }

    /** A price she was shown. */
    record Consent(VariantId variant, long cents) {}

    /** A day, as a browser sends it. */
    record Day(@Nullable String day) {
        LocalDate date() {
            try {
                return LocalDate.parse(String.valueOf(day));
            } catch (DateTimeParseException _) {
                throw new Malformed("no day: \"" + day + "\"");
            }
        }
    }

    @GetMapping(LIST)
    Mono<Rendering> list(ServerWebExchange exchange) {
        return known.orders()
                .mine(null, LATEST)
                .map(found -> new Listed(found, today()))
                .flatMap(listed -> pages.show(exchange, "standing/list", listed));
    }

    @GetMapping("/dauerbestellungen/{id}")
    Mono<Rendering> show(@PathVariable StandingId id, ServerWebExchange exchange) {
        return shown(id).flatMap(shown -> pages.show(exchange, "standing/one", shown));
    }

    @PostMapping("/dauerbestellungen/{id}/ueberspringen")
    Mono<Rendering> skip(@PathVariable StandingId id, @ModelAttribute Day day, ServerWebExchange exchange) {
        return done(change.skip(id, day.date()), id, "standing.skipped", exchange);
    }

    @PostMapping("/dauerbestellungen/{id}/pause")
    Mono<Rendering> pause(@PathVariable StandingId id, @ModelAttribute Until until, ServerWebExchange exchange) {
        return done(change.pause(id, until.date(today())), id, "standing.paused", exchange);
    }

    /** From when on it comes again; a field left empty is today, which is refused where it was left empty. */
    record Until(@Nullable String until) {
        LocalDate date(LocalDate today) {
            try {
                return LocalDate.parse(String.valueOf(until));
            } catch (DateTimeParseException _) {
                return today;
            }
        }
    }

    @PostMapping("/dauerbestellungen/{id}/weiter")
    Mono<Rendering> resume(@PathVariable StandingId id, ServerWebExchange exchange) {
        return done(change.resume(id), id, "standing.resumed", exchange);
    }

    @PostMapping("/dauerbestellungen/{id}/zeile")
    Mono<Rendering> set(@PathVariable StandingId id, @ModelAttribute Changed line, ServerWebExchange exchange) {
        var changed = Mono.defer(() -> change.set(id, line.variant(), line.count(), line.often()));
        return done(changed, id, "standing.changed", exchange);
    }

    @PostMapping("/dauerbestellungen/{id}/zeile/entfernen")
    Mono<Rendering> remove(@PathVariable StandingId id, @ModelAttribute Changed line, ServerWebExchange exchange) {
        return done(change.remove(id, line.variant()), id, "standing.removed", exchange);
    }

    @PostMapping("/dauerbestellungen/{id}/zustimmen")
    Mono<Rendering> consent(@PathVariable StandingId id, @ModelAttribute Consent to, ServerWebExchange exchange) {
        return done(change.consent(id, to.variant(), Money.euro(to.cents())), id, "standing.consented", exchange);
    }

    @PostMapping("/dauerbestellungen/{id}/kuendigen")
    Mono<Rendering> end(@PathVariable StandingId id, ServerWebExchange exchange) {
        return done(change.end(id), id, "standing.ended", exchange);
    }

    /** Back to its page, which tells that it is done, or what is to be mended. */
    private Mono<Rendering> done(Mono<StandingOrder> step, StandingId id, String done, ServerWebExchange exchange) {
        return step.flatMap(order -> pages.redirect(LIST + "/" + order.id(), done))
                .onErrorResume(
                        refused -> refused instanceof Refusal no && FIELDS.containsKey(no.slug()),
                        refused -> mend((Refusal) refused, id, exchange));
    }

    private Mono<Rendering> mend(Refusal refused, StandingId id, ServerWebExchange exchange) {
        return Mono.zip(shown(id), pages.frame(exchange))
                .flatMap(both -> pages.show(
                        exchange,
                        Sheet.of("standing/one", both.getT1())
                                .with(Errors.at(
                                        String.valueOf(FIELDS.get(refused.slug())),
                                        both.getT2().sentence(refused)))));
    }

    private Mono<Shown> shown(StandingId id) {
        return known.orders()
                .mine(id)
                .flatMap(order -> Mono.zip(
                                known.lookAhead().of(order).map(Optional::of).defaultIfEmpty(Optional.<Ahead>empty()),
                                known.runs().latest(id),
                                known.places()
                                        .find(order.terms().place())
                                        .map(Optional::of)
                                        .defaultIfEmpty(Optional.<Place>empty()))
                        .map(all -> new Shown(order, all.getT1(), all.getT2(), all.getT3(), today())));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
    }
}
