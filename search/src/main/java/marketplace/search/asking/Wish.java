package marketplace.search.asking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A diet or an allergen to keep away from.
 *
 * @param code what listings are labelled with
 * @param said ways to say it
 * @param allergens declared allergens that speak against it
 * @param proven whether declared allergens without these prove it
 * @param opposite words in title, category or description that speak against it unless the listing is labelled
 * @param also labels that promise more and fulfil it as well
 */
public record Wish(
        String code,
        List<String> said,
        List<String> allergens,
        boolean proven,
        List<String> opposite,
        @Nullable List<String> also) {
    public Wish {
        also = also == null ? List.of() : List.copyOf(also);
    }
}
