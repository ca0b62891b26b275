package marketplace.dispatch.web;

import java.time.LocalDate;
import java.util.List;
import marketplace.dispatch.Delivery;
import marketplace.dispatch.DeliveryId;
import marketplace.dispatch.TourId;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PlaceCode;
import org.jspecify.annotations.Nullable;

/** A delivery as the API shows it; no name and no address. */
record DeliveryView(
        DeliveryId id,
        PlaceCode place,
        @Nullable String point,
        LocalDate day,
        @Nullable TourId tour,
        int tries,
        List<ParcelView> orders) {

    /** @param state of the order: SECURED, ACCEPTED, PACKED, HANDED_OVER, REFUSED … */
    record ParcelView(OrderId order, MerchantId merchant, String state) {}

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.place(),
                delivery.point(),
                delivery.day(),
                delivery.tour(),
                delivery.tries(),
                delivery.parcels().stream()
                        .map(parcel -> new ParcelView(parcel.order(), parcel.merchant(), parcel.state()))
                        .toList());
    }
}
