package marketplace.packing.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import marketplace.orders.web.OrderView;
import marketplace.packing.AskBuyer;
import marketplace.packing.PackGoods;
import marketplace.packing.Shelves;
import marketplace.packing.Shelves.Offer;
import marketplace.packing.There;
import marketplace.shared.Grams;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A merchant packs an order as she finds it. Amounts in cents, weights in grams. Every step may be repeated. */
@RestController
@RequestMapping("/api/v1/merchants/{merchant}/orders/{order}")
class PackingApi {
    private final PackGoods pack;
    private final AskBuyer ask;
    private final Shelves shelves;

    PackingApi(PackGoods pack, AskBuyer ask, Shelves shelves) {
        this.pack = pack;
        this.ask = ask;
        this.shelves = shelves;
    }

    /**
     * What there is; every line that is weighed needs its weight.
     *
     * @param lines those that are not there as agreed
     * @param soldOut whether the stock of what was missing is set to nothing; it is unless it is said not to
     */
    record PackingBody(
            @NotNull @Size(max = 100) List<@Valid Weight> weights,
            @Nullable @Size(max = 100) List<@NotNull @Valid ThereBody> lines,
            @Nullable Boolean soldOut) {
        record Weight(
                @Min(1) int position, @Min(1) @Max(100_000) long grams) {}

        PackGoods.Wanted wanted() {
            return new PackGoods.Wanted(
                    weights.stream()
                            .collect(Collectors.toMap(
                                    Weight::position, one -> Grams.of(one.grams()), (_, last) -> last)),
                    all(lines),
                    !Boolean.FALSE.equals(soldOut));
        }
    }

    /**
     * What there is in place of a line.
     *
     * @param pieces of the same, or of what comes instead; 0: it is left out
     * @param instead another variant of the merchant, not dearer
     */
    record ThereBody(
            @Min(1) int position,
            @Min(0) @Max(99) int pieces,
            @Nullable VariantId instead) {
        There there() {
            return new There(position, pieces, instead);
        }
    }

    /** What is proposed for lines of which nothing is there. */
    record AskingBody(
            @NotEmpty @Size(max = 100) List<@NotNull @Valid ThereBody> lines,
            @Nullable Boolean soldOut) {}

    record OffersView(List<OfferView> offers) {}

    /**
     * Something that may come in place of a line.
     *
     * @param each what one costs, of what is weighed at most; without deposit
     * @param deposit of one
     * @param unasked whether it has no allergen the agreed one has not; else the buyer has to be asked
     */
    record OfferView(int position, VariantId variant, String name, long each, long deposit, boolean unasked) {
        static OfferView of(Offer offer) {
            var line = offer.line();
            return new OfferView(
                    line.position(),
                    line.sold().variant(),
                    line.sold().name(),
                    line.amount().minor(),
                    line.deposit().minor(),
                    offer.unasked());
        }
    }

    /** What of the merchant's own may come in place of the lines whose buyer wants something instead; forty each at most. */
    @GetMapping("/offers")
    Mono<OffersView> offers(@PathVariable MerchantId merchant, @PathVariable OrderId order) {
        return shelves.offers(merchant, order)
                .map(found -> new OffersView(
                        found.offers().stream().map(OfferView::of).toList()));
    }

    /** Says that it is packed, what the scales showed, and what is missing. Of nothing it is refused. */
    @PostMapping("/pack")
    Mono<OrderView> pack(
            @PathVariable MerchantId merchant, @PathVariable OrderId order, @Valid @RequestBody PackingBody body) {
        return pack.of(merchant, order, body.wanted()).map(OrderView::of);
    }

    /** Proposes something else to the buyer, who answers within a stated time; then the line is left out. */
    @PostMapping("/ask")
    Mono<OrderView> ask(
            @PathVariable MerchantId merchant, @PathVariable OrderId order, @Valid @RequestBody AskingBody body) {
        return ask.about(merchant, order, all(body.lines()), !Boolean.FALSE.equals(body.soldOut()))
                .map(OrderView::of);
    }

    private static List<There> all(@Nullable List<ThereBody> lines) {
        return lines == null ? List.of() : lines.stream().map(ThereBody::there).toList();
    }
}
