package marketplace.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import marketplace.demo.DemoPeople.Resident;
import marketplace.orders.Buyer;
import marketplace.orders.Contract;
import marketplace.orders.Fulfilment;
import marketplace.orders.OrderLine;
import marketplace.orders.PayBy;
import marketplace.orders.PlacePurchase.Terms;
import marketplace.orders.PlacePurchase.WantedOrder;
import marketplace.orders.TakeOver.End;
import marketplace.orders.TakeOver.Past;
import marketplace.orders.TakeOver.PastOrder;
import marketplace.pages.Formats;
import marketplace.shared.BasisPoints;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.PlaceCode;
import tools.jackson.databind.JsonNode;

/** Makes up the purchases of one week of the past, the same ones for a seed and a day. */
final class PastWeek {
    private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
    private static final BasisPoints SERVICE_FEE = new BasisPoints(500);
    private static final BasisPoints NO_SHARE = new BasisPoints(0);
    private static final double BY_RESIDENTS = 0.3;
    private static final LocalTime LAST = LocalTime.of(23, 0);
    private static final Map<String, PayBy> PAID =
            Map.of("card", PayBy.ONLINE, "on_account", PayBy.ON_ACCOUNT, "cash_to_merchant", PayBy.AT_HAND_OVER);

    private final JsonNode history;
    private final PastShelf shelf;
    private final PastPlaces places;
    private final int number;
    private final LocalDate today;
    private final Dice dice;

    PastWeek(JsonNode history, PastShelf shelf, PastPlaces places, int number, LocalDate today) {
        this.history = history;
        this.shelf = shelf;
        this.places = places;
        this.number = number;
        this.today = today;
        this.dice = Dice.of(history.get("seed").asLong() * 100 + number);
    }

    List<Past> purchases() {
        var level = history.get("weekly_level").get(number - 1).asDouble();
        var made = new ArrayList<Past>();
        for (var place : history.get("places")) {
            var many = dice.about(place.get("purchases_last_week").asDouble() * level);
            IntStream.range(0, many).forEach(_ -> purchase(place, made.size()).ifPresent(made::add));
        }
        return made;
    }

    private Optional<Past> purchase(JsonNode place, int nth) {
        var basket = dice.of(history.get("baskets").valueStream().toList());
        var merchants = Integer.parseInt(dice.of(history.get("merchants_per_purchase")));
        var lines = new PastBasket(shelf, history.get("weighing"), dice, number).filled(basket, merchants);
        return lines.isEmpty() ? Optional.empty() : Optional.of(past(place, nth, lines));
    }

    private Past past(JsonNode place, int nth, Map<MerchantId, List<OrderLine>> lines) {
        var code = place.get("place").asString();
        var placedAt = placedAt(place.get("weekday_shares"));
        var resident = dice.any(dice.chance(BY_RESIDENTS) ? places.residentsOf(code) : List.<Resident>of());
        var terms = new Terms(
                "de",
                PlaceCode.of(code),
                fulfilment(place, placedAt),
                PAID.get(dice.of(history.get("payment"))),
                SERVICE_FEE,
                NO_SHARE,
                false);
        return new Past(
                "history:%d:%d".formatted(number, nth),
                resident.<Buyer>map(one -> new Buyer.Account(one.account())).orElseGet(this::guest),
                resident.map(Resident::recipient).orElse(null),
                channel(code),
                terms,
                placedAt,
                lines.entrySet().stream().map(part -> order(part, placedAt)).toList());
    }

    private Buyer guest() {
        return new Buyer.Guest(new UUID(dice.random().nextLong(), dice.random().nextLong()));
    }

    private PastOrder order(Map.Entry<MerchantId, List<OrderLine>> part, Instant placedAt) {
        var seller = new Contract.Seller(part.getKey(), shelf.sellerOf(part.getKey()));
        var order = new WantedOrder(OrderId.fresh(), seller, part.getValue(), Money.ZERO, List.of());
        var end = End.valueOf(dice.of(history.get("outcomes")).toUpperCase(Locale.ROOT));
        return new PastOrder(order, end, endedAt(end, placedAt));
    }

    /** A purchase of yesterday ended yesterday, too: the past holds nothing unfinished. */
    private Instant endedAt(End end, Instant placedAt) {
        var took = end == End.HANDED_OVER || end == End.RETURNED
                ? Duration.ofHours(20).plusMinutes(dice.below(30 * 60))
                : Duration.ofMinutes(20 + dice.below(600));
        var last = today.minusDays(1).atTime(LAST).atZone(Formats.ZONE).toInstant();
        var then = placedAt.plus(took);
        return then.isBefore(last) ? then : placedAt.plus(Duration.ofMinutes(16 + dice.below(30)));
    }

    private Instant placedAt(JsonNode weekdays) {
        var wanted = DayOfWeek.of(DAYS.indexOf(dice.of(weekdays)) + 1);
        var first = today.minusWeeks(history.get("weeks").asLong() - number + 1);
        var day = first.datesUntil(first.plusWeeks(1))
                .filter(one -> one.getDayOfWeek() == wanted)
                .findFirst()
                .orElseThrow();
        var hours = dice.of(history.get("hour_shares")).split("-");
        var from = Integer.parseInt(hours[0]) * 60;
        var until = Math.min(Integer.parseInt(hours[1]) * 60, LAST.getHour() * 60 - 60);
        return day.atTime(0, 0)
                .plusMinutes(dice.between(Math.min(from, until - 1), until - 1))
                .atZone(Formats.ZONE)
                .toInstant();
    }

    private Fulfilment fulfilment(JsonNode place, Instant placedAt) {
        var way = dice.of(place.get("fulfilment"));
        var day = LocalDate.ofInstant(placedAt, Formats.ZONE).plusDays(dice.between(1, 3));
        return switch (way) {
            case "delivery" -> isBrought(place) ? new Fulfilment.Delivery(day, null) : new Fulfilment.Pickup();
            case "pickup_point" ->
                new Fulfilment.Delivery(day, places.pointOf(place.get("place").asString()));
            default -> new Fulfilment.Pickup();
        };
    }

    /** Some places had no delivery day before a certain week. */
    private boolean isBrought(JsonNode place) {
        return history.get("place_level_overrides")
                .valueStream()
                .filter(one -> one.get("place").equals(place.get("place")))
                .allMatch(one -> number >= one.get("from_week").asInt());
    }

    private String channel(String place) {
        var here = history.path("channel_overrides")
                .valueStream()
                .filter(one -> one.get("place").asString().equals(place))
                .findFirst();
        return dice.of(here.map(one -> one.get("channels")).orElse(history.get("channels")));
    }
}
