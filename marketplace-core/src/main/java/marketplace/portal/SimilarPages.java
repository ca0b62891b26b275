package marketplace.portal;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import marketplace.catalog.Category;
import marketplace.catalog.Listing;
import marketplace.catalog.ListingRefused;
import marketplace.catalog.Listings;
import marketplace.counties.web.HomeCookie;
import marketplace.delivery.Served;
import marketplace.finding.Found;
import marketplace.finding.Question;
import marketplace.finding.Question.Filters;
import marketplace.finding.Question.Home;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.parts.Card;
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
    private static final int MOST = 4;

    private final Listings listings;
    private final Shelf shelf;
    private final HomeCookie home;
    private final ResultPages.Finding finding;
    private final Pages pages;

    SimilarPages(Listings listings, Shelf shelf, HomeCookie home, ResultPages.Finding finding, Pages pages) {
        this.listings = listings;
        this.shelf = shelf;
        this.home = home;
        this.finding = finding;
        this.pages = pages;
    }

    /** What is shown: at most four others, those of the very same kind first. */
    public record Similar(Listing listing, Found found, Shelf shelf, LocalDateTime now, Served served) {
        public List<Card> cards(Frame frame) {
            var cards = new Cards(shelf.categories(), found, frame, new Reaches(frame, now, served));
            return cards.of(found.listings().stream()
                    .filter(hit -> !hit.id().equals(listing.id().value()))
                    .sorted(java.util.Comparator.comparing(
                            hit -> !hit.category().equals(listing.details().category())))
                    .limit(MOST)
                    .toList());
        }

        public String all() {
            return "/suche?category=" + listing.details().category();
        }
    }

    @GetMapping("/angebot/{id}/aehnliche")
    Mono<Rendering> similar(@PathVariable ListingId id, ServerWebExchange exchange) {
        var here = home.read(exchange)
                .map(place -> Optional.of(new Home(place.code(), place.point())))
                .defaultIfEmpty(Optional.empty());
        return listings.get(id)
                .filter(Listing::isShown)
                .switchIfEmpty(Mono.error(ListingRefused.Absent::new))
                .zipWith(here)
                .flatMap(both -> similar(both.getT1(), both.getT2()))
                .flatMap(similar -> pages.show(exchange, "portal/similar", similar));
    }

    private Mono<Similar> similar(Listing listing, Optional<Home> here) {
        var question = Question.of("", here.orElse(null)).with(kindOf(listing));
        return Mono.zip(
                        finding.find().answer(question),
                        shelf.handOver().served(here.map(Home::place).orElse(null)))
                .map(known -> new Similar(listing, known.getT1(), shelf, finding.now(), known.getT2()));
    }

    /** The kind above the listing's own, unless that is a root. */
    private Filters kindOf(Listing listing) {
        var path = shelf.categories().path(listing.details().category());
        Category kind = path.size() > 2 ? path.get(path.size() - 2) : path.getLast();
        return new Filters(kind.code(), null, null, List.of(), null, null);
    }
}
