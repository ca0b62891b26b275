package marketplace.catalog.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import marketplace.catalog.EditListing;
import marketplace.catalog.Listing;
import marketplace.catalog.ListingRefused;
import marketplace.catalog.Listings;
import marketplace.catalog.SetStock;
import marketplace.catalog.Supply;
import marketplace.catalog.Variant;
import marketplace.files.Pictures;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.pages.parts.Badge;
import marketplace.pages.parts.Option;
import marketplace.pages.parts.Tab;
import marketplace.pages.parts.Tabs;
import marketplace.pages.parts.Tone;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Refusal;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A merchant's shelf: all her listings with state, price and stock, and what is done with one in one step. */
@Controller
@RequestMapping("/betrieb/{merchant}/angebote")
public class ShelfPages {
    private static final int PAGE = 50;

    private final MyListings mine;
    private final Listings listings;
    private final EditListing edit;
    private final SetStock stock;
    private final Pages pages;

    ShelfPages(MyListings mine, Listings listings, EditListing edit, SetStock stock, Pages pages) {
        this.mine = mine;
        this.listings = listings;
        this.edit = edit;
        this.stock = stock;
        this.pages = pages;
    }

    /** What she looks for: a state, words of the title, the page before this listing. */
    record Looked(
            @Nullable String stand,
            @Nullable String q,
            @Nullable ListingId vor) {
        String state() {
            return stand == null ? "" : stand;
        }

        String words() {
            return q == null ? "" : q.strip();
        }
    }

    record StockForm(@Nullable VariantId variant, @Nullable String stock) {
        VariantId known() {
            if (variant == null) {
                throw new ListingRefused.Invalid(
                        List.of(new Refusal.Field("stock", "variant", "Please say of which variant.")));
            }
            return variant;
        }

        Supply supply() {
            return Stocks.read(stock == null ? "" : stock);
        }
    }

    /** What she looked for, and how a listing without a picture is drawn. */
    public record Look(String state, String words, Function<Listing, String> drawings) {}

    /**
     * A page of her shelf.
     *
     * @param counts how many she has in which state
     */
    public record Shelf(MerchantId merchant, List<Listing> listings, Map<String, Long> counts, Look look) {
        private static final List<String> STATES = List.of("published", "draft", "paused", "hidden");

        public String path() {
            return MyListings.path(merchant);
        }

        public String state() {
            return look.state();
        }

        public String words() {
            return look.words();
        }

        public String drawing(Listing listing) {
            return look.drawings().apply(listing);
        }

        public String path(Listing listing) {
            return path() + "/" + listing.id();
        }

        public boolean isEmptyShelf() {
            return counts.isEmpty();
        }

        public Tabs states(Frame frame) {
            var all = counts.values().stream().mapToLong(Long::longValue).sum();
            var first = new Tab(frame.text("catalog.shelf.all", all), path(), state().isEmpty());
            var rest = STATES.stream()
                    .filter(one -> counts.containsKey(one) || one.equals(state()))
                    .map(one -> new Tab(
                            frame.text("catalog.shelf.state." + one, counts.getOrDefault(one, 0L)),
                            path() + "?stand=" + one,
                            one.equals(state())));
            return new Tabs(
                    frame.text("catalog.shelf.states"),
                    Stream.concat(Stream.of(first), rest).toList());
        }

        @Nullable
        public String older() {
            return listings.size() < PAGE
                    ? null
                    : path() + "?stand=" + state() + "&q="
                            + java.net.URLEncoder.encode(words(), java.nio.charset.StandardCharsets.UTF_8) + "&vor="
                            + listings.getLast().id();
        }

        public Badge badge(Frame frame, Listing listing) {
            var word = listing.state().word();
            var tone = switch (word) {
                case "published" -> Tone.OK;
                case "hidden" -> Tone.BAD;
                default -> Tone.PLAIN;
            };
            return Badge.of(frame.text("catalog.state." + word), tone);
        }

