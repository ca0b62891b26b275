package marketplace.search.asking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import marketplace.analysis.GermanWords;
import marketplace.shared.MerchantId;

/** The merchants that answer a question themselves: by name, trade, place or what they say of themselves. */
public final class Shops {

    private static final int MOST = 6;
    private static final double BY_NAME = 3;
    private static final double BY_DESCRIPTION = 1;

    private Shops() {}

    /** A merchant and the word of the question he answers. */
    public record Shop(MerchantId merchant, String code, String word) {}

    /**
     * At most {@value #MOST}; every needed word must be met by something. Those with us stand before those only known
     * from the map, then the best first.
     */
    public static List<Shop> answering(Reading reading, Directory directory, Eligible eligible) {
        Map<MerchantId, Double> scores = new HashMap<>();
        Map<MerchantId, Integer> met = new HashMap<>();
        Map<MerchantId, Shop> why = new HashMap<>();
        for (var term : reading.needed()) {
            for (var shop : meeting(term, directory)) {
                scores.merge(shop.merchant(), score(shop), Double::sum);
                met.merge(shop.merchant(), 1, Integer::sum);
                why.putIfAbsent(shop.merchant(), shop);
            }
        }
        return why.values().stream()
                .filter(shop -> met.get(shop.merchant()) == reading.needed().size())
                .filter(shop -> directory.merchant(shop.merchant()) != null)
                .filter(shop -> eligible.mayAnswer(shop.merchant()))
                .sorted(Comparator.<Shop, Boolean>comparing(shop -> !directory.claimed(shop.merchant()))
                        .thenComparingDouble(shop -> -scores.get(shop.merchant()) * eligible.nearness(shop.merchant()))
                        .thenComparing(shop -> shop.merchant().toString()))
                .limit(MOST)
                .toList();
    }

    private static double score(Shop shop) {
        return shop.code().equals("text") ? BY_DESCRIPTION : BY_NAME;
    }

    private static List<Shop> meeting(Term term, Directory directory) {
        var shops = new ArrayList<Shop>();
        Set<MerchantId> seen = new LinkedHashSet<>(term.merchants());
        term.merchants().forEach(merchant -> shops.add(new Shop(merchant, "called", term.said())));
        for (var meaning : term.meanings()) {
            var bases = GermanWords.bases(meaning.text());
            if (bases.size() == 1 && meaning.as() != As.RELATED) {
                directory.named(bases.getFirst()).stream()
                        .filter(seen::add)
                        .forEach(merchant -> shops.add(new Shop(merchant, "called", meaning.text())));
                directory.describedBy(bases.getFirst()).stream()
                        .filter(seen::add)
                        .forEach(merchant -> shops.add(new Shop(merchant, "text", meaning.text())));
            }
        }
        return shops;
    }
}
