package marketplace.orders;

import java.util.List;
import java.util.stream.Collectors;
import marketplace.shared.Grams;
import marketplace.shared.Money;
import marketplace.shared.Refusal;

/** What orders refuse. */
public abstract sealed class OrderRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private OrderRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    /** No such order or purchase for whoever asks. */
    public static final class Absent extends OrderRefused {
        private static final long serialVersionUID = 1;

        public Absent() {
            super(Kind.ABSENT, "no-such-order", "There is no such order.");
        }
    }

    /** A member of the buyer's household sees and moves her purchase, but does neither pay nor review it. */
    public static final class NotTheBuyer extends OrderRefused {
        private static final long serialVersionUID = 1;

        NotTheBuyer() {
            super(Kind.FORBIDDEN, "not-the-buyer", "Only whoever ordered it can do that.");
        }
    }

    /** Whoever still waits for something, or somebody for her, cannot go yet. */
    public static final class StillOpen extends OrderRefused {
        private static final long serialVersionUID = 1;

        public StillOpen() {
            super(
                    Kind.CONFLICT,
                    "orders-still-open",
                    "You still have an open order. Erase your account once it is handed over or called off.");
        }
    }

    /** The buyer saw another total than the one it is now. */
    public static final class OtherTotal extends OrderRefused {
        private static final long serialVersionUID = 1;

        public OtherTotal(Money told, Money now) {
            super(
                    Kind.CONFLICT,
                    "other-total",
                    "The total shown was %d cents, now it is %d. Please look again."
                            .formatted(told.minor(), now.minor()));
        }
    }

    static final class NotSecured extends OrderRefused {
        private static final long serialVersionUID = 1;

        NotSecured(Order order) {
            super(Kind.CONFLICT, "order-not-secured", order + " is not paid for yet.");
        }
    }

    static final class NotAccepted extends OrderRefused {
        private static final long serialVersionUID = 1;

        NotAccepted(Order order) {
            super(Kind.CONFLICT, "order-not-accepted", "Please accept " + order + " before packing it.");
        }
    }

    static final class NotPacked extends OrderRefused {
        private static final long serialVersionUID = 1;

        NotPacked(Order order) {
            super(Kind.CONFLICT, "order-not-packed", order + " is not packed yet.");
        }
    }

    static final class NotHandedOver extends OrderRefused {
        private static final long serialVersionUID = 1;

        NotHandedOver(Order order) {
            super(Kind.CONFLICT, "order-not-handed-over", order + " was not handed over.");
        }
    }

    static final class NotPaid extends OrderRefused {
        private static final long serialVersionUID = 1;

        NotPaid(Order order) {
            super(
                    Kind.CONFLICT,
                    "order-not-paid",
                    "The payment of " + order + " failed; it waits until that is settled.");
        }
    }

    /** Who pays with a card is not marked as paid by hand. */
    static final class NotPromised extends OrderRefused {
        private static final long serialVersionUID = 1;

        NotPromised(Order order) {
            super(Kind.CONFLICT, "order-not-promised", order + " is paid by card, not on account or at hand-over.");
        }
    }

    /** The buyer's card is kept, and what she owes is not held yet. */
    static final class NotPaidYet extends OrderRefused {
        private static final long serialVersionUID = 1;

        NotPaidYet(Order order) {
            super(
                    Kind.CONFLICT,
                    "order-not-paid-yet",
                    "The money for " + order + " is held three days before its delivery day. Please pack it then.");
        }
    }

    static final class CalledOff extends OrderRefused {
        private static final long serialVersionUID = 1;

        CalledOff(Order order) {
            super(Kind.GONE, "order-called-off", order + " was called off.");
        }
    }

    static final class TooLate extends OrderRefused {
        private static final long serialVersionUID = 1;

        TooLate(Order order) {
            super(Kind.CONFLICT, "order-too-far", order + " has gone too far for that. Please call the merchant.");
        }
    }

    /** Lines without what the scales showed. */
    static final class NotWeighed extends OrderRefused {
        private static final long serialVersionUID = 1;
        private final transient List<Field> fields;

        NotWeighed(List<OrderLine> lines) {
            super(Kind.INVALID, "line-not-weighed", "Please enter what the scales show for line " + positions(lines));
            this.fields = lines.stream()
                    .map(line -> new Field("grams." + line.position(), "line-not-weighed", getMessage()))
                    .toList();
        }

        private static String positions(List<OrderLine> lines) {
            return lines.stream()
                    .map(line -> String.valueOf(line.position()))
                    .collect(Collectors.joining(", ", "", "."));
        }

        @Override
        public List<Field> fields() {
            return fields;
        }
    }

    /** The scales cannot have shown this. */
    static final class WeightImplausible extends OrderRefused {
        private static final long serialVersionUID = 1;
        private final int position;

        WeightImplausible(int position, Grams wanted, Grams actual) {
            super(
                    Kind.INVALID,
                    "weight-implausible",
                    "%d g were wanted, %d g cannot be right.".formatted(wanted.value(), actual.value()));
            this.position = position;
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("grams." + position, slug(), getMessage()));
        }
    }

    /** A note for the shop that is too long. */
    static final class WishTooLong extends OrderRefused {
        private static final long serialVersionUID = 1;

        WishTooLong() {
            super(Kind.INVALID, "wish-too-long", "A wish has at most 200 characters.");
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("note", slug(), getMessage()));
        }
    }

    static final class NoSuchLine extends OrderRefused {
        private static final long serialVersionUID = 1;

        NoSuchLine() {
            super(Kind.INVALID, "no-such-line", "Nothing comes of this order at that position.");
        }
    }

    /** About what is there of one line. */
    abstract static sealed class OfLine extends OrderRefused {
        private static final long serialVersionUID = 1;
        private final int position;

        private OfLine(OrderLine line, String slug, String sentence) {
            super(Kind.INVALID, slug, sentence);
            this.position = line.position();
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("line." + position, slug(), getMessage()));
        }
    }

    static final class MorePieces extends OfLine {
        private static final long serialVersionUID = 1;

        MorePieces(OrderLine line) {
            super(
                    line,
                    "more-than-ordered",
                    "Between 0 and %d of %s can be there."
                            .formatted(line.measure().count(), line.sold().name()));
        }
    }

    /** The buyer wants nothing else in its place, or wants to be asked. */
    static final class NotToReplace extends OfLine {
        private static final long serialVersionUID = 1;

        NotToReplace(OrderLine line) {
            super(
                    line,
                    "line-not-to-replace",
                    "The buyer of %s wants nothing else without being asked, or nothing else at all."
                            .formatted(line.sold().name()));
        }
    }

    /** It would cost more than agreed, be more pieces, or be for older people. */
    static final class Dearer extends OfLine {
        private static final long serialVersionUID = 1;

        Dearer(OrderLine line) {
            super(
                    line,
                    "instead-dearer",
                    "In place of %s only what is not dearer, not more and not for older people."
                            .formatted(line.sold().name()));
        }
    }

    /** The buyer has still to answer. */
    static final class BuyerAsked extends OrderRefused {
        private static final long serialVersionUID = 1;

        BuyerAsked(Order order) {
            super(Kind.CONFLICT, "buyer-asked", order + " waits for an answer of its buyer.");
        }
    }

    /** Nothing is asked any more. */
    public static final class AnsweredTooLate extends OrderRefused {
        private static final long serialVersionUID = 1;

        AnsweredTooLate() {
            super(Kind.CONFLICT, "answered-too-late", "That was decided before. Please call the shop.");
        }
    }

    /** Nobody said that whoever takes it is old enough. */
    static final class AgeNotChecked extends OrderRefused {
        private static final long serialVersionUID = 1;

        AgeNotChecked(int years) {
            super(
                    Kind.INVALID,
                    "age-not-checked",
                    "Whoever takes this must be %d years old; say that you have seen a paper.".formatted(years));
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("ofAge", slug(), getMessage()));
        }
    }

    static final class WrongPin extends OrderRefused {
        private static final long serialVersionUID = 1;

        WrongPin() {
            super(Kind.INVALID, "wrong-pin", "That is not the PIN of this purchase.");
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("pin", slug(), getMessage()));
        }
    }

    static final class TooManyPins extends OrderRefused {
        private static final long serialVersionUID = 1;

        TooManyPins() {
            super(Kind.TOO_MANY, "too-many-pins", "Too many wrong PINs. Please call for help.");
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("pin", slug(), getMessage()));
        }
    }
}
