package marketplace.portal;

import java.util.List;
import marketplace.catalog.Categories;
import marketplace.catalog.Category;
import marketplace.counties.Counties;
import marketplace.counties.County;
import marketplace.counties.Place;
import marketplace.counties.web.HomeCookie;
import marketplace.finding.Find;
import marketplace.finding.Question;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.pages.Pages;
import marketplace.pages.parts.Card;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The market's front: where you live, what there is, what fits a question. */
@Controller
public class HomePages {
    private static final int SHOPS_SHOWN = 60;

    private final Counties counties;
    private final Merchants merchants;
    private final Categories categories;
    private final HomeCookie home;
    private final Find find;
    private final Cards cards;
    private final Pages pages;

    HomePages(Shelf shelf, HomeCookie home, Find find, Cards cards, Pages pages) {
        this.counties = shelf.counties();
        this.merchants = shelf.merchants();
        this.categories = shelf.categories();
        this.home = home;
        this.find = find;
        this.cards = cards;
        this.pages = pages;
    }

    /** What the front shows. */
    public record Front(County county, List<Category> categories, List<Merchant> shops) {}

    /** What the results show. */
    public record Results(
            String words, int total, int page, int pages, List<String> didYouMean, List<Card> cards, boolean resting) {}

    @GetMapping("/")
    Mono<Rendering> front(ServerWebExchange exchange) {
        return Mono.zip(counties.here(), merchants.listIn("approved", null, SHOPS_SHOWN))
                .map(both -> new Front(both.getT1(), trunks(), both.getT2()))
                .flatMap(front -> pages.show(exchange, "portal/front", front));
    }

    @GetMapping("/suche")
    Mono<Rendering> results(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(defaultValue = "1") int page,
            ServerWebExchange exchange) {
        return home.read(exchange)
                .map(place -> asked(q, category, page, place))
                .defaultIfEmpty(asked(q, category, page, null))
                .flatMap(find::answer)
                .zipWith(pages.frame(exchange))
                .map(both -> new Results(
                        q,
                        both.getT1().total(),
                        both.getT1().page(),
                        both.getT1().pages(),
                        both.getT1().didYouMean(),
                        cards.of(both.getT1(), both.getT2()),
                        both.getT1().resting()))
                .flatMap(results -> pages.show(exchange, "portal/results", results));
    }

    private Question asked(String words, @Nullable String category, int page, @Nullable Place place) {
        var known = category == null
                ? null
                : categories.find(category).map(Category::code).orElse(null);
        return new Question(words, place == null ? null : place.code(), known, page);
    }

    private List<Category> trunks() {
        return categories.list().stream().filter(one -> one.parent() == null).toList();
    }
}
