package marketplace.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marketplace.orders.Measure.Pieces;
import marketplace.orders.Measure.ToWeigh;
import marketplace.orders.OrderLine.HandedOver;
import marketplace.orders.OrderLine.Sold;
import marketplace.shared.BasisPoints;
import marketplace.shared.Grams;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.PlaceCode;
import marketplace.shared.PurchaseId;
import marketplace.shared.VariantId;

/** An order that is valid as it stands: six rolls at 2.70 euro, at seven percent. */
public final class OrderFixture {
    public static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
    public static final Instant OPEN_UNTIL = NOON.plus(Duration.ofMinutes(15));
    public static final Instant ANSWER_BY = NOON.plus(Duration.ofHours(36));
    static final Order.Deadlines IN_TIME = new Order.Deadlines(ANSWER_BY, NOON.plus(Duration.ofHours(24)));
    public static final Tax REDUCED = new Tax("REDUCED", new BasisPoints(700));
    public static final Tax STANDARD = new Tax("STANDARD", new BasisPoints(1900));
    static final Payment AUTHORISED = authorised(1);

    private final List<OrderLine> lines = new ArrayList<>();
    private OrderId id = OrderId.of("01931a2b-0000-7000-8000-000000000001");
    private Money deliveryFee = Money.ZERO;
    private Tax tax = REDUCED;
    private Wish wish = Wish.NONE;

    public static OrderFixture anOrder() {
        return new OrderFixture();
    }

    static Payment authorised(long version) {
        return new Payment(
                Payment.Status.AUTHORISED,
                version,
                Money.euro(1247),
                Money.ZERO,
                Money.ZERO,
                NOON.plus(Duration.ofDays(7)));
    }

    static Payment told(Payment.Status status, long version) {
        return Payment.of(status, version);
    }

    OrderFixture id(OrderId other) {
        id = other;
        return this;
    }

    OrderFixture taxed(Tax other) {
        tax = other;
        return this;
    }

    /** Of the lines to come. */
    OrderFixture wishing(Wish.Instead instead) {
        wish = new Wish(instead, "");
        return this;
    }

    OrderFixture of(int pieces, long cents) {
        return line(new Pieces(pieces, Money.euro(cents)), Money.ZERO);
    }

    OrderFixture withDeposit(int pieces, long cents, long deposit) {
        return line(new Pieces(pieces, Money.euro(cents)), Money.euro(deposit));
    }

    OrderFixture weighed(long wanted, long most, long centsPerKg) {
        return line(new ToWeigh(1, Grams.of(wanted), Grams.of(most), Money.euro(centsPerKg)), Money.ZERO);
    }

    OrderFixture delivered(long cents) {
        deliveryFee = Money.euro(cents);
        return this;
    }

    private OrderFixture line(Measure measure, Money deposit) {
        lines.add(lineOf(lines.size() + 1, measure, deposit, tax, wish));
        return this;
    }

    static OrderLine lineOf(int position, Measure measure, Money deposit, Tax tax) {
        return lineOf(position, measure, deposit, tax, Wish.NONE);
    }

    static OrderLine lineOf(int position, Measure measure, Money deposit, Tax tax, Wish wish) {
        var sold = new Sold(
                new VariantId(new UUID(0x019300000000_7000L, 0x8000000000000000L + position)),
                new ListingId(new UUID(0x019300000001_7000L, 0x8000000000000000L + position)),
                "Weck vom Holzofen, 6 Stück",
                "bakery-rolls",
                "PERISHABLE",
                0,
                false);
        return new OrderLine(position, sold, measure, deposit, tax, null, wish, null, null);
    }

    /** So many pieces of another listing, for the first line. */
    static OrderLine offered(int pieces, long cents) {
        var other = lineOf(9, new Pieces(pieces, Money.euro(cents)), Money.ZERO, REDUCED);
        return new OrderLine(
                1, other.sold(), other.measure(), other.deposit(), other.tax(), null, Wish.NONE, null, null);
    }

    static Contract contract(Money deliveryFee) {
        return new Contract(
                PurchaseId.of("01931a2b-0000-7000-8000-0000000000aa"),
                new OrderNumber("K7M29QX4W"),
                new Contract.Seller(MerchantId.of("01931a2b-0000-7000-8000-0000000000bb"), "Bäckerei Kern"),
                PlaceCode.of("weidenbach"),
                new Fulfilment.Pickup(),
                PayBy.ONLINE,
                deliveryFee,
                new BasisPoints(500),
                Money.ZERO,
                List.of(new TextVersion("terms", "de", 3, "ab".repeat(32))),
                null,
                NOON);
    }

    public Order placed() {
        if (lines.isEmpty()) {
            of(1, 270);
        }
        return Order.place(id, contract(deliveryFee), lines, OPEN_UNTIL).next();
    }

    Order secured() {
        return placed().hear(AUTHORISED, IN_TIME).next();
    }

    Order accepted() {
        return secured().accept().next();
    }

    /** Accepted, and then the card was refused. */
    Order unpaid() {
        return accepted().hear(told(Payment.Status.FAILED, 2), IN_TIME).next();
    }

    Order packed(long... grams) {
        return accepted().pack(whole(grams)).next();
    }

    Order handedOver() {
        var packed = packed();
        return packed.handOver(allOf(packed), new HandedOver(NOON, null)).next();
    }

    Order returned() {
        return handedOver().takeBack().next();
    }

    Order refused() {
        return secured().refuse(OrderState.Reason.SOLD_OUT).next();
    }

    Order cancelled() {
        return secured().cancel().next();
    }

    Order lapsed() {
        return placed().lapse(OPEN_UNTIL).next();
    }

    static Set<Integer> allOf(Order order) {
        return order.lines().stream().map(OrderLine::position).collect(Collectors.toSet());
    }

    /** What the scales showed for the first lines. */
    static Map<Integer, Grams> weights(long... grams) {
        return IntStream.range(0, grams.length).boxed().collect(Collectors.toMap(i -> i + 1, i -> Grams.of(grams[i])));
    }

    /** All is there, and this is what the scales showed for the first lines. */
    static Packing whole(long... grams) {
        return Packing.whole(weights(grams));
    }

    /** Of a single line nothing is there. */
    static Packing nothing() {
        return new Packing(Map.of(), Map.of(1, new Packing.Found.Fewer(0)));
    }

    /** What the scales showed for the second line. */
    static Map<Integer, Grams> second(long grams) {
        return Map.of(2, Grams.of(grams));
    }
}
