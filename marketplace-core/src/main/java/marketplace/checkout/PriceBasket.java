package marketplace.checkout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.catalog.PriceVariants;
import marketplace.catalog.PricedVariant;
import marketplace.catalog.Supply;
import marketplace.checkout.Basket.Line;
import marketplace.checkout.PricedBasket.Item;
import marketplace.checkout.PricedBasket.Part;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.shared.MerchantId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a basket costs now; each room is asked once, however much is in it. */
@Component
public class PriceBasket {
    private final PriceVariants variants;
    private final Merchants merchants;

    PriceBasket(PriceVariants variants, Merchants merchants) {
        this.variants = variants;
        this.merchants = merchants;
    }

    public Mono<PricedBasket> of(Basket basket) {
        if (basket.isEmpty()) {
            return Mono.just(new PricedBasket(basket, List.of(), List.of()));
        }
        return variants.of(basket.lines().stream().map(Line::variant).toList())
                .flatMap(known -> merchants.listAll(sellers(known)).map(sellers -> priced(basket, known, sellers)));
    }

    private static List<MerchantId> sellers(List<PricedVariant> known) {
        return known.stream().map(PricedVariant::merchant).distinct().toList();
    }

    private static PricedBasket priced(Basket basket, List<PricedVariant> known, List<Merchant> sellers) {
        var goods = by(known, one -> one.variant().id());
        var remarks = new ArrayList<Remark>();
        var wanted = new LinkedHashMap<Contracting, List<Item>>();
        for (var line : basket.lines()) {
            var offered = Optional.ofNullable(goods.get(line.variant()));
            remark(line, offered).ifPresent(remarks::add);
            offered.filter(PricedVariant::orderable).ifPresent(one -> add(wanted, line, one));
        }
        var parts = parts(wanted, by(sellers, Merchant::id));
        return new PricedBasket(basket, parts, remarks);
    }

    /** Goods and work are ordered apart: they come in other ways, and one withdraws from them by other rules. */
    private record Contracting(MerchantId merchant, boolean work) {}

    private static void add(Map<Contracting, List<Item>> wanted, Line line, PricedVariant goods) {
        var items = wanted.computeIfAbsent(new Contracting(goods.merchant(), goods.service()), _ -> new ArrayList<>());
        items.add(new Item(goods, goods.line(items.size() + 1, line.pieces(), line.wish())));
    }

    private static List<Part> parts(Map<Contracting, List<Item>> wanted, Map<MerchantId, Merchant> sellers) {
        return wanted.entrySet().stream()
                .map(entry -> new Part(
                        Objects.requireNonNull(sellers.get(entry.getKey().merchant())), entry.getValue()))
                .sorted(Comparator.comparing(
                                (Part part) -> part.merchant().profile().name())
                        .thenComparing(Part::isWork))
                .toList();
    }

    private static Optional<Remark> remark(Line line, Optional<PricedVariant> offered) {
        if (offered.isEmpty()) {
            return Optional.of(new Remark.Gone(line.variant(), ""));
        }
        var goods = offered.get();
        var supply = goods.variant().supply();
        if (!goods.orderable()) {
            return Optional.of(new Remark.Gone(line.variant(), goods.name()));
        }
        if (supply instanceof Supply.Counted(var left) && left < line.pieces()) {
            return Optional.of(new Remark.Fewer(line.variant(), goods.name(), left));
        }
        return goods.price().equals(line.seen())
                ? Optional.empty()
                : Optional.of(new Remark.OtherPrice(line.variant(), goods.name(), line.seen(), goods.price()));
    }

    private static <K, T> Map<K, T> by(List<T> all, Function<T, K> key) {
        return all.stream().collect(Collectors.toMap(key, Function.identity(), (first, _) -> first));
    }
}
