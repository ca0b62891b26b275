package marketplace.catalog.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import marketplace.counties.Land;
import marketplace.counties.Place;
import marketplace.merchants.BusinessTime;
import marketplace.merchants.Merchant;
import marketplace.merchants.Way;
import marketplace.pages.Frame;
import marketplace.pages.parts.Reach;
import org.jspecify.annotations.Nullable;

/**
 * How what a merchant sells comes to the reader, or how the reader comes to it.
 *
 * @param home where she lives, if she said so
 */
record WayThere(@Nullable Place home, Land land, Instant now) {

    BusinessTime time() {
        return new BusinessTime(land);
    }

    List<Reach> of(Merchant merchant, Frame frame) {
        var lines = new ArrayList<Reach>();
        var day = frame.place() == null ? null : frame.place().deliveryDay();
        var ways = merchant.profile().ways();
        if (ways.contains(Way.DELIVERY)) {
            lines.add(
                    day == null
                            ? new Reach(Reach.Way.LATER, frame.text("catalog.reach.tour"))
                            : new Reach(
                                    Reach.Way.DAY,
                                    frame.text(
                                            "catalog.reach.day",
                                            frame.place().name(),
                                            frame.formats().weekday(day))));
        }
        if (ways.contains(Way.VAN)) {
            lines.add(new Reach(Reach.Way.LATER, frame.text("catalog.way.van")));
        }
        if (ways.contains(Way.PICKUP)) {
            lines.add(new Reach(Reach.Way.FETCH, fetched(merchant, frame)));
        }
        return lines;
    }

    private String fetched(Merchant merchant, Frame frame) {
        var open = time().openAt(merchant.hours(), now)
                .map(one -> " · "
                        + frame.text(
                                "catalog.reach.until",
                                frame.formats()
                                        .time(one.until()
                                                .atZone(BusinessTime.ZONE)
                                                .toLocalTime())))
                .orElse("");
        return frame.text("catalog.reach.fetch", merchant.profile().address().town())
                + distance(merchant, frame)
                + open;
    }

    private String distance(Merchant merchant, Frame frame) {
        var there = merchant.profile().address().point();
        return home == null || there == null
                ? ""
                : ": " + frame.formats().distance(home.point().kmTo(there));
    }
}
