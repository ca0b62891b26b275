package marketplace.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import marketplace.shared.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * An answer, as search gives it; the same shape when PostgreSQL had to answer.
 *
 * @param total hits in all
 * @param didYouMean how the question was read, when a word of it was taken for misspelt
 * @param understood words taken for something else than themselves
 * @param merchants who answer the question themselves, at most six
 * @param places named in the question, at most three
 * @param shops of the hits and the merchants, by merchant
 * @param resting search did not answer; what is shown is a plain match of words
 */
public record Found(
        int total,
        int page,
        int pages,
        List<String> didYouMean,
        List<Understood> understood,
        Groups groups,
        List<Hit> listings,
        List<Who> merchants,
        List<Where> places,
        Map<UUID, Shop> shops,
        Facets facets,
        @Nullable Boolean resting) {
    public Found {
        resting = Boolean.TRUE.equals(resting);
        didYouMean = orNone(didYouMean);
        understood = orNone(understood);
        groups = Objects.requireNonNullElse(groups, Groups.NONE);
        listings = orNone(listings);
        merchants = orNone(merchants);
        places = orNone(places);
        shops = shops == null ? Map.of() : Map.copyOf(shops);
        facets = Objects.requireNonNullElse(facets, Facets.NONE);
    }

    /** A word and what it was taken for: regional, synonym, problem, wish … and what it means then. */
    public record Understood(String word, String as, List<String> means) {
        public Understood {
            means = orNone(means);
        }
    }

    /** How many there are of each kind, whatever kind was chosen. */
    public record Groups(int goods, int services, int shops, int places) {
        static final Groups NONE = new Groups(0, 0, 0, 0);
    }

    /** A listing that fits. */
    public record Hit(
            UUID id,
            String kind,
            UUID merchant,
            String title,
            String category,
            List<HitVariant> variants,
            @Nullable Long priceFromCents,
            List<String> diets,
            @Nullable Boolean available,
            @Nullable String art,
            @Nullable String image,
            @Nullable Traits card,
            List<Reason> why,
            List<String> unsure) {
        public Hit {
            variants = orNone(variants);
            diets = orNone(diets);
            available = !Boolean.FALSE.equals(available);
            card = Objects.requireNonNullElse(card, Traits.NONE);
            why = orNone(why);
            unsure = orNone(unsure);
        }
    }

    /**
     * What a card shows and search has no opinion on.
     *
     * @param pricing unit, per-kg, fixed, hourly, from or request
     */
    public record Traits(
            @Nullable String pricing,
            @Nullable Integer minimumAge,
            @Nullable Long depositCents,
            @Nullable Integer targetGrams) {
        static final Traits NONE = new Traits(null, null, null, null);
    }

    public record HitVariant(
            UUID id,
            String name,
            @Nullable Long priceCents,
            @Nullable HitUnitPrice unitPrice) {}

    public record HitUnitPrice(long cents, String per) {}

    /** Why it stands here: the code of the reason, the word that fitted, and the one the resident said instead. */
    public record Reason(
            String code,
            @Nullable String word,
            @JsonProperty("for") @Nullable String asked) {}

    /** A merchant who answers the question herself. */
    public record Who(UUID id, List<Reason> why) {}

    /** A place named in the question. */
    public record Where(String id, String name) {}

    /**
     * A shop as results show it.
     *
     * @param metres from where the resident lives
     * @param open unknown when nobody stated hours
     * @param until the end of the hours that hold now, "18:00"
     */
    public record Shop(
            String name,
            String slug,
            @Nullable String trade,
            @Nullable String place,
            @Nullable Boolean claimed,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable Long metres,
            @Nullable Boolean open,
            @Nullable String until,
            List<Comes> ways) {
        public Shop {
            claimed = !Boolean.FALSE.equals(claimed);
            ways = orNone(ways);
        }

        public @Nullable GeoPoint point() {
            return lat == null || lon == null ? null : new GeoPoint(lat, lon);
        }
    }

    /**
     * One way in which what a shop sells is had in the resident's place.
     *
     * @param weekday 1 is Monday
     * @param at when the van stops, "09:40"
     */
    public record Comes(
            String way,
            @Nullable Integer weekday,
            @Nullable String at,
            @Nullable CutOff cutOff) {}

    /** The last moment to order. */
    public record CutOff(int weekday, String time) {}

    /** What can be chosen next, each with what it leaves; nothing that would leave nothing. */
    public record Facets(
            List<Count> category,
            List<Count> merchant,
            List<Count> diet,
            List<PriceStep> price,
            List<Count> way,
            List<Count> radius,
            List<Count> open) {
        static final Facets NONE =
                new Facets(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        public Facets {
            category = orNone(category);
            merchant = orNone(merchant);
            diet = orNone(diet);
            price = orNone(price);
            way = orNone(way);
            radius = orNone(radius);
            open = orNone(open);
        }
    }

    /** A choice; merchants bring their names. */
    public record Count(String value, @Nullable String name, long count) {}

    /** Prices in cents, from inclusive, to exclusive. */
    public record PriceStep(long from, @Nullable Long to, long count) {}

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
