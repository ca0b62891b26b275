package marketplace.letters;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import marketplace.checkout.PricedBasket.Item;
import marketplace.orders.Recipient;
import marketplace.standing.Ahead;
import marketplace.standing.LookAhead;
import marketplace.standing.Missing;
import marketplace.standing.Run;
import marketplace.standing.Run.Outcome;
import marketplace.standing.Runs;
import marketplace.standing.StandingId;
import marketplace.standing.StandingOrder;
import marketplace.standing.StandingOrders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells of standing orders: what was agreed on a durable medium (R21), what comes next and until when it can be changed, what
 * was left out and why, that it has ended (R29).
 */
@Component
public class StandingLetters implements Writer {
    private static final String AT = "@";
    private static final Map<Kind, String> TEMPLATES = Map.of(
            Kind.STANDING_AGREED, "standing-agreed",
            Kind.STANDING_COMING, "standing-coming",
            Kind.STANDING_SHORT, "standing-short",
            Kind.STANDING_ENDED, "standing-ended");

    private final StandingOrders orders;
    private final LookAhead lookAhead;
    private final Runs runs;
    private final Stationery stationery;

    StandingLetters(StandingOrders orders, LookAhead lookAhead, Runs runs, Stationery stationery) {
        this.orders = orders;
        this.lookAhead = lookAhead;
        this.runs = runs;
        this.stationery = stationery;
    }

    /** What the templates about an agreement, a delivery that comes and an end show; the end has nothing ahead. */
    public record Told(StandingOrder order, Optional<Ahead> ahead) {
        public Recipient recipient() {
            return order.recipient();
        }

        public List<Item> items() {
            return ahead.stream()
                    .flatMap(next -> next.goods().parts().stream())
                    .flatMap(part -> part.items().stream())
                    .toList();
        }

        public String link() {
            return linkOf(order);
        }
    }

    /** What the template about something left out shows. */
    public record Short(StandingOrder order, Run run) {
        public String link() {
            return linkOf(order);
        }

        public boolean isBought() {
            return run.outcome() == Outcome.BOUGHT;
        }
    }

    private static String linkOf(StandingOrder order) {
        return "/dauerbestellungen/" + order.id();
    }

    /** What is missing and why, in a sentence. */
    public static String missing(Paper paper, Missing one) {
        var name = paper.literal(one.name());
        return switch (one.why()) {
            case GONE -> paper.text("standing.missing.GONE", name);
            case FEWER -> paper.text("standing.missing.FEWER", name, one.left());
            case DEARER -> paper.text("standing.missing.DEARER", name, paper.money(Objects.requireNonNull(one.now())));
        };
    }

    @Override
    public boolean writes(Kind kind) {
        return TEMPLATES.containsKey(kind);
    }

    @Override
    public Mono<Words> write(Letter letter) {
        var about = letter.about().split(AT, 2);
        var order = orders.find(StandingId.of(about[0]));
        return switch (letter.kind()) {
            case STANDING_COMING -> order.flatMap(found -> coming(found, LocalDate.parse(about[1])));
            case STANDING_SHORT ->
                order.flatMap(found -> runs.find(found.id(), LocalDate.parse(about[1]))
                        .flatMap(run -> words(letter.kind(), found, new Short(found, run))));
            default -> order.flatMap(found -> told(letter.kind(), found));
        };
    }

    private Mono<Words> told(Kind kind, StandingOrder order) {
        return lookAhead
                .of(order)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(ahead -> words(kind, order, new Told(order, ahead)));
    }

    /** Whoever has skipped or ended it meanwhile is not told that it comes. */
    private Mono<Words> coming(StandingOrder order, LocalDate day) {
        return order.next().filter(day::equals).isPresent() ? told(Kind.STANDING_COMING, order) : Mono.empty();
    }

    private Mono<Words> words(Kind kind, StandingOrder order, Object page) {
        var language = order.terms().language();
        return Mono.justOrEmpty(order.recipient().mail())
                .zipWith(stationery.paper(language))
                .map(both -> words(kind, both.getT1(), both.getT2(), page));
    }

    private Words words(Kind kind, String mail, Paper paper, Object page) {
        var template = Objects.requireNonNull(TEMPLATES.get(kind));
        return Words.of(
                mail,
                paper.formats().language(),
                paper.text("letters.%s.subject".formatted(template)),
                stationery.body(template, paper, page));
    }
}
