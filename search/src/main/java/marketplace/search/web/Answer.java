package marketplace.search.web;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import marketplace.search.asking.Directory;
import marketplace.search.asking.Eligible;
import marketplace.search.asking.Question;
import marketplace.search.asking.Reading;
import marketplace.search.asking.Shops.Shop;
import marketplace.search.index.Found;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/** Everything an answer is made of. */
record Answer(
        Question question,
        Reading reading,
        Eligible eligible,
        Found found,
        List<Shop> shops,
        Directory directory,
        LocalDateTime now) {

    /** Whether a merchant is left out of the way facet's counts. */
    long countOf(@Nullable Set<MerchantId> merchants) {
        return found.facets().getOrDefault("merchant", List.of()).stream()
                .filter(one -> merchants == null || merchants.contains(MerchantId.of(one.value())))
                .mapToLong(Found.Count::count)
                .sum();
    }

    int pages() {
        var all = (found.total() + Question.PAGE_SIZE - 1) / Question.PAGE_SIZE;
        return Math.toIntExact(Math.clamp(all, 1, Question.MOST_PAGES));
    }
}
