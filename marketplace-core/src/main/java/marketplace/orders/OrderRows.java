package marketplace.orders;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import marketplace.orders.OrderLine.HandedOver;
import marketplace.orders.OrderLine.Proposal;
import marketplace.orders.OrderState.Asked;
import marketplace.orders.OrderState.Reason;
import marketplace.orders.Wish.Instead;
import marketplace.shared.AccountId;
import marketplace.shared.BasisPoints;
import marketplace.shared.Grams;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.PlaceCode;
import marketplace.shared.PurchaseId;
import marketplace.shared.Row;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of orders, and writes their lines as one JSON column, since an order is always read and stored whole. */
@Component
final class OrderRows {
    static final String COLUMNS = """
        id, purchase, number, version, merchant, merchant_name, place, fulfilment, day, point, pay_by, delivery_fee,
        service_fee_rate, delivery_share, texts::text as texts, lines::text as lines, state, state_until, state_note, payment,
        early_start_at, payment_version, authorised, captured, refunded, capture_before, placed_at
        """;

    private final JsonMapper json;

    OrderRows(JsonMapper json) {
        this.json = json;
    }

    Order order(Row row) {
        return new Order(
                new OrderId(row.uuid("id")),
                row.number("version"),
                contract(row),
                lines(row),
                state(row),
                payment(row));
    }

    String lines(Order order) {
        var coming = order.lines().stream().map(line -> Stored.of(line, false));
        var out = order.leftOut().stream().map(line -> Stored.of(line, true));
        return json.writeValueAsString(Stream.concat(coming, out).toList());
    }

    String texts(List<TextVersion> texts) {
        return json.writeValueAsString(texts);
    }

    private Lines lines(Row row) {
        var all = List.of(json.readValue(row.text("lines"), Stored[].class));
        return new Lines(lines(all, false), lines(all, true));
    }

    private static List<OrderLine> lines(List<Stored> all, boolean out) {
        return all.stream()
                .filter(line -> Boolean.TRUE.equals(line.out()) == out)
                .map(Stored::line)
                .toList();
    }

    private Contract contract(Row row) {
        return new Contract(
                new PurchaseId(row.uuid("purchase")),
                new OrderNumber(row.text("number")),
                new Contract.Seller(new MerchantId(row.uuid("merchant")), row.text("merchant_name")),
                PlaceCode.of(row.text("place")),
                fulfilment(row),
                PayBy.valueOf(row.text("pay_by")),
                row.cents("delivery_fee"),
                new BasisPoints(row.count("service_fee_rate")),
                row.cents("delivery_share"),
                List.of(json.readValue(row.text("texts"), TextVersion[].class)),
                row.findInstant("early_start_at"),
                row.instant("placed_at"));
    }

    private static Fulfilment fulfilment(Row row) {
        return switch (row.text("fulfilment")) {
            case "PICKUP" -> new Fulfilment.Pickup();
            case "APPOINTMENT" -> new Fulfilment.Appointment();
            default -> new Fulfilment.Delivery(row.date("day"), row.findText("point"));
        };
    }

    private static OrderState state(Row row) {
        return switch (row.text("state")) {
            case "PLACED" -> new OrderState.Placed(row.instant("state_until"));
            case "SECURED" -> new OrderState.Secured(row.instant("state_until"), Asked.valueOf(row.text("state_note")));
            case "ACCEPTED" -> new OrderState.Accepted(row.findInstant("state_until"));
            case "PACKED" -> new OrderState.Packed();
            case "HANDED_OVER" -> new OrderState.HandedOver(row.instant("state_until"));
            case "RETURNED" -> new OrderState.Returned();
            case "REFUSED" -> new OrderState.Refused(Reason.valueOf(row.text("state_note")));
            case "CANCELLED" -> new OrderState.Cancelled();
            case "LAPSED" -> new OrderState.Lapsed();
            default -> throw new IllegalStateException("no state " + row.text("state"));
        };
    }

    /** The moment a state turns on: until when it is open, or when it came to be. */
    static @Nullable Instant moment(OrderState state) {
        return switch (state) {
            case OrderState.Placed placed -> placed.openUntil();
            case OrderState.Secured secured -> secured.answerBy();
            case OrderState.HandedOver done -> done.at();
            case OrderState.Accepted accepted -> accepted.payBy();
            case OrderState.Packed _, OrderState.Returned _ -> null;
            case OrderState.Refused _, OrderState.Cancelled _, OrderState.Lapsed _ -> null;
        };
    }

