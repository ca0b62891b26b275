package marketplace.portal.favourites;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import marketplace.catalog.Categories;
import marketplace.catalog.ListingRefused;
import marketplace.favourites.FavouriteRefused;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.pages.parts.Card;
import marketplace.portal.favourites.KeptThings.Thing;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** "Merkliste": what a resident wants to find again, with its price and whether it is there; and the heart that keeps it. */
@Controller
@RequestMapping(FavouritePages.PATH)
public class FavouritePages {
    static final String PATH = "/merkliste";
    private static final int LONGEST_NAME = 300;

    private final KeptThings things;
    private final KeepThing keep;
    private final Categories categories;
    private final Pages pages;

    FavouritePages(KeptThings things, KeepThing keep, Categories categories, Pages pages) {
        this.things = things;
        this.keep = keep;
        this.categories = categories;
        this.pages = pages;
    }

    /** A shop she kept. */
    public record KeptShop(String id, String name, String href, String town) {}

    /** Something that is not shown any more. */
    public record Gone(String id, String name, boolean listing) {}

    /** All she has kept. */
    public record Kept(List<Thing> things, Categories categories) {
        public boolean none() {
            return things.isEmpty();
        }

        public List<Card> cards(Frame frame) {
            var cards = new KeptCards(categories, frame);
            return things.stream()
                    .filter(one -> one.isShown() && one.kept().isListing())
                    .map(one -> cards.of(Objects.requireNonNull(one.listing()), Objects.requireNonNull(one.merchant())))
                    .toList();
        }

        public List<KeptShop> shops() {
            return things.stream()
                    .filter(one -> one.isShown() && !one.kept().isListing())
                    .map(one -> Objects.requireNonNull(one.merchant()))
                    .map(shop -> new KeptShop(
                            shop.id().toString(),
                            shop.profile().name(),
                            "/laden/" + shop.slug(),
                            shop.profile().address().town()))
                    .toList();
        }

        public List<Gone> gone() {
            return things.stream()
                    .filter(one -> !one.isShown())
                    .map(Thing::kept)
                    .map(kept -> new Gone(kept.thing().toString(), kept.name(), kept.isListing()))
                    .toList();
        }
    }

    /**
     * What the heart sends.
     *
     * @param zu where she goes on
     */
    record Pressed(
            @Nullable ListingId angebot,
            @Nullable MerchantId laden,
            @Nullable UUID weg,
            @Nullable String name,
            @Nullable Boolean small,
            @Nullable String zu) {
        String kind() {
            return laden == null ? "angebot" : "laden";
        }

        String back() {
            return zu != null && Pages.isOurs(zu) ? zu : PATH;
        }

        String called() {
            var said = Objects.requireNonNullElse(name, "");
            return said.substring(0, Math.min(said.length(), LONGEST_NAME));
        }
    }

    /** The heart after it was pressed. */
    public record Heart(String kind, UUID thing, String name, boolean kept, boolean small) {
        static Heart of(Pressed pressed, UUID thing, String name, boolean kept) {
            return new Heart(pressed.kind(), thing, name, kept, Boolean.TRUE.equals(pressed.small()));
        }

        public Frame now(Frame frame) {
            return frame.withKept(kept ? Set.of(thing.toString()) : Set.of());
        }
    }

    @GetMapping
    Mono<Rendering> list(ServerWebExchange exchange) {
        return shown(Errors.none(), exchange);
    }

    /** Keeps or drops; htmx gets the heart back as it is now, everybody else the page she came from. */
    @PostMapping
    Mono<Rendering> press(@ModelAttribute Pressed pressed, ServerWebExchange exchange) {
        return SignedIn.get()
                .flatMap(_ -> done(pressed))
                .flatMap(heart -> isHtmx(exchange)
                        ? pages.show(exchange, Sheet.of("portal/heart", heart).orPart("portal/heart"))
                        : pages.redirect(pressed.back(), heart.kept() ? "portal.kept" : "portal.dropped"))
                .onErrorResume(FavouriteRefused.Full.class, full -> full(full, exchange));
    }

    private Mono<Heart> done(Pressed pressed) {
        if (pressed.weg() != null) {
            return keep.drop(pressed.weg()).thenReturn(Heart.of(pressed, pressed.weg(), pressed.called(), false));
        }
        if (pressed.laden() != null) {
            var shop = pressed.laden();
            return keep.shop(shop).map(name -> Heart.of(pressed, shop.value(), name, true));
        }
        return Mono.justOrEmpty(pressed.angebot())
                .switchIfEmpty(Mono.error(ListingRefused.Absent::new))
                .flatMap(id -> keep.listing(id).map(name -> Heart.of(pressed, id.value(), name, true)));
    }

    private Mono<Rendering> full(FavouriteRefused full, ServerWebExchange exchange) {
        return pages.frame(exchange)
                .map(frame -> Errors.at("", frame.sentence(full)))
                .flatMap(errors -> shown(errors, exchange));
    }

    private Mono<Rendering> shown(Errors errors, ServerWebExchange exchange) {
        return things.mine()
                .map(found ->
                        Sheet.of("portal/kept", new Kept(found, categories)).with(errors))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private static boolean isHtmx(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().containsHeader("HX-Request");
    }
}
