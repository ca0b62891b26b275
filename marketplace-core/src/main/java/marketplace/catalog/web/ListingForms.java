package marketplace.catalog.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import marketplace.catalog.Categories;
import marketplace.catalog.Category;
import marketplace.catalog.Details;
import marketplace.catalog.EditListing;
import marketplace.catalog.Listing;
import marketplace.catalog.ListingRefused;
import marketplace.catalog.LowestPrice.Held;
import marketplace.catalog.PriceVariants;
import marketplace.catalog.SetStock;
import marketplace.catalog.Supply;
import marketplace.catalog.Variant;
import marketplace.catalog.csv.RowFault;
import marketplace.catalog.csv.Tabled;
import marketplace.merchants.Merchants;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Language;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where a merchant writes a listing: first what it is, then the few fields that must be filled. */
@Controller
@RequestMapping("/betrieb/{merchant}/angebote")
public class ListingForms {
    private final MyListings mine;
    private final Changing changing;
    private final Categories categories;
    private final Merchants merchants;
    private final Pages pages;

    ListingForms(MyListings mine, Changing changing, Categories categories, Merchants merchants, Pages pages) {
        this.mine = mine;
        this.changing = changing;
        this.categories = categories;
        this.merchants = merchants;
        this.pages = pages;
    }

    /** What is done with a listing, and what its prices were. */
    @Component
    record Changing(EditListing edit, SetStock stock, PriceVariants prices) {}

    /** What kind of thing it is: all kinds, grouped. */
    public record Kinds(MerchantId merchant, List<Category> categories, boolean placed) {
        public List<Category> groups() {
            return categories.stream().filter(one -> one.parent() == null).toList();
        }

        public List<Category> below(Category group) {
            return categories.stream()
                    .filter(one -> one.code().startsWith(group.code() + "."))
                    .filter(one ->
                            categories.stream().noneMatch(other -> one.code().equals(other.parent())))
                    .toList();
        }

        public String name(Frame frame, Category category) {
            return frame.language() == Language.DE ? category.nameDe() : category.nameEn();
        }

        public String path() {
            return MyListings.path(merchant) + "/neu";
        }
    }

    @GetMapping("/neu")
    Mono<Rendering> begin(
            @PathVariable MerchantId merchant,
            @RequestParam(name = "kategorie", required = false) @Nullable String code,
            ServerWebExchange exchange) {
        return MyListings.acting(merchant, merchants.get(merchant))
                .flatMap(me -> categories
                        .find(code == null ? "" : code)
                        .map(kind -> shown(merchant, null, ListingForm.of(kind), Errors.none(), exchange))
                        .orElseGet(() -> pages.show(
                                exchange,
                                "catalog/kinds",
                                new Kinds(merchant, categories.list(), me.place() != null))));
    }

    @PostMapping("/neu")
    Mono<Rendering> create(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        return MyListings.acting(merchant, exchange.getFormData()).flatMap(form -> create(merchant, form, exchange));
    }

    private Mono<Rendering> create(
            MerchantId merchant, MultiValueMap<String, String> sent, ServerWebExchange exchange) {
        var form = ListingForm.read(sent);
        var step = form.text("do");
        return resized(form, step)
                .map(other -> shown(merchant, null, other, Errors.none(), exchange))
                .orElseGet(() -> switch (form.details(categories, _ -> false, List.of())) {
                    case Tabled.Read.Faulty(var faults) -> faulty(merchant, null, form, faults, exchange);
                    case Tabled.Read.Whole(var details) ->
                        stored(merchant, null, form, made(merchant, details, step), exchange);
                });
    }

    private Mono<Listing> made(MerchantId merchant, Details details, String step) {
        return step.equals("draft")
                ? changing.edit().draft(merchant, details)
                : changing.edit().show(merchant, details);
    }

    @GetMapping("/{id:[0-9a-f-]{36}}")
    Mono<Rendering> edit(
            @PathVariable MerchantId merchant,
            @PathVariable ListingId id,
            @RequestParam(name = "fehlt", required = false) @Nullable String lacking,
            ServerWebExchange exchange) {
        return mine.get(merchant, id)
                .flatMap(listing -> (lacking == null ? Mono.just(Errors.none()) : lacking(listing, exchange))
                        .flatMap(errors ->
                                shown(merchant, listing, ListingForm.of(listing, categories), errors, exchange)));
    }

