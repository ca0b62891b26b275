package marketplace.catalog;

import java.time.Instant;
import java.util.List;
import marketplace.catalog.ListingState.Draft;
import marketplace.catalog.ListingState.Hidden;
import marketplace.catalog.ListingState.Paused;
import marketplace.catalog.ListingState.Published;
import marketplace.catalog.Sellers.Seller;
import marketplace.catalog.news.ListingChanged;
import marketplace.outbox.Change;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;
import marketplace.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** What a merchant shows and sells. */
public final class Listing {
    private final Identity identity;
    private final Details details;
    private final ListingState state;
    private final long version;
    private final int revision;

    Listing(Identity identity, Details details, ListingState state, long version, int revision) {
        this.identity = identity;
        this.details = details;
        this.state = state;
        this.version = version;
        this.revision = revision;
    }

    /**
     * What never changes of a listing.
     *
     * @param key by which her own files call it, unique within the merchant
     * @param place where the merchant is
     */
    record Identity(
            ListingId id, MerchantId merchant, @Nullable String key, PlaceCode place) {}

    static Change<Listing> draft(Identity identity, Details details, Instant now) {
        return changed(new Listing(identity, details, new Draft(now), 1, 0));
    }

    /** While it is shown it stays complete. */
    Change<Listing> edit(Details next, Category category, Seller seller) {
        return switch (state) {
            case Published _ -> next(complete(next, category, seller), state);
            case Draft _, Paused _, Hidden _ -> next(next, state);
        };
    }

    /** Shown from its first moment. */
    static Change<Listing> show(Identity identity, Details details, Category category, Seller seller, Instant now) {
        return changed(new Listing(identity, complete(details, category, seller), new Published(now), 1, 0));
    }

    /** Edits and publishes in one step. */
    Change<Listing> editAndPublish(Details next, Category category, Seller seller, Instant now) {
        return switch (state) {
            case Draft _, Paused _ -> next(complete(next, category, seller), new Published(now));
            case Published _ -> edit(next, category, seller);
            case Hidden _ -> throw new ListingRefused.IsHidden();
        };
    }

    Change<Listing> publish(Category category, Seller seller, Instant now) {
        return switch (state) {
            case Published _ -> Change.none(this);
            case Draft _, Paused _ -> next(complete(details, category, seller), new Published(now));
            case Hidden _ -> throw new ListingRefused.IsHidden();
        };
    }

    Change<Listing> pause(Instant now) {
        return switch (state) {
            case Paused _, Draft _ -> Change.none(this);
            case Published _ -> next(details, new Paused(now));
            case Hidden _ -> throw new ListingRefused.IsHidden();
        };
    }

    Change<Listing> hide(String reason, Instant now) {
        return switch (state) {
            case Hidden _ -> Change.none(this);
            case Draft _, Published _, Paused _ -> next(details, new Hidden(now, reason));
        };
    }

    /** Back to its merchant, who shows it again when she has mended it. */
    Change<Listing> unhide(Instant now) {
        return switch (state) {
            case Hidden _ -> next(details, new Paused(now));
            case Draft _, Published _, Paused _ -> Change.none(this);
        };
    }

    /** What is missing before it can be shown. */
    List<Refusal.Field> missing(Category category, Seller seller) {
        return PublishRules.missing(details, category, seller);
    }

    /** What it must state before it may be shown. */
    List<Refusal.Field> lacking(Category category, Seller seller) {
        return PublishRules.missing(details, category, seller);
    }

    private static Details complete(Details details, Category category, Seller seller) {
        var missing = PublishRules.missing(details, category, seller);
        if (!missing.isEmpty()) {
            throw new ListingRefused.Incomplete(missing);
        }
        return details;
    }

    private Change<Listing> next(Details details, ListingState state) {
        return changed(new Listing(identity, details, state, version + 1, 0));
    }

    private static Change<Listing> changed(Listing listing) {
        return Change.of(listing, listing.news());
    }

    ListingChanged news() {
        var shown = state instanceof Published;
        return new ListingChanged(
                id(),
                version,
                revision,
                state.word(),
                merchant(),
                details.category(),
                identity.place().value(),
                details.variants().stream().map(one -> figures(one, shown)).toList());
    }

    private static ListingChanged.VariantFigures figures(Variant variant, boolean shown) {
        var price = variant.price();
        return new ListingChanged.VariantFigures(
                variant.id(),
                price == null ? null : price.minor(),
                shown && variant.supply().available());
    }

    Identity identity() {
        return identity;
    }

    public ListingId id() {
        return identity.id();
    }

    public MerchantId merchant() {
        return identity.merchant();
    }

    public @Nullable String key() {
        return identity.key();
    }

    public PlaceCode place() {
        return identity.place();
    }

    public Details details() {
        return details;
    }

    public ListingState state() {
        return state;
    }

    public long version() {
        return version;
    }

    public int revision() {
        return revision;
    }

    public boolean isShown() {
        return state instanceof Published;
    }

    /** Whether this variant of it can be had now, as long as its merchant sells. */
    public boolean isOrderable(Variant variant) {
        return isShown()
                && details.pricing().orderable()
                && variant.price() != null
                && variant.supply().available();
    }

    /** Whether anything of it can be had now. */
    public boolean available() {
        return isShown()
                && details.variants().stream().anyMatch(one -> one.supply().available());
    }

    /**
     * Which edition of a listing is shown: another one as soon as its page says anything else.
     *
     * @param revision counts what was told of its stock
     * @param supply of each variant its light, or whether there is any
     */
    public record Edition(MerchantId merchant, long version, int revision, List<String> supply) {
        public static Edition of(Listing listing) {
            var supply = listing.details().variants().stream()
                    .map(Variant::supply)
                    .map(Edition::word)
                    .toList();
            return new Edition(listing.merchant(), listing.version(), listing.revision(), supply);
        }

        private static String word(Supply supply) {
            return switch (supply) {
                case Supply.Counted counted -> Boolean.toString(counted.left() > 0);
                case Supply.Light light -> light.name();
            };
        }
    }
}
