package marketplace.delivery;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import marketplace.delivery.DeliveryDay.CutOff;
import marketplace.delivery.Suppliers.Supplier;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;

/** One merchant's goods reach a place on a weekday: to the door, or to a pickup point there. */
public record Reach(MerchantId merchant, boolean point, DayOfWeek weekday, CutOff cutOff) {
    private static final int WEEK = 7;

    /** Everybody who reaches the place in a week without holidays. */
    static List<Reach> of(PlaceCode place, Network network, List<Supplier> coming) {
        var all = new ArrayList<Reach>();
        for (var supplier : coming) {
            network.daysOf(place).forEach(day -> all.add(reach(supplier, false, day)));
            network.points().stream()
                    .filter(point -> point.place().equals(place))
                    .flatMap(point -> network.daysOf(point).stream())
                    .forEach(day -> all.add(reach(supplier, true, day)));
        }
        return all;
    }

    private static Reach reach(Supplier supplier, boolean point, DeliveryDay day) {
        return new Reach(supplier.merchant(), point, day.weekday(), cutOff(supplier.preparation(), day));
    }

    /** The earlier of the day's own cut-off and the merchant's, counted back from the day; Sundays do not count. */
    private static CutOff cutOff(int preparation, DeliveryDay day) {
        var ready = day.weekday();
        var back = 0;
        for (var left = preparation; left > 0; back++) {
            ready = ready.minus(1);
            left -= ready == DayOfWeek.SUNDAY ? 0 : 1;
        }
        var own =
                Math.floorMod(day.weekday().getValue() - day.cutOff().weekday().getValue(), WEEK);
        return back > own ? new CutOff(ready, day.cutOff().time()) : day.cutOff();
    }
}
