package marketplace.catalog;

import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import marketplace.catalog.Sellers.Seller;
import marketplace.files.Pictures;
import marketplace.outbox.Change;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Overtaken;
import marketplace.shared.Refusal;
import marketplace.shared.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a merchant does with her listings. */
@Component
public class EditListing {
    private final Listings listings;
    private final Categories categories;
    private final Sellers sellers;
    private final Pictures pictures;
    private final Clock clock;

    EditListing(Listings listings, Categories categories, Sellers sellers, Pictures pictures, Clock clock) {
        this.listings = listings;
        this.categories = categories;
        this.sellers = sellers;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** A draft, not shown to anybody. */
    public Mono<Listing> draft(MerchantId merchant, Details details) {
        categories.get(details.category());
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .then(uploaded(details))
                .then(Mono.defer(() -> sellers.get(merchant)))
                .map(EditListing::identity)
                .map(identity -> Listing.draft(identity, details, clock.instant()))
                .flatMap(listings::store)
                .checkpoint("draft a listing");
    }

    public Mono<Listing> edit(ListingId id, Details details) {
        return edit(id, details, null);
    }

    /** @param seen the version it is laid on, where that is known; another one is refused */
    public Mono<Listing> edit(ListingId id, Details details, @Nullable Long seen) {
        var category = categories.get(details.category());
        return mine(id, details, seen)
                .flatMap(listing -> uploaded(details)
                        .then(Mono.defer(() -> sellers.get(listing.merchant())))
                        .map(seller -> listing.edit(details, category, seller)))
                .flatMap(listings::store)
                .retryWhen(Overtaken.startOver())
                .checkpoint("edit a listing");
    }

    /** A new one, shown from its first moment. */
    public Mono<Listing> show(MerchantId merchant, Details details) {
        var category = categories.get(details.category());
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(_ -> sellers.get(merchant))
                .map(seller -> Listing.show(identity(seller), details, category, seller, clock.instant()))
                .flatMap(listings::store)
                .checkpoint("show a listing");
    }

    /** Changes it and shows it, in one step. */
    public Mono<Listing> editAndPublish(ListingId id, Details details, @Nullable Long seen) {
        var category = categories.get(details.category());
        return mine(id, details, seen)
                .flatMap(listing -> sellers.get(listing.merchant())
                        .map(seller -> listing.editAndPublish(details, category, seller, clock.instant())))
                .flatMap(listings::store)
                .retryWhen(Overtaken.startOver())
                .checkpoint("edit and publish a listing");
    }

    private Mono<Void> uploaded(Details details) {
        return pictures.knows(details.images().stream().map(Image::hash).toList())
                .flatMap(known -> known ? Mono.empty() : Mono.error(Image.notUploaded()));
    }

    /** Its pictures, in another order, with others or with other words. */
    public Mono<Listing> pictures(ListingId id, UnaryOperator<List<Image>> change) {
        return mine(id).flatMap(
                        listing -> sellers.get(listing.merchant()).map(seller -> pictured(listing, seller, change)))
                .flatMap(listings::store)
                .retryWhen(Overtaken.startOver())
                .checkpoint("change pictures");
    }

    private Change<Listing> pictured(Listing listing, Seller seller, UnaryOperator<List<Image>> change) {
        var now = listing.details();
        var next = now.with(change.apply(now.images()));
        return next.equals(now) ? Change.none(listing) : listing.edit(next, categories.get(now.category()), seller);
    }

    private static Listing.Identity identity(Seller seller) {
        return new Listing.Identity(ListingId.fresh(), seller.id(), null, seller.place());
    }

    public Mono<Listing> publish(ListingId id) {
        return mine(id).flatMap(listing -> sellers.get(listing.merchant()).map(seller -> publish(listing, seller)))
                .flatMap(listings::store)
                .retryWhen(Overtaken.startOver())
                .checkpoint("publish a listing");
    }

    private Change<Listing> publish(Listing listing, Seller seller) {
        return listing.publish(categories.get(listing.details().category()), seller, clock.instant());
    }

    /** What a listing lacks before it may be shown; nothing is changed. */
    public Mono<List<Refusal.Field>> lacking(Listing listing) {
        var category = categories.get(listing.details().category());
        return sellers.get(listing.merchant()).map(seller -> listing.lacking(category, seller));
    }

    public Mono<Listing> pause(ListingId id) {
        return mine(id).map(listing -> listing.pause(clock.instant()))
                .flatMap(listings::store)
                .retryWhen(Overtaken.startOver())
                .checkpoint("pause a listing");
    }

    /** What says nothing new may be said again, whatever was seen. */
    private Mono<Listing> mine(ListingId id, Details details, @Nullable Long seen) {
        return mine(id).flatMap(
                        listing -> seen == null || seen == listing.version() || details.equals(listing.details())
                                ? Mono.just(listing)
                                : Mono.error(new ListingRefused.ChangedMeanwhile()));
    }

    /** A listing of the merchant she acts for; a stranger learns nothing of drafts, nor of what is public anyway. */
    public Mono<Listing> mine(ListingId id) {
        return SignedIn.get()
                .flatMap(me -> listings.get(id)
                        .flatMap(listing -> me.actingFor(listing.merchant()).thenReturn(listing)));
    }
}
