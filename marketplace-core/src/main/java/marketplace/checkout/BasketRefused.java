package marketplace.checkout;

import java.util.List;
import marketplace.shared.Money;
import marketplace.shared.Refusal;

/** What basket and checkout refuse. */
public abstract sealed class BasketRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private BasketRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    static final class Full extends BasketRefused {
        private static final long serialVersionUID = 1;

        Full() {
            super(Kind.CONFLICT, "basket-full", "A basket holds at most a hundred listings.");
        }
    }

    static final class Pieces extends BasketRefused {
        private static final long serialVersionUID = 1;

        Pieces() {
            super(Kind.INVALID, "basket-pieces", "Between 1 and 99 pieces fit in one line.");
        }
    }

    public static final class Unavailable extends BasketRefused {
        private static final long serialVersionUID = 1;

        Unavailable() {
            super(Kind.CONFLICT, "listing-unavailable", "This listing cannot be had just now.");
        }
    }

    /** A pass is told once. */
    static final class PassTold extends BasketRefused {
        private static final long serialVersionUID = 1;

        PassTold() {
            super(Kind.CONFLICT, "basket-pass-told", "The pass of this basket was told before. Open another basket.");
        }
    }

    /** Nothing in it, or not hers. */
    static final class Absent extends BasketRefused {
        private static final long serialVersionUID = 1;

        Absent() {
            super(Kind.ABSENT, "no-such-basket", "There is no such basket.");
        }
    }

    static final class Empty extends BasketRefused {
        private static final long serialVersionUID = 1;

        Empty() {
            super(Kind.CONFLICT, "basket-empty", "The basket is empty.");
        }
    }

    /** Something is not as the buyer saw it when she pressed the button. */
    public static final class NotAsShown extends BasketRefused {
        private static final long serialVersionUID = 1;
        private final transient List<Remark> remarks;

        NotAsShown(List<Remark> remarks) {
            super(Kind.CONFLICT, "not-as-shown", "Something has changed since you looked. Nothing was ordered.");
            this.remarks = List.copyOf(remarks);
        }

        public List<Remark> remarks() {
            return remarks;
        }

        @Override
        public List<Field> fields() {
            return fields(remarks);
        }

        /** Remarks by their variant, for machines. */
        public static List<Field> fields(List<Remark> remarks) {
            return remarks.stream().map(NotAsShown::field).toList();
        }

        private static Field field(Remark remark) {
            var variant = remark.variant().toString();
            return switch (remark) {
                case Remark.Gone(var _, var name) -> new Field(variant, "gone", name + " cannot be had any more.");
                case Remark.Fewer(var _, var name, var left) ->
                    new Field(variant, "fewer", "%d of %s are left.".formatted(left, name));
                case Remark.OtherPrice(var _, var name, var seen, var now) ->
                    new Field(
                            variant,
                            "other-price",
                            "%s costs %d cents now, not %d.".formatted(name, now.minor(), seen.minor()));
            };
        }
    }

    /** Whoever brings goods of several merchants takes no money for them (R112). */
    static final class CashOnTour extends BasketRefused {
        private static final long serialVersionUID = 1;

        CashOnTour() {
            super(Kind.INVALID, "cash-on-tour", "What is brought is paid by card or on account, not in cash.");
        }
    }

    /** Goods would go to another place than the one of the address. */
    public static final class PlaceElsewhere extends BasketRefused {
        private static final long serialVersionUID = 1;

        public PlaceElsewhere() {
            super(Kind.INVALID, "place-elsewhere", "The postcode of the address is none of the chosen place.");
        }
    }

    /** No letter would reach the address, as far as the county's streets are known. */
    public static final class StreetUnknown extends BasketRefused {
        private static final long serialVersionUID = 1;
        private final transient List<String> instead;

        StreetUnknown(List<String> instead) {
            super(
                    Kind.INVALID,
                    "street-unknown",
                    "This postcode has no such street as far as we know. Correct it, or say that it is right as it"
                            + " is.");
            this.instead = List.copyOf(instead);
        }

        /** What may be meant, house number and all; at most three. */
        public List<String> instead() {
            return instead;
        }

        @Override
        public List<Field> fields() {
            return instead.stream()
                    .map(line -> new Field("recipient.street", "instead", line))
                    .toList();
        }
    }

    public static final class HouseNumberMissing extends BasketRefused {
        private static final long serialVersionUID = 1;

        HouseNumberMissing() {
            super(
                    Kind.INVALID,
                    "house-number-missing",
                    "The address has no house number. Add it, or say that it is right as it is.");
        }
    }

    /** What comes along comes to the door of what it comes along with. */
    static final class AlongElsewhere extends BasketRefused {
        private static final long serialVersionUID = 1;

        AlongElsewhere() {
            super(
                    Kind.INVALID,
                    "along-elsewhere",
                    "That purchase comes to another address. Choose the way without it, or give the same address.");
        }
    }

    /** The buyer did not say that she is old enough for what is in the basket. */
    static final class AgeNotDeclared extends BasketRefused {
        private static final long serialVersionUID = 1;

        AgeNotDeclared(int years) {
            super(
                    Kind.INVALID,
                    "age-not-declared",
                    "Something in the basket is for people from %d years on.".formatted(years));
        }
    }

    /** Nobody sees at a pickup point who takes it. */
    static final class AgeAtPoint extends BasketRefused {
        private static final long serialVersionUID = 1;

        AgeAtPoint() {
            super(
                    Kind.INVALID,
                    "age-at-point",
                    "What is for people of an age is brought to the door or fetched in the shop.");
        }
    }

    /** The county or one of the merchants does not take this way of paying. */
    public static final class NotPaidSo extends BasketRefused {
        private static final long serialVersionUID = 1;

        NotPaidSo() {
            super(Kind.INVALID, "pay-by-not-offered", "This basket cannot be paid in this way. Please choose another.");
        }
    }

    /** The household would owe more on account than it may. */
    public static final class AboveAccountLimit extends BasketRefused {
        private static final long serialVersionUID = 1;
        private final Money limit;

        AboveAccountLimit(Money limit) {
            super(
                    Kind.CONFLICT,
                    "account-limit",
                    "A household may owe %d cents on account at most; this would be more.".formatted(limit.minor()));
            this.limit = limit;
        }

        public Money limit() {
            return limit;
        }
    }

    /** In this county one orders with an account. */
    static final class NoGuests extends BasketRefused {
        private static final long serialVersionUID = 1;

        NoGuests() {
            super(Kind.FORBIDDEN, "no-guest-orders", "Please sign in to order.");
        }
    }

    /** The EU's notice on the legal guarantee is missing, so nothing may be sold (R24). */
    static final class Closed extends BasketRefused {
        private static final long serialVersionUID = 1;

        Closed() {
            super(
                    Kind.BUSY,
                    "checkout-closed",
                    "The checkout is closed: the operator has not supplied the official notice.");
        }
    }

    /** The API places orders only for clients that prove they show our button (R15). */
    public static final class NotByThisClient extends BasketRefused {
        private static final long serialVersionUID = 1;

        public NotByThisClient() {
            super(
                    Kind.FORBIDDEN,
                    "order-place-missing",
                    "Only clients that prove they show the order button may place orders (scope order:place).");
        }
    }
}
