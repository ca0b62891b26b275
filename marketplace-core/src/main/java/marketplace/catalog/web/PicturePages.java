package marketplace.catalog.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import marketplace.catalog.Details;
import marketplace.catalog.EditListing;
import marketplace.catalog.Image;
import marketplace.catalog.Listing;
import marketplace.catalog.ListingRefused;
import marketplace.files.FileRefused;
import marketplace.files.Pictures;
import marketplace.files.Upload;
import marketplace.pages.Errors;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The pictures of a listing: brought in, put in order, said in words, taken away. */
@Controller
@RequestMapping("/betrieb/{merchant}/angebote/{id:[0-9a-f-]{36}}/bilder")
public class PicturePages {
    private final MyListings mine;
    private final EditListing edit;
    private final Pictures pictures;
    private final Pages pages;

    PicturePages(MyListings mine, EditListing edit, Pictures pictures, Pages pages) {
        this.mine = mine;
        this.edit = edit;
        this.pictures = pictures;
        this.pages = pages;
    }

    /** The pictures as they are. */
    public record Album(MerchantId merchant, Listing listing) {
        public String back() {
            return MyListings.path(merchant) + "/" + listing.id();
        }

        public String path() {
            return back() + "/bilder";
        }

        public List<Image> images() {
            return listing.details().images();
        }

        public String href(Image image) {
            return Pictures.href(image.hash(), 640);
        }

        public boolean mayGrow() {
            return images().size() < Details.MOST_IMAGES;
        }
    }

    /**
     * What is to become of one picture.
     *
     * @param step first, up, down, remove or words
     */
    record Step(@Nullable String step, @Nullable String alt) {
        UnaryOperator<List<Image>> on(String hash) {
            return images -> {
                var all = new ArrayList<>(images);
                var at = all.stream().map(Image::hash).toList().indexOf(hash);
                if (at >= 0) {
                    change(all, at);
                }
                return List.copyOf(all);
            };
        }

        private void change(List<Image> all, int at) {
            switch (Objects.requireNonNullElse(step, "words")) {
                case "up" -> Collections.swap(all, at, Math.max(0, at - 1));
                case "down" -> Collections.swap(all, at, Math.min(all.size() - 1, at + 1));
                case "remove" -> all.remove(at);
                default -> all.set(at, new Image(all.get(at).hash(), Objects.requireNonNullElse(alt, "")));
            }
        }
    }

    @GetMapping
    Mono<Rendering> show(@PathVariable MerchantId merchant, @PathVariable ListingId id, ServerWebExchange exchange) {
        return album(merchant, id, Errors.none(), exchange);
    }

    /** Several at once; each is checked by its content. Nothing is read before it is clear whose listing it is. */
    @PostMapping(consumes = "multipart/form-data")
    Mono<Rendering> bring(
            @PathVariable MerchantId merchant,
            @PathVariable ListingId id,
            @RequestBody Flux<PartEvent> form,
            ServerWebExchange exchange) {
        return mine.get(merchant, id)
                .flatMap(_ -> kept(form))
                .flatMap(brought -> edit.pictures(id, now -> together(now, brought)))
                .flatMap(_ -> pages.redirect(path(merchant, id), "catalog.pictured"))
                .onErrorResume(FileRefused.class, refused -> again(merchant, id, refused, exchange))
                .onErrorResume(ListingRefused.Invalid.class, refused -> again(merchant, id, refused, exchange));
    }

    private Mono<List<Image>> kept(Flux<PartEvent> form) {
        return Upload.files(form)
                .take(Details.MOST_IMAGES)
                .concatMap(pictures::keep)
                .map(kept -> new Image(kept.hash(), ""))
                .collectList()
                .filter(brought -> !brought.isEmpty())
                .switchIfEmpty(Mono.error(FileRefused.NotAPicture::new));
    }

    private static List<Image> together(List<Image> now, List<Image> brought) {
        var known = now.stream().map(Image::hash).toList();
        var all = new ArrayList<>(now);
        brought.stream()
                .distinct()
                .filter(image -> !known.contains(image.hash()))
                .forEach(all::add);
        return List.copyOf(all);
    }

    @PostMapping("/{hash:[0-9a-f]{64}}")
    Mono<Rendering> change(
            @PathVariable MerchantId merchant,
            @PathVariable ListingId id,
            @PathVariable String hash,
            @ModelAttribute Step step,
            ServerWebExchange exchange) {
        return mine.get(merchant, id)
                .flatMap(_ -> edit.pictures(id, step.on(hash)))
                .flatMap(_ -> pages.redirect(path(merchant, id), "catalog.saved"))
                .onErrorResume(ListingRefused.Invalid.class, refused -> again(merchant, id, refused, exchange));
    }

    private Mono<Rendering> again(MerchantId merchant, ListingId id, Refusal refused, ServerWebExchange exchange) {
        return pages.frame(exchange)
                .map(frame -> Errors.at(
                        "file",
                        refused instanceof FileRefused
                                ? frame.sentence(refused)
                                : Sentences.of(frame, refused.fields().getFirst(), null)))
                .flatMap(errors -> album(merchant, id, errors, exchange));
    }

    private Mono<Rendering> album(MerchantId merchant, ListingId id, Errors errors, ServerWebExchange exchange) {
        return mine.get(merchant, id)
                .map(listing -> Sheet.of("catalog/pictures", new Album(merchant, listing))
                        .with(errors))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private static String path(MerchantId merchant, ListingId id) {
        return MyListings.path(merchant) + "/" + id + "/bilder";
    }
}
