package marketplace.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PlaceCode;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;

/**
 * What reaches a household at once on a day, from one or several merchants: to the door, or to a pickup point.
 *
 * @param point the key of the pickup point, if it waits there
 * @param day on which it comes; moves on when it came in vain
 * @param tries how often it came in vain
 * @param waitsSince when the courier left it at the point, for her to fetch
 * @param backSince when it went back to the shops, for her to fetch there
 */
public record Delivery(
        DeliveryId id,
        PlaceCode place,
        @Nullable String point,
        LocalDate day,
        @Nullable TourId tour,
        int tries,
        @Nullable Instant waitsSince,
        @Nullable Instant backSince,
        List<Parcel> parcels) {
    private static final Set<String> GONE = Set.of("REFUSED", "CANCELLED", "LAPSED");
    private static final Set<String> GIVEN = Set.of("HANDED_OVER", "RETURNED");

    public Delivery {
        parcels = List.copyOf(parcels);
    }

    /**
     * One order in it, in the state dispatch has heard of last.
     *
     * @param aboard whether the courier has taken it on board at its shop
     */
    public record Parcel(OrderId order, PurchaseId purchase, MerchantId merchant, String state, boolean aboard) {
        /** It fell away; the others come all the same. */
        public boolean isGone() {
            return GONE.contains(state);
        }

        public boolean isGiven() {
            return GIVEN.contains(state);
        }

        public boolean isPacked() {
            return state.equals("PACKED");
        }

        /** Still to be packed. */
        public boolean isAwaited() {
            return !isGone() && !isGiven() && !isPacked();
        }
    }

    /** What is still to be brought. */
    public List<Parcel> open() {
        return parcels.stream()
                .filter(parcel -> !parcel.isGone() && !parcel.isGiven())
                .toList();
    }

    public List<Parcel> packed() {
        return parcels.stream().filter(Parcel::isPacked).toList();
    }

    public long gone() {
        return parcels.stream().filter(Parcel::isGone).count();
    }

    /** Nothing of it is to be brought any more. */
    public boolean isOver() {
        return open().isEmpty();
    }

    /** Something can be put on a tour. */
    public boolean isReady() {
        return !packed().isEmpty() && waitsSince == null && backSince == null;
    }

    /** An order is a crate. */
    public int crates() {
        return open().size();
    }

    public Set<MerchantId> merchants() {
        return open().stream().map(Parcel::merchant).collect(Collectors.toUnmodifiableSet());
    }

    public List<PurchaseId> purchases() {
        return parcels.stream().map(Parcel::purchase).distinct().toList();
    }
}
