package marketplace.reviews.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import marketplace.orders.Order;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.reviews.MyReview;
import marketplace.reviews.Rating;
import marketplace.shared.ListingId;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What the form shows and sends.
 *
 * @param stars for the merchant; none while nothing is chosen
 * @param listings stars for listings of the order, as far as they were given
 */
public record RatingForm(@Nullable Integer stars, String words, boolean named, Map<ListingId, Integer> listings) {
    private static final String OF_LISTING = "stars-";
    private static final RatingForm EMPTY = new RatingForm(null, "", false, Map.of());

    static RatingForm empty() {
        return EMPTY;
    }

    static RatingForm of(MyReview mine) {
        var review = mine.review();
        return new RatingForm(review.stars(), review.words(), !review.author().isEmpty(), mine.listings());
    }

    /** Fields of listings that are not in the order are no fields of this form. */
    static RatingForm of(MultiValueMap<String, String> sent, Order order) {
        var listings = order.lines().stream()
                .map(line -> line.sold().listing())
                .distinct()
                .filter(listing -> stars(sent, OF_LISTING + listing) != null)
                .collect(Collectors.toMap(
                        listing -> listing, listing -> Objects.requireNonNull(stars(sent, OF_LISTING + listing))));
        return new RatingForm(
                stars(sent, "stars"),
                Objects.requireNonNullElse(sent.getFirst("words"), "").replace("\r\n", "\n"),
                sent.containsKey("named"),
                listings);
    }

    private static @Nullable Integer stars(MultiValueMap<String, String> sent, String field) {
        var text = Objects.requireNonNullElse(sent.getFirst(field), "");
        return text.matches("[1-5]") ? Integer.valueOf(text) : null;
    }

    /** What is still to be mended, in the order of the fields. */
    Errors errors(Frame frame) {
        var all = stars == null ? Errors.at("stars", frame.text("reviews.error.stars")) : Errors.none();
        return words.strip().length() > Rating.LONGEST ? all.and("words", frame.text("reviews.error.words")) : all;
    }

    Rating rating() {
        return new Rating(Objects.requireNonNull(stars), words, named, listings);
    }

    /** The listings of an order by their names, each once. */
    static Map<ListingId, String> names(Order order) {
        var names = new LinkedHashMap<ListingId, String>();
        order.lines()
                .forEach(line ->
                        names.putIfAbsent(line.sold().listing(), line.sold().name()));
        return names;
    }
}
