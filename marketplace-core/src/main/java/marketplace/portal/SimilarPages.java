package marketplace.portal;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import marketplace.counties.web.HomeCookie;
import marketplace.delivery.Served;
import marketplace.finding.Question.Home;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.parts.Card;
import marketplace.reviews.Standing;
import marketplace.shared.ListingId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What else there is of a listing's kind; a part of its page that comes when the reader gets there. */
@Controller
public class SimilarPages {
    private final FindSimilar findSimilar;
    private final Shelf shelf;
    private final HomeCookie home;
    private final ResultPages.Finding finding;
    private final Pages pages;

    SimilarPages(FindSimilar findSimilar, Shelf shelf, HomeCookie home, ResultPages.Finding finding, Pages pages) {
        this.findSimilar = findSimilar;
        this.shelf = shelf;
        this.home = home;
        this.finding = finding;
        this.pages = pages;
    }

    /** What is shown. */
    public record Similar(
            FindSimilar.Similar similar, Shelf shelf, LocalDateTime now, Served served, Map<UUID, Standing> standings) {
        public List<Card> cards(Frame frame) {
            var cards =
                    new Cards(shelf.categories(), similar.found(), frame, new Reaches(frame, now, served), standings);
            return cards.of(similar.others());
        }

        public String all() {
            return "/suche?category=" + similar.listing().details().category();
        }
    }

    @GetMapping("/angebot/{id}/aehnliche")
    Mono<Rendering> similar(@PathVariable ListingId id, ServerWebExchange exchange) {
        return home.read(exchange)
                .map(place -> Optional.of(new Home(place.code(), place.point())))
                .defaultIfEmpty(Optional.empty())
                .flatMap(here -> similar(id, here))
                .flatMap(similar -> pages.show(exchange, "portal/similar", similar));
    }

    private Mono<Similar> similar(ListingId id, Optional<Home> here) {
        return Mono.zip(
                        findSimilar.to(id, here).zipWhen(similar -> shelf.standings(similar.found())),
                        shelf.handOver().served(here.map(Home::place).orElse(null)))
                .map(known -> new Similar(
                        known.getT1().getT1(),
                        shelf,
                        finding.now(),
                        known.getT2(),
                        known.getT1().getT2()));
    }
}
