package marketplace.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import marketplace.catalog.Measure.Weighed;
import marketplace.catalog.PricedVariant;
import marketplace.orders.Measure;
import marketplace.orders.OrderLine;
import marketplace.orders.Tax;
import marketplace.orders.Wish;
import marketplace.shared.Grams;
import marketplace.shared.MerchantId;
import tools.jackson.databind.JsonNode;

/** Fills a basket of the past: lines by chance, of at most so many merchants. */
final class PastBasket {
    private static final double FEWEST_OF_TARGET = 0.8;
    private static final double MOST_OF_TARGET = 1.2;
    private static final double PERCENT = 100;

    private final PastShelf shelf;
    private final JsonNode weighing;
    private final Dice dice;
    private final int week;
    private final Map<MerchantId, List<OrderLine>> lines = new LinkedHashMap<>();

    PastBasket(PastShelf shelf, JsonNode weighing, Dice dice, int week) {
        this.shelf = shelf;
        this.weighing = weighing;
        this.dice = dice;
        this.week = week;
    }

    Map<MerchantId, List<OrderLine>> filled(JsonNode basket, int merchants) {
        for (var wanted : basket.get("lines")) {
            if (dice.chance(wanted.get("chance").asDouble())) {
                add(wanted, merchants);
            }
        }
        if (lines.isEmpty()) {
            add(basket.get("lines").get(0), merchants);
        }
        return lines;
    }

    private void add(JsonNode wanted, int merchants) {
        var category = wanted.get("category").asString();
        var goods = lines.size() < merchants ? shelf.of(category, week) : shelf.of(category, week, lines.keySet());
        var quantity = wanted.get("quantity");
        dice.any(goods)
                .ifPresent(one -> add(
                        one,
                        dice.between(quantity.get(0).asInt(), quantity.get(1).asInt())));
    }

    private void add(PricedVariant goods, int pieces) {
        var order = lines.computeIfAbsent(goods.merchant(), _ -> new ArrayList<>());
        var known = order.stream()
                .anyMatch(line -> line.sold().variant().equals(goods.variant().id()));
        if (!known) {
            order.add(line(order.size() + 1, pieces, goods));
        }
    }

    private OrderLine line(int position, int pieces, PricedVariant goods) {
        var exclusion = goods.exclusion();
        var sold = new OrderLine.Sold(
                goods.variant().id(),
                goods.listing(),
                goods.name(),
                goods.category(),
                exclusion == null ? null : exclusion.name(),
                goods.minimumAge(),
                goods.service());
        var tax = new Tax(goods.vat().kind(), goods.vat().rate());
        return new OrderLine(
                position,
                sold,
                measure(pieces, goods),
                goods.deposit().times(pieces),
                tax,
                null,
                Wish.NONE,
                null,
                null);
    }

    private Measure measure(int pieces, PricedVariant goods) {
        return goods.variant().measure() instanceof Weighed weighed
                ? weighed(pieces, goods, weighed)
                : new Measure.Pieces(pieces, goods.price());
    }

    /** With what the scales showed then. */
    private Measure weighed(int pieces, PricedVariant goods, Weighed weighed) {
        var target = weighed.target().times(pieces);
        var deviation = dice.around(
                weighing.get("mean_deviation_percent").asDouble(),
                weighing.get("standard_deviation_percent").asDouble());
        var factor = Math.clamp(1 + deviation / PERCENT, FEWEST_OF_TARGET, MOST_OF_TARGET);
        var asked = new Measure.ToWeigh(
                pieces,
                target,
                weighed.most().times(pieces),
                Objects.requireNonNull(goods.variant().price()));
        return new Measure.Weighed(asked, Grams.of(Math.max(1, Math.round(target.value() * factor))));
    }
}
