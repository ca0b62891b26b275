package marketplace.catalog.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import marketplace.catalog.LowestPrice.Held;
import marketplace.catalog.LowestPrice.Reduction;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/** What the variants of a listing cost since when, in cents, the oldest first. */
record PricesView(List<VariantPrices> variants) {
    /** @param reduction none where the price of now may not be announced as reduced (§ 11 PAngV) */
    record VariantPrices(
            VariantId variant,
            List<PriceView> history,
            @Nullable ReductionView reduction) {}

    /** @param cents none while it was not offered */
    record PriceView(Instant since, @Nullable Long cents) {
        static PriceView of(Held held) {
            var price = held.price();
            return new PriceView(held.since(), price == null ? null : price.minor());
        }
    }

    /**
     * @param lowest of the thirty days before, in cents
     * @param percent by how much the price of now is below it, rounded down
     */
    record ReductionView(long lowest, int percent) {}

    static PricesView of(Map<VariantId, List<Held>> histories, Map<VariantId, Reduction> reductions) {
        return new PricesView(histories.entrySet().stream()
                .map(one -> new VariantPrices(
                        one.getKey(),
                        one.getValue().stream().map(PriceView::of).toList(),
                        reduction(reductions.get(one.getKey()))))
                .toList());
    }

    private static @Nullable ReductionView reduction(@Nullable Reduction found) {
        return found == null ? null : new ReductionView(found.was().minor(), found.percent());
    }
}
