package marketplace.compliance.web;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import marketplace.catalog.Listing;
import marketplace.catalog.Listings;
import marketplace.compliance.Measure;
import marketplace.compliance.MeasureId;
import marketplace.compliance.Measures;
import marketplace.compliance.NoticeRefused;
import marketplace.compliance.TakeOff;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.pages.Errors;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.ListingId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The operator finds a listing by its address, hides it with reasons, and gives it back. */
@Controller
@RequestMapping(MeasureDesk.PATH)
public class MeasureDesk {
    static final String PATH = "/betreiber/angebote";
    private static final int PAGE = 20;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Measures measures;
    private final TakeOff takeOff;
    private final Listings listings;
    private final Merchants merchants;
    private final Pages pages;

    MeasureDesk(Measures measures, TakeOff takeOff, Listings listings, Merchants merchants, Pages pages) {
        this.measures = measures;
        this.takeOff = takeOff;
        this.listings = listings;
        this.merchants = merchants;
        this.pages = pages;
    }

    /** A page of measures. */
    public record Taken(List<Measure> measures, boolean inForce) {
        @Nullable
        public String older() {
            return measures.size() < PAGE
                    ? null
                    : "%s?%svor=%s"
                            .formatted(
                                    PATH,
                                    inForce ? "" : "beendet=true&",
                                    measures.getLast().id());
        }
    }

    /** A listing before the operator, whose it is, and what was done to it, the newest first. */
    public record Judged(Listing listing, Merchant merchant, List<Measure> measures) {
        public String path(String step) {
            return PATH + "/" + listing.id() + "/" + step;
        }

        public boolean isHidden() {
            return measures.stream().anyMatch(Measure::isInForce);
        }
    }

    record Why(@Nullable String reasons) {
        String words() {
            return Objects.requireNonNullElse(reasons, "");
        }
    }

    @GetMapping
    Mono<Rendering> list(
            @RequestParam(defaultValue = "false") boolean beendet,
            @RequestParam(required = false) @Nullable MeasureId vor,
            ServerWebExchange exchange) {
        return measures.list(!beendet, vor, PAGE)
                .flatMap(found -> pages.show(exchange, "compliance/measures", new Taken(found, !beendet)));
    }

    /** By the address of its page, or its number alone. */
    @GetMapping("/suche")
    Mono<Rendering> find(@RequestParam(defaultValue = "") String adresse, ServerWebExchange exchange) {
        var id = ID.matcher(adresse);
        return operator(
                id.find()
                        ? listings.find(ListingId.of(id.group()))
                                .flatMap(found -> pages.redirect(PATH + "/" + found.id()))
                                .switchIfEmpty(Mono.defer(() -> unknown(exchange)))
                        : unknown(exchange));
    }

    private Mono<Rendering> unknown(ServerWebExchange exchange) {
        return Mono.zip(measures.list(true, null, PAGE), pages.frame(exchange)).flatMap(both -> {
            var errors = Errors.at("adresse", both.getT2().text("compliance.measures.unknown"));
            return pages.show(
                    exchange,
                    Sheet.of("compliance/measures", new Taken(both.getT1(), true))
                            .with(errors));
        });
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(@PathVariable ListingId id, ServerWebExchange exchange) {
        return judged(id).flatMap(page -> pages.show(exchange, "compliance/judged", page));
    }

    @PostMapping("/{id}/verbergen")
    Mono<Rendering> hide(@PathVariable ListingId id, @ModelAttribute Why form, ServerWebExchange exchange) {
        return takeOff.with(id, form.words())
                .then(pages.redirect(PATH + "/" + id, "compliance.hidden"))
                .onErrorResume(NoticeRefused.WithoutReasons.class, refused -> again(id, refused, exchange));
    }

    @PostMapping("/{id}/zurueckgeben")
    Mono<Rendering> giveBack(@PathVariable ListingId id) {
        return takeOff.giveBack(id).then(pages.redirect(PATH + "/" + id, "compliance.given-back"));
    }

    private Mono<Rendering> again(ListingId id, NoticeRefused refused, ServerWebExchange exchange) {
        return Mono.zip(judged(id), pages.frame(exchange)).flatMap(both -> {
            var errors = Errors.at("reasons", both.getT2().sentence(refused));
            return pages.show(
                    exchange, Sheet.of("compliance/judged", both.getT1()).with(errors));
        });
    }

    private Mono<Judged> judged(ListingId id) {
        var known = listings.get(id).zipWhen(listing -> merchants.get(listing.merchant()));
        return operator(Mono.zip(known, measures.listOf(id)))
                .map(all -> new Judged(all.getT1().getT1(), all.getT1().getT2(), all.getT2()));
    }

    private static <T> Mono<T> operator(Mono<T> step) {
        return SignedIn.get().flatMap(me -> me.as(Role.OPERATOR)).flatMap(_ -> step);
    }
}