    private Mono<Errors> lacking(Listing listing, ServerWebExchange exchange) {
        return Mono.zip(
                changing.edit().lacking(listing),
                pages.frame(exchange),
                (fields, frame) -> atFields(Sentences.of(frame, fields)));
    }

    @PostMapping("/{id:[0-9a-f-]{36}}")
    Mono<Rendering> change(@PathVariable MerchantId merchant, @PathVariable ListingId id, ServerWebExchange exchange) {
        return mine.get(merchant, id)
                .zipWith(exchange.getFormData())
                .flatMap(both -> change(merchant, both.getT1(), ListingForm.read(both.getT2()), exchange));
    }

    private Mono<Rendering> change(MerchantId merchant, Listing listing, ListingForm form, ServerWebExchange exchange) {
        var known = listing.details().variants().stream().map(Variant::id).toList();
        var images = listing.details().images();
        return resized(form, form.text("do"))
                .map(other -> shown(merchant, listing, other, Errors.none(), exchange))
                .orElseGet(() -> switch (form.details(categories, known::contains, images)) {
                    case Tabled.Read.Faulty(var faults) -> faulty(merchant, listing, form, faults, exchange);
                    case Tabled.Read.Whole(var details) ->
                        stored(merchant, listing, form, changed(listing, form, details), exchange);
                });
    }

    private Mono<Listing> changed(Listing listing, ListingForm form, Details details) {
        var stored = form.text("do").equals("publish")
                ? changing.edit().editAndPublish(listing.id(), details, form.version())
                : changing.edit().edit(listing.id(), details, form.version());
        return stored.flatMap(next ->
                changing.stock().with(next.id(), supplies(form, details)).thenReturn(next));
    }

    /** Only what she said anew: what was merely shown may have been sold meanwhile. */
    private static Map<VariantId, Supply> supplies(ListingForm form, Details details) {
        var supplies = new HashMap<VariantId, Supply>();
        for (var nth = 0; nth < details.variants().size(); nth++) {
            if (form.saysStock(nth)) {
                var variant = details.variants().get(nth);
                supplies.put(variant.id(), variant.supply());
            }
        }
        return supplies;
    }

    /** The form with one variant more or less, when that was asked. */
    private java.util.Optional<ListingForm> resized(ListingForm form, String step) {
        if (step.equals("more")) {
            return categories.find(form.text("category")).map(form::oneMore);
        }
        return step.matches("less\\.\\d{1,2}")
                ? java.util.Optional.of(form.without(Integer.parseInt(step.substring("less.".length()))))
                : java.util.Optional.empty();
    }

    private Mono<Rendering> stored(
            MerchantId merchant,
            @Nullable Listing listing,
            ListingForm form,
            Mono<Listing> step,
            ServerWebExchange exchange) {
        return step.flatMap(next -> pages.redirect(
                        MyListings.path(merchant) + "/" + next.id(),
                        next.isShown() ? "catalog.shown" : "catalog.saved"))
                .onErrorResume(
                        ListingRefused.class,
                        refused -> pages.frame(exchange)
                                .map(frame -> atFields(Sentences.of(frame, refused)))
                                .flatMap(errors -> shown(merchant, listing, form, errors, exchange)));
    }

    /** What a rule says of variants it says of the first one's field. */
    private static Errors atFields(Errors found) {
        var errors = Errors.none();
        for (var error : found.all()) {
            errors = errors.and(ListingForm.field(new RowFault(0, error.field(), "", "", null)), error.sentence());
        }
        return errors;
    }

    private Mono<Rendering> faulty(
            MerchantId merchant,
            @Nullable Listing listing,
            ListingForm form,
            List<RowFault> faults,
            ServerWebExchange exchange) {
        return pages.frame(exchange).flatMap(frame -> {
            var errors = Errors.none();
            for (var fault : faults) {
                errors = errors.and(ListingForm.field(fault), Sentences.of(frame, fault));
            }
            return shown(merchant, listing, form, errors, exchange);
        });
    }

    private Mono<Rendering> shown(
            MerchantId merchant,
            @Nullable Listing listing,
            ListingForm form,
            Errors errors,
            ServerWebExchange exchange) {
        var category = categories.get(form.text("category"));
        Mono<Map<VariantId, List<Held>>> prices =
                listing == null ? Mono.just(Map.of()) : changing.prices().histories(listing);
        return prices.map(known -> new ListingEdited(merchant, listing, category, form, known))
                .map(edited -> Sheet.of("catalog/edit", edited).with(errors))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }
}
