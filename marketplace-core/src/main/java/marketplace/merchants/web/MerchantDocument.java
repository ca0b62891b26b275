package marketplace.merchants.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import marketplace.merchants.BusinessTime;
import marketplace.merchants.Merchant;
import marketplace.merchants.OpeningHours;
import marketplace.merchants.OpeningHours.Times;
import marketplace.merchants.Way;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * A merchant as search keeps her. Holidays of the next year stand among the exceptions, so nobody else needs a calendar.
 *
 * @param hours none when unknown
 */
record MerchantDocument(
        MerchantId id,
        CountyCode county,
        long version,
        String state,
        boolean claimed,
        String name,
        String slug,
        String trade,
        String description,
        @Nullable String place,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable Hours hours,
        List<String> ways) {

    record Hours(List<Weekly> weekly, List<Exceptional> exceptions) {}

    /** ISO weekday, 1 is Monday. */
    record Weekly(int day, LocalTime from, LocalTime to) {}

    /** One span of a date; none: closed. */
    record Exceptional(
            LocalDate date,
            @Nullable LocalTime from,
            @Nullable LocalTime to) {}

    static MerchantDocument of(Merchant merchant, CountyCode county, Calendar calendar) {
        var point = merchant.profile().address().point();
        var place = merchant.place();
        return new MerchantDocument(
                merchant.id(),
                county,
                merchant.version(),
                merchant.state().word(),
                merchant.isClaimed(),
                merchant.profile().name(),
                merchant.slug(),
                merchant.profile().trade(),
                merchant.profile().description(),
                place == null ? null : place.value(),
                point == null ? null : point.latitude(),
                point == null ? null : point.longitude(),
                merchant.hours().isStated() ? calendar.hours(merchant.hours()) : null,
                merchant.profile().ways().stream().map(Way::word).sorted().toList());
    }

    /** The Land's time, and the day it is. */
    record Calendar(BusinessTime time, LocalDate today) {
        Hours hours(OpeningHours hours) {
            var weekly = hours.weekly().stream()
                    .map(span -> new Weekly(span.day().getValue(), span.from(), span.to()))
                    .toList();
            var exceptions = Stream.concat(
                            time.holidays(today).stream().filter(date -> differs(hours, date)),
                            hours.exceptions().stream().map(OpeningHours.Exceptional::date))
                    .filter(date -> !date.isBefore(today))
                    .distinct()
                    .flatMap(date -> spans(hours, date))
                    .sorted(Comparator.comparing(Exceptional::date))
                    .toList();
            return new Hours(weekly, exceptions);
        }

        private boolean differs(OpeningHours hours, LocalDate date) {
            return !time.timesOn(hours, date).equals(usual(hours, date.getDayOfWeek()));
        }

        private static List<Times> usual(OpeningHours hours, DayOfWeek day) {
            return hours.weekly().stream()
                    .filter(span -> span.day() == day)
                    .map(span -> new Times(span.from(), span.to()))
                    .toList();
        }

        private Stream<Exceptional> spans(OpeningHours hours, LocalDate date) {
            var times = time.timesOn(hours, date);
            return times.isEmpty()
                    ? Stream.of(new Exceptional(date, null, null))
                    : times.stream().map(one -> new Exceptional(date, one.from(), one.to()));
        }
    }
}
