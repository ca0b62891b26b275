package marketplace.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import marketplace.catalog.Sellers.Seller;
import marketplace.catalog.csv.RowFault;
import marketplace.catalog.csv.Tabled;
import marketplace.outbox.Change;
import marketplace.shared.ListingId;
import marketplace.shared.Refusal;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/** What a table would do to a merchant's listings, decided row by row before anything is stored. */
final class TablePlan {
    private static final Set<String> SHOWN = Set.of("published");

    private final Categories categories;
    private final Seller seller;
    private final Map<String, Listing> known;
    private final Map<String, ListingId> skus;
    private final Instant now;
    private final List<Change<Listing>> changes = new ArrayList<>();
    private final Map<VariantId, Supply> supplies = new HashMap<>();
    private final List<RowFault> faults = new ArrayList<>();
    private final List<RowFault> hints = new ArrayList<>();
    private int added;
    private int unchanged;

    /**
     * @param known the merchant's listings by key
     * @param skus where her SKUs are now
     */
    TablePlan(
            Categories categories,
            Seller seller,
            Map<String, Listing> known,
            Map<String, ListingId> skus,
            Instant now) {
        this.categories = categories;
        this.seller = seller;
        this.known = known;
        this.skus = new HashMap<>(skus);
        this.now = now;
    }

    TablePlan plan(List<Tabled> listings) {
        listings.forEach(this::plan);
        return this;
    }

    private void plan(Tabled tabled) {
        var before = known.get(tabled.key());
        switch (tabled.read((sku, nth) -> idOf(before, sku, nth), imagesOf(before))) {
            case Tabled.Read.Faulty faulty -> faults.addAll(faulty.faults());
            case Tabled.Read.Whole whole -> plan(tabled, before, whole.details());
        }
    }

    private void plan(Tabled tabled, @Nullable Listing before, Details details) {
        var id = before == null ? ListingId.fresh() : before.id();
        if (!skusAreFree(tabled, id)) {
            return;
        }
        try {
            if (before == null) {
                add(tabled, id, details);
            } else {
                change(tabled, before, details);
            }
        } catch (ListingRefused refused) {
            refused.fields().forEach(field -> faults.add(tabled.fault(field)));
            if (refused.fields().isEmpty()) {
                faults.add(tabled.fault(new Refusal.Field("state", refused.slug(), refused.getMessage())));
            }
        }
    }

    private boolean skusAreFree(Tabled tabled, ListingId id) {
        var taken = tabled.skus().stream()
                .filter(sku -> !skus.merge(sku, id, (first, _) -> first).equals(id))
                .toList();
        var twice = tabled.skus().size() != Set.copyOf(tabled.skus()).size();
        if (twice || !taken.isEmpty()) {
            var sentence = "Another variant has this SKU already: " + tabled.skus();
            faults.add(tabled.fault(new Refusal.Field("sku", "sku-taken", sentence)));
        }
        return !twice && taken.isEmpty();
    }

    private void add(Tabled tabled, ListingId id, Details details) {
        var identity = new Listing.Identity(id, seller.id(), tabled.key(), seller.place());
        var category = categories.get(details.category());
        var missing = PublishRules.missing(details, category, seller);
        added++;
        var asItIs = tabled.state().isEmpty() && missing.isEmpty();
        if (!asItIs && !SHOWN.contains(tabled.state())) {
            missing.forEach(field -> hints.add(tabled.fault(field)));
            changes.add(Listing.draft(identity, details, now));
        } else {
            changes.add(Listing.show(identity, details, category, seller, now));
        }
    }

    private void change(Tabled tabled, Listing before, Details details) {
        if (tabled.tellsStock()) {
            details.variants().forEach(variant -> supplies.put(variant.id(), variant.supply()));
        }
        var show = SHOWN.contains(tabled.state()) && !before.isShown();
        if (!show && same(before.details(), details)) {
            unchanged++;
            return;
        }
        var category = categories.get(details.category());
        changes.add(
                show ? before.editAndPublish(details, category, seller, now) : before.edit(details, category, seller));
    }

    private static boolean same(Details before, Details after) {
        return withoutSupply(before).equals(withoutSupply(after));
    }

    private static Details withoutSupply(Details details) {
        var variants = details.variants().stream()
                .map(one -> one.in(Supply.Light.GREEN))
                .toList();
        return new Details(
                details.pricing(),
                details.category(),
                details.title(),
                details.description(),
                details.brand(),
                details.facts(),
                variants,
                details.images());
    }

    /** A variant is known by its SKU, without one by its place. */
    private static VariantId idOf(@Nullable Listing before, String sku, int nth) {
        if (before == null) {
            return VariantId.fresh();
        }
        var variants = before.details().variants();
        if (sku.isEmpty()) {
            return nth < variants.size() && variants.get(nth).sku() == null
                    ? variants.get(nth).id()
                    : VariantId.fresh();
        }
        return variants.stream()
                .filter(variant -> sku.equals(variant.sku()))
                .map(Variant::id)
                .findFirst()
                .orElseGet(VariantId::fresh);
    }

    private static List<Image> imagesOf(@Nullable Listing before) {
        return before == null ? List.of() : before.details().images();
    }

    List<Change<Listing>> changes() {
        return changes;
    }

    Map<VariantId, Supply> supplies() {
        return supplies;
    }

    ImportListings.Report report(int rows, boolean stored) {
        return new ImportListings.Report(
                rows,
                added,
                Math.max(0, changes.size() - added),
                unchanged,
                stored,
                faults.stream().limit(ImportListings.MOST_TOLD).toList(),
                hints.stream().limit(ImportListings.MOST_TOLD).toList());
    }

    /** What the decision rests on besides the table itself: the merchant, and the versions of what she has. */
    String mark() {
        return seller
                + known.values().stream()
                        .map(listing -> " " + listing.id() + "@" + listing.version()
                                + listing.state().word())
                        .sorted()
                        .collect(Collectors.joining());
    }

    boolean isSound() {
        return faults.isEmpty();
    }
}
