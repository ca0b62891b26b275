package marketplace.merchants.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import marketplace.counties.Place;
import marketplace.merchants.Merchant;
import marketplace.merchants.MerchantRefused;
import marketplace.merchants.Profile;
import marketplace.merchants.Way;
import marketplace.shared.GeoPoint;
import marketplace.shared.Refusal;
import marketplace.shared.web.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The profile as its form sends it. */
final class ProfileForm {
    static final String BODY = "body";
    private static final String ORGANIC_UNTIL = "permits.organicUntil";

    private final MultiValueMap<String, String> form;

    ProfileForm(MultiValueMap<String, String> form) {
        this.form = form;
    }

    /** The version of the profile it was filled from. */
    @Nullable
    Long version() {
        return Seen.of(form.getFirst("version"));
    }

    /** The point stays while the place does; a new place's own point is where to start. */
    Profile profile(Merchant before, List<Place> places) {
        return new Profile(
                text("name"),
                text("trade"),
                text("description"),
                new Profile.Legal(
                        text("legal.name"),
                        text("legal.form"),
                        text("legal.representative"),
                        text("legal.register"),
                        text("legal.vatId"),
                        text("legal.taxNumber"),
                        text("legal.supervisor"),
                        dispute()),
                address(before, places),
                new Profile.Contact(text("contact.phone"), text("contact.mail"), text("contact.web")),
                new Profile.Craft(text("craft.chamber"), text("craft.entry"), text("craft.title")),
                new Profile.Permits(
                        text("permits.organicControl"),
                        organicUntil(),
                        text("permits.foodRegistration"),
                        text("permits.approvalNumber"),
                        text("permits.packagingRegister")),
                form.getOrDefault("ways", List.of()).stream()
                        .map(way -> constant(Way.class, "ways", way))
                        .collect(Collectors.toSet()));
    }

    private Profile.Address address(Merchant before, List<Place> places) {
        var place = places.stream()
                .filter(one -> one.code().value().equals(text("address.place")))
                .findFirst()
                .orElse(null);
        return new Profile.Address(
                text("address.street"),
                text("address.postcode"),
                text("address.town"),
                place == null ? null : place.code(),
                point(before, place));
    }

    private static @Nullable GeoPoint point(Merchant before, @Nullable Place place) {
        var known = before.profile().address().point();
        if (place == null) {
            return known;
        }
        return known != null && place.code().equals(before.place()) ? known : place.point();
    }

    private @Nullable LocalDate organicUntil() {
        var day = text(ORGANIC_UNTIL);
        try {
            return day.isEmpty() ? null : LocalDate.parse(day);
        } catch (DateTimeException _) {
            throw new MerchantRefused.Invalid(
                    new Refusal.Field(ORGANIC_UNTIL, "date", "Please write the day like 2027-12-31."));
        }
    }

    /** Chosen from the list, or the body she names herself. */
    private String dispute() {
        var chosen = text("legal.dispute");
        return chosen.equals(BODY) ? text("legal.disputeBody") : chosen;
    }

    static boolean isBody(String dispute) {
        return !dispute.isEmpty() && !dispute.equals("willing") && !dispute.equals("unwilling");
    }

    String text(String field) {
        var value = form.getFirst(field);
        return value == null ? "" : value.strip();
    }

    /** What a list offers; anything else is refused. */
    static <E extends Enum<E>> E constant(Class<E> type, String field, String text) {
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException _) {
            throw new MerchantRefused.Invalid(new Refusal.Field(field, "choice", "Please choose one of the list."));
        }
    }

    boolean ticked(String field) {
        return form.containsKey(field);
    }
}
