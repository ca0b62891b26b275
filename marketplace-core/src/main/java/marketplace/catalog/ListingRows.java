package marketplace.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import marketplace.shared.BasisPoints;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.PlaceCode;
import marketplace.shared.Row;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads listings from rows of listing and variant, one row a variant, rows of a listing together. */
final class ListingRows {
    static final String COLUMNS = """
        l.id, l.merchant, l.key, l.place, l.pricing, l.category, l.title, l.description, l.brand,
        l.facts::text as facts, l.images, l.alts, l.state, l.reason, l.since, l.version, l.revision,
        v.id as variant, v.name, v.sku, v.gtin, v.cents, v.tax, v.deposit_cents, v.deposit_kind, v.measure,
        v.amount, v.unit, v.pieces, v.drained_grams, v.loose, v.target_grams, v.tolerance, v.stock, v.light\
        """;

    private final JsonMapper json;

    ListingRows(JsonMapper json) {
        this.json = json;
    }

    /** One row: the listing with this variant alone. */
    Listing read(Row row) {
        var identity = new Listing.Identity(
                new ListingId(row.uuid("id")),
                new MerchantId(row.uuid("merchant")),
                row.findText("key"),
                PlaceCode.of(row.text("place")));
        return new Listing(identity, details(row), state(row), row.number("version"), row.count("revision"));
    }

    /** Puts the rows of each listing together again, in their order. */
    static List<Listing> whole(List<Listing> rows) {
        Map<UUID, Listing> whole = new LinkedHashMap<>();
        rows.forEach(row -> whole.merge(row.id().value(), row, ListingRows::with));
        return List.copyOf(whole.values());
    }

    private static Listing with(Listing listing, Listing row) {
        var variants = new ArrayList<>(listing.details().variants());
        variants.addAll(row.details().variants());
        var said = listing.details();
        var details = new Details(
                said.pricing(),
                said.category(),
                said.title(),
                said.description(),
                said.brand(),
                said.facts(),
                variants,
                said.images());
        return new Listing(listing.identity(), details, listing.state(), listing.version(), listing.revision());
    }

    private Details details(Row row) {
        return new Details(
                Pricing.valueOf(row.text("pricing")),
                row.text("category"),
                row.text("title"),
                row.text("description"),
                row.findText("brand"),
                json.readValue(row.text("facts"), Facts.class),
                List.of(variant(row)),
                images(row));
    }

    private static List<Image> images(Row row) {
        var hashes = row.texts("images");
        var alts = row.texts("alts");
        return IntStream.range(0, hashes.size())
                .mapToObj(i -> new Image(hashes.get(i), i < alts.size() ? alts.get(i) : ""))
                .toList();
    }

    private static ListingState state(Row row) {
        var since = row.instant("since");
        return switch (row.text("state")) {
            case "draft" -> new ListingState.Draft(since);
            case "published" -> new ListingState.Published(since);
            case "paused" -> new ListingState.Paused(since);
            default -> new ListingState.Hidden(since, row.text("reason"));
        };
    }

    static Variant variant(Row row) {
        var gtin = row.findText("gtin");
        return new Variant(
                new VariantId(row.uuid("variant")),
                row.text("name"),
                row.findText("sku"),
                gtin == null ? null : new Gtin(gtin),
                money(row.findNumber("cents")),
                TaxClass.valueOf(row.text("tax")),
                deposit(row),
                measure(row),
                supply(row));
    }

    private static @Nullable Money money(@Nullable Long cents) {
        return cents == null ? null : Money.euro(cents);
    }

    private static @Nullable Deposit deposit(Row row) {
        var cents = row.findNumber("deposit_cents");
        var kind = row.findText("deposit_kind");
        return cents == null ? null : new Deposit(Money.euro(cents), kind == null ? null : Deposit.Kind.valueOf(kind));
    }

    private static Measure measure(Row row) {
        return switch (row.text("measure")) {
            case "pack" ->
                new Measure.Pack(
                        new Content(row.number("amount"), Content.Unit.valueOf(row.text("unit"))),
                        row.count("pieces"),
                        row.findNumber("drained_grams"),
                        row.flag("loose"));
            case "weighed" -> new Measure.Weighed(row.count("target_grams"), new BasisPoints(row.count("tolerance")));
            default -> new Measure.Piece();
        };
    }

    private static Supply supply(Row row) {
        var light = row.findText("light");
        return light == null ? new Supply.Counted(row.count("stock")) : Supply.Light.valueOf(light);
    }
}
