package marketplace.portal;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import marketplace.counties.Place;
import marketplace.counties.web.HomeCookie;
import marketplace.finding.Find;
import marketplace.finding.Found;
import marketplace.finding.Question;
import marketplace.finding.Question.Coming;
import marketplace.finding.Question.Filters;
import marketplace.finding.Question.Home;
import marketplace.finding.ShopsAsFound;
import marketplace.finding.Sort;
import marketplace.finding.Way;
import marketplace.merchants.BusinessTime;
import marketplace.merchants.Merchant;
import marketplace.pages.Formats;
import marketplace.pages.Pages;
import marketplace.popularity.PopularWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The market's front: where you live, when the market comes there, what it brings, who is near. */
@Controller
public class HomePages {
    private static final int NEIGHBOURS = 12;
    private static final Filters GOODS = new Filters(null, null, "product", List.of(), null, null);
    private static final Coming TO_THE_DOOR = new Coming(Way.DELIVERY, false, null, false);

    private final Shelf shelf;
    private final HomeCookie home;
    private final Find find;
    private final PopularWords popular;
    private final Pages pages;
    private final Clock clock;

    HomePages(Shelf shelf, HomeCookie home, Find find, PopularWords popular, Pages pages, Clock clock) {
        this.shelf = shelf;
        this.home = home;
        this.find = find;
        this.popular = popular;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/")
    Mono<Rendering> front(ServerWebExchange exchange) {
        return Pages.view(exchange).simple()
                ? pages.show(exchange, "portal/simply-front", new Simply())
                : whole(exchange);
    }

    private Mono<Rendering> whole(ServerWebExchange exchange) {
        return home.read(exchange)
                .map(this::at)
                .defaultIfEmpty(anywhere())
                .flatMap(front -> front)
                .flatMap(front -> pages.show(exchange, "portal/front", front));
    }

    private Mono<FrontShown> at(Place place) {
        var here = new Home(place.code(), place.point());
        var brought = find.listings(
                Question.of("", here).with(GOODS).with(TO_THE_DOOR).sorted(Sort.MIXED));
        var fresh = find.listings(newest(here));
        return brought.flatMap(found -> found.listings().isEmpty() ? fresh : Mono.just(found))
                .flatMap(found -> front(found, here, shelf.merchants().listNear(place.point(), NEIGHBOURS)));
    }

    private Mono<FrontShown> anywhere() {
        return find.listings(newest(null))
                .flatMap(found -> front(found, null, shelf.merchants().listIn("approved", null, NEIGHBOURS)));
    }

    private static Question newest(@Nullable Home here) {
        return Question.of("", here).with(GOODS).sorted(Sort.MIXED);
    }

    private Mono<FrontShown> front(Found found, @Nullable Home here, Mono<List<Merchant>> near) {
        var place = here == null ? null : here.place();
        return Mono.zip(near, shelf.counties().here(), shelf.handOver().served(place), popular.at(place))
                .map(known -> new FrontShown(
                        found,
                        known.getT1(),
                        shelf,
                        new ShopsAsFound(here, new BusinessTime(known.getT2().land()), clock.instant()),
                        LocalDateTime.ofInstant(clock.instant(), Formats.ZONE),
                        known.getT3(),
                        known.getT4()));
    }
}
