package marketplace.dispatch;

import marketplace.shared.Refusal;

/** What dispatch refuses. */
public abstract sealed class DispatchRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private DispatchRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    static final class NoSuchTour extends DispatchRefused {
        private static final long serialVersionUID = 1;

        NoSuchTour() {
            super(Kind.ABSENT, "no-such-tour", "There is no such tour, or it is not yours.");
        }
    }

    static final class NoSuchStop extends DispatchRefused {
        private static final long serialVersionUID = 1;

        NoSuchStop() {
            super(Kind.ABSENT, "no-such-stop", "The tour has no such stop.");
        }
    }

    /** Goods are loaded at shops, handed over at doors and left at pickup points. */
    static final class OtherStop extends DispatchRefused {
        private static final long serialVersionUID = 1;

        OtherStop() {
            super(
                    Kind.CONFLICT,
                    "other-kind-of-stop",
                    "Goods are loaded at shops, handed over at doors and left at pickup points.");
        }
    }

    static final class NoSuchDelivery extends DispatchRefused {
        private static final long serialVersionUID = 1;

        NoSuchDelivery() {
            super(Kind.ABSENT, "no-such-delivery", "There is no such delivery.");
        }
    }

    /** A tour on the road, or over, is planned no more. */
    static final class UnderWay extends DispatchRefused {
        private static final long serialVersionUID = 1;

        UnderWay() {
            super(Kind.CONFLICT, "tour-under-way", "The tour is on the road or over; it cannot be changed any more.");
        }
    }

    static final class NotStarted extends DispatchRefused {
        private static final long serialVersionUID = 1;

        NotStarted() {
            super(Kind.CONFLICT, "tour-not-started", "The tour has not begun.");
        }
    }

    static final class VehicleFull extends DispatchRefused {
        private static final long serialVersionUID = 1;

        VehicleFull() {
            super(Kind.CONFLICT, "vehicle-full", "The vehicle of that tour takes no more crates.");
        }
    }

    static final class NotACourier extends DispatchRefused {
        private static final long serialVersionUID = 1;

        NotACourier() {
            super(Kind.INVALID, "not-a-courier", "Tours are given to couriers of this county.");
        }
    }

    /** On a tour already, waiting somewhere, or nothing of it is packed. */
    static final class NotToBring extends DispatchRefused {
        private static final long serialVersionUID = 1;

        NotToBring() {
            super(
                    Kind.CONFLICT,
                    "not-to-bring",
                    "The delivery is on a tour already, waits to be fetched, or nothing of it is packed.");
        }
    }

    /** Nothing of the delivery is packed and on board. */
    static final class NothingToGive extends DispatchRefused {
        private static final long serialVersionUID = 1;

        NothingToGive() {
            super(Kind.CONFLICT, "nothing-to-give", "Nothing of this delivery was chosen that could be handed over.");
        }
    }
}