    static @Nullable String note(OrderState state) {
        return switch (state) {
            case OrderState.Secured secured -> secured.asked().name();
            case OrderState.Refused refused -> refused.reason().name();
            case OrderState.Placed _, OrderState.Accepted _, OrderState.Packed _, OrderState.HandedOver _ -> null;
            case OrderState.Returned _, OrderState.Cancelled _, OrderState.Lapsed _ -> null;
        };
    }

    private static Payment payment(Row row) {
        return new Payment(
                Payment.Status.valueOf(row.text("payment")),
                row.number("payment_version"),
                row.cents("authorised"),
                row.cents("captured"),
                row.cents("refunded"),
                row.findInstant("capture_before"));
    }

    /** A line as it lies in the database: cents, grams, basis points. */
    record Stored(
            int position,
            VariantId variant,
            ListingId listing,
            String name,
            String category,
            @Nullable String exclusion,
            @Nullable Integer minimumAge,
            @Nullable Boolean service,
            int count,
            @Nullable Long each,
            @Nullable Long perKg,
            @Nullable Long wanted,
            @Nullable Long most,
            @Nullable Long actual,
            long deposit,
            String taxKind,
            int taxRate,
            @Nullable Instant handedOverAt,
            @Nullable UUID handedOverBy,
            @Nullable Instead instead,
            @Nullable String note,
            @Nullable Stored agreed,
            @Nullable Stored offered,
            @Nullable Instant askedUntil,
            @Nullable Boolean out) {

        static Stored of(OrderLine line, boolean out) {
            var sold = line.sold();
            var handed = line.handedOver();
            var by = handed == null ? null : handed.by();
            var pieces = line.measure() instanceof Measure.Pieces some ? some : null;
            var toWeigh = toWeigh(line.measure());
            var asked = line.proposal();
            return new Stored(
                    line.position(),
                    sold.variant(),
                    sold.listing(),
                    sold.name(),
                    sold.category(),
                    sold.exclusion(),
                    sold.minimumAge(),
                    sold.service(),
                    line.measure().count(),
                    pieces == null ? null : pieces.each().minor(),
                    toWeigh == null ? null : toWeigh.perKg().minor(),
                    toWeigh == null ? null : toWeigh.wanted().value(),
                    toWeigh == null ? null : toWeigh.most().value(),
                    line.measure() instanceof Measure.Weighed weighed
                            ? weighed.actual().value()
                            : null,
                    line.deposit().minor(),
                    line.tax().kind(),
                    line.tax().rate().value(),
                    handed == null ? null : handed.at(),
                    by == null ? null : by.value(),
                    line.wish().instead(),
                    line.wish().note(),
                    line.agreed() == null ? null : of(line.agreed(), false),
                    asked == null ? null : of(asked.offered(), false),
                    asked == null ? null : asked.until(),
                    out);
        }

        private static Measure.@Nullable ToWeigh toWeigh(Measure measure) {
            return switch (measure) {
                case Measure.Pieces _ -> null;
                case Measure.ToWeigh open -> open;
                case Measure.Weighed weighed -> weighed.agreed();
            };
        }

        OrderLine line() {
            var by = handedOverBy == null ? null : new AccountId(handedOverBy);
            return new OrderLine(
                    position,
                    new OrderLine.Sold(
                            variant,
                            listing,
                            name,
                            category,
                            exclusion,
                            minimumAge == null ? 0 : minimumAge,
                            Boolean.TRUE.equals(service)),
                    measure(),
                    Money.euro(deposit),
                    new Tax(taxKind, new BasisPoints(taxRate)),
                    handedOverAt == null ? null : new HandedOver(handedOverAt, by),
                    Wish.of(instead, note),
                    agreed == null ? null : agreed.line(),
                    offered == null || askedUntil == null ? null : new Proposal(offered.line(), askedUntil));
        }

        private Measure measure() {
            if (each != null) {
                return new Measure.Pieces(count, Money.euro(each));
            }
            var open =
                    new Measure.ToWeigh(count, grams(wanted), grams(most), Money.euro(Objects.requireNonNull(perKg)));
            return actual == null ? open : new Measure.Weighed(open, grams(actual));
        }

        private static Grams grams(@Nullable Long value) {
            return Grams.of(Objects.requireNonNull(value));
        }
    }
}
