package marketplace.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import marketplace.catalog.PricedVariant;
import marketplace.shared.MerchantId;

/**
 * What could be bought in the past.
 *
 * @param joined in which week of the past a merchant joined, by merchant; 0: was there before
 */
record PastShelf(List<PricedVariant> goods, Map<MerchantId, Integer> joined, Map<MerchantId, String> sellers) {
    /** Goods of a category and those below it, of merchants who had joined. */
    List<PricedVariant> of(String category, int week) {
        return there(week)
                .filter(one -> one.category().equals(category) || one.category().startsWith(category + "."))
                .toList();
    }

    /** The same of these merchants alone. */
    List<PricedVariant> of(String category, int week, Set<MerchantId> merchants) {
        return of(category, week).stream()
                .filter(one -> merchants.contains(one.merchant()))
                .toList();
    }

    String sellerOf(MerchantId merchant) {
        return sellers.get(merchant);
    }

    private Stream<PricedVariant> there(int week) {
        var known = new HashSet<>(sellers.keySet());
        return goods.stream()
                .filter(PricedVariant::orderable)
                .filter(one -> known.contains(one.merchant()))
                .filter(one -> joined.getOrDefault(one.merchant(), 0) <= week);
    }
}