        @Nullable
        public String picture(Listing listing) {
            var cover = listing.details().cover();
            return cover == null ? null : Pictures.href(cover, 320);
        }

        /** "ab 3,20 €", or that it is on request. */
        public String price(Frame frame, Listing listing) {
            var prices = listing.details().variants().stream()
                    .map(Variant::price)
                    .filter(java.util.Objects::nonNull)
                    .sorted()
                    .toList();
            if (prices.isEmpty()) {
                return frame.text("catalog.shelf.noprice");
            }
            var least = frame.formats().money(prices.getFirst());
            return prices.getFirst().equals(prices.getLast()) ? least : frame.text("pages.price.from") + " " + least;
        }

        /** Its only variant, whose stock can be said at once; none when there are several. */
        @Nullable
        public Variant only(Listing listing) {
            var variants = listing.details().variants();
            return variants.size() == 1 ? variants.getFirst() : null;
        }

        public List<Option> stocks(Frame frame, Variant variant) {
            return Stocks.options(frame, variant.supply());
        }
    }

    @GetMapping
    Mono<Rendering> show(@PathVariable MerchantId merchant, @ModelAttribute Looked looked, ServerWebExchange exchange) {
        return shelf(merchant, looked, Errors.none(), exchange);
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/veroeffentlichen")
    Mono<Rendering> publish(@PathVariable MerchantId merchant, @PathVariable ListingId id, ServerWebExchange exchange) {
        return mine.get(merchant, id)
                .flatMap(listing -> edit.publish(listing.id()))
                .flatMap(_ -> pages.redirect(MyListings.path(merchant), "catalog.published"))
                .onErrorResume(
                        ListingRefused.Incomplete.class,
                        _ -> pages.redirect(MyListings.path(merchant) + "/" + id + "?fehlt=1"));
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/pausieren")
    Mono<Rendering> pause(@PathVariable MerchantId merchant, @PathVariable ListingId id) {
        return mine.get(merchant, id)
                .flatMap(listing -> edit.pause(listing.id()))
                .flatMap(_ -> pages.redirect(MyListings.path(merchant), "catalog.paused"));
    }

    /** A number, or what the traffic light shows. */
    @PostMapping("/{id:[0-9a-f-]{36}}/bestand")
    Mono<Rendering> stock(
            @PathVariable MerchantId merchant,
            @PathVariable ListingId id,
            @ModelAttribute StockForm form,
            ServerWebExchange exchange) {
        return mine.get(merchant, id)
                .flatMap(listing ->
                        stock.with(listing.id(), form.known(), form.supply()).thenReturn(listing))
                .flatMap(_ -> pages.redirect(MyListings.path(merchant), "catalog.stocked"))
                .onErrorResume(ListingRefused.Invalid.class, refused -> again(merchant, id, refused, exchange));
    }

    private Mono<Rendering> again(
            MerchantId merchant, ListingId id, ListingRefused refused, ServerWebExchange exchange) {
        var field = refused.fields().getFirst();
        return pages.frame(exchange)
                .map(frame -> Errors.at("stock-" + id, Sentences.of(frame, field, null)))
                .flatMap(errors -> shelf(merchant, new Looked(null, null, null), errors, exchange));
    }

    private Mono<Rendering> shelf(MerchantId merchant, Looked looked, Errors errors, ServerWebExchange exchange) {
        var wanted = new Listings.Wanted(looked.state(), looked.words(), looked.vor(), PAGE);
        var found = listings.list(merchant, wanted);
        var counts = listings.count(merchant);
        var look = new Look(looked.state(), looked.words(), mine::drawing);
        return MyListings.acting(merchant, Mono.zip(found, counts))
                .map(both -> new Shelf(merchant, both.getT1(), both.getT2(), look))
                .map(shelf -> Sheet.of("catalog/shelf", shelf).with(errors))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }
}
