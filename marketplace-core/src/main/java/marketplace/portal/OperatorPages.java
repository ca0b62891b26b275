package marketplace.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import marketplace.billing.BillingRefused;
import marketplace.billing.LeftByPayments;
import marketplace.billing.LeftByPayments.Told;
import marketplace.compliance.Notices;
import marketplace.counties.Counties;
import marketplace.counties.County;
import marketplace.letters.ParkedLetters;
import marketplace.merchants.Merchants;
import marketplace.outbox.Parked;
import marketplace.outbox.Parked.ParkedNews;
import marketplace.outbox.Parked.ParkedWork;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.parts.Tile;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The operator's day: what waits for a decision, what was given up, and which counties are here. */
@Controller
@RequestMapping("/betreiber")
public class OperatorPages {
    private final Merchants merchants;
    private final Parked parked;
    private final LeftByPayments payments;
    private final ParkedLetters letters;
    private final Notices notices;
    private final Counties counties;
    private final Pages pages;

    OperatorPages(
            Merchants merchants,
            Parked parked,
            LeftByPayments payments,
            ParkedLetters letters,
            Notices notices,
            Counties counties,
            Pages pages) {
        this.merchants = merchants;
        this.parked = parked;
        this.payments = payments;
        this.letters = letters;
        this.notices = notices;
        this.counties = counties;
        this.pages = pages;
    }

    /**
     * What waits.
     *
     * @param merchants how many are in which state
     * @param parked of ours; what payments gave up is asked for where it is shown
     */
    public record Day(Map<String, Long> merchants, long notices, long parked, int letters) {
        public long in(String state) {
            return merchants.getOrDefault(state, 0L);
        }

        public List<Tile> tiles(Frame frame) {
            var review = Tile.of(
                    frame.text("portal.operator.review"), frame.formats().count(in("in-review")));
            return List.of(
                    new Tile(review.label(), review.value(), null, List.of(), null, true),
                    Tile.of(
                            frame.text("portal.operator.notices"),
                            frame.formats().count(notices)),
                    Tile.of(
                            frame.text("portal.operator.letters"),
                            frame.formats().count(letters)),
                    Tile.of(
                            frame.text("portal.operator.parked"),
                            frame.formats().count(parked)));
        }
    }

    /**
     * What was given up.
     *
     * @param told by the payment house; unknown while payments rests
     */
    public record Left(List<ParkedNews> news, List<ParkedWork> work, Optional<List<Told>> told) {
        public boolean isNothing() {
            return news.isEmpty()
                    && work.isEmpty()
                    && told.filter(List::isEmpty).isPresent();
        }

        public List<Told> messages() {
            return told.orElse(List.of());
        }
    }

    /** The counties of this installation. */
    public record All(List<County> counties) {}

    record Again(
            @Nullable String follower,
            @Nullable UUID id,
            @Nullable String what,
            @Nullable String subject,
            @Nullable String message) {}

    @GetMapping
    Mono<Rendering> day(ServerWebExchange exchange) {
        var states = merchants.count();
        var unsent = letters.list();
        return operator(Mono.zip(states, notices.countOpen(), parked.count(), unsent))
                .map(all -> new Day(
                        all.getT1(), all.getT2(), all.getT3(), all.getT4().size()))
                .flatMap(day -> pages.show(exchange, "portal/operator", day));
    }

    @GetMapping("/liegengeblieben")
    Mono<Rendering> left(ServerWebExchange exchange) {
        return operator(Mono.zip(parked.news(), parked.work(), told()))
                .map(all -> new Left(all.getT1(), all.getT2(), all.getT3()))
                .flatMap(left -> pages.show(exchange, "portal/left", left));
    }

    @PostMapping("/liegengeblieben")
    Mono<Rendering> again(@ModelAttribute Again form) {
        return operator(toTryAgain(form).thenReturn(form))
                .flatMap(_ -> pages.redirect("/betreiber/liegengeblieben", "portal.again"));
    }

    private Mono<Optional<List<Told>>> told() {
        return payments.list().map(Optional::of).onErrorReturn(BillingRefused.Resting.class, Optional.empty());
    }

    private Mono<Void> toTryAgain(Again form) {
        if (form.message() != null) {
            return payments.again(form.message());
        }
        if (form.follower() != null && form.id() != null) {
            return parked.again(form.follower(), form.id());
        }
        return form.what() != null && form.subject() != null ? parked.again(form.what(), form.subject()) : Mono.empty();
    }

    @GetMapping("/landkreise")
    Mono<Rendering> counties(ServerWebExchange exchange) {
        return operator(counties.list()).flatMap(all -> pages.show(exchange, "portal/counties", new All(all)));
    }

    private static <T> Mono<T> operator(Mono<T> step) {
        return SignedIn.get().flatMap(me -> me.as(Role.OPERATOR)).flatMap(_ -> step);
    }
}
