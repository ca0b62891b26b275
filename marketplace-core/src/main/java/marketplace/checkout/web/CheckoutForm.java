package marketplace.checkout.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import marketplace.accounts.Profile;
import marketplace.checkout.BasketRefused;
import marketplace.counties.Place;
import marketplace.orders.PayBy;
import marketplace.orders.Recipient;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.shared.MailAddress;
import marketplace.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the buyer fills in, as it comes from the browser.
 *
 * @param basket and version she saw, and the total in cents
 * @param streetAnswer what she says of a street we do not know
 * @param ofAge says "1" when she is as old as what is in the basket asks for
 * @param script says "1" when her browser runs scripts
 * @param earlyStart that work may begin within the withdrawal period
 * @param update sent by the button that only shows the page anew
 */
public record CheckoutForm(
        @Nullable UUID basket,
        @Nullable Long version,
        @Nullable Long shown,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String street,
        @Nullable StreetAnswer streetAnswer,
        @Nullable String postcode,
        @Nullable String town,
        @Nullable String place,
        @Nullable String mail,
        @Nullable String phone,
        @Nullable String note,
        @Nullable String handOver,
        @Nullable PayBy payBy,
        @Nullable String ofAge,
        @Nullable String script,
        @Nullable String earlyStart,
        @Nullable String update) {
    private static final int LONGEST = 200;

    static CheckoutForm empty() {
        return of(null, null);
    }

    /** With what we know of her. */
    public static CheckoutForm of(@Nullable Profile profile, @Nullable Place home) {
        var address = profile == null ? null : profile.address();
        return new CheckoutForm(
                null,
                null,
                null,
                profile == null ? null : profile.givenName(),
                profile == null ? null : profile.familyName(),
                address == null ? null : address.street(),
                null,
                postcode(address, home),
                home == null ? address == null ? null : address.place() : home.name(),
                home == null ? null : home.code().value(),
                profile == null ? null : profile.mail(),
                address == null ? null : address.phone(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** With whom a purchase went to. */
    public static CheckoutForm to(Recipient recipient, String place) {
        return new CheckoutForm(
                null,
                null,
                null,
                recipient.givenName(),
                recipient.familyName(),
                recipient.street(),
                null,
                recipient.postcode(),
                recipient.town(),
                place,
                recipient.mail(),
                recipient.phone(),
                recipient.note(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Nothing where her place has several and none is known to be hers. */
    private static @Nullable String postcode(Profile.@Nullable Address address, @Nullable Place home) {
        if (address != null && (home == null || home.has(address.postcode()))) {
            return address.postcode();
        }
        return home == null || home.postcodes().size() > 1 ? null : home.postcode();
    }

    /** With the hand-over she chose in the basket. */
    public CheckoutForm choosing(@Nullable String way) {
        return new CheckoutForm(
                basket,
                version,
                shown,
                givenName,
                familyName,
                street,
                streetAnswer,
                postcode,
                town,
                place,
                mail,
                phone,
                note,
                way,
                payBy,
                ofAge,
                script,
                earlyStart,
                update);
    }

    /** With what she has answered so far, one question at a time. */
    CheckoutForm answering(Map<String, String> told) {
        return new CheckoutForm(
                        basket,
                        version,
                        shown,
                        told.getOrDefault("givenName", givenName),
                        told.getOrDefault("familyName", familyName),
                        told.getOrDefault("street", street),
                        StreetAnswer.of(told),
                        told.getOrDefault("postcode", postcode),
                        told.getOrDefault("town", town),
                        told.getOrDefault("place", place),
                        told.getOrDefault("mail", mail),
                        told.getOrDefault("phone", phone),
                        told.getOrDefault("note", note),
                        told.getOrDefault("handOver", handOver),
                        payBy(told).orElse(payBy),
                        told.getOrDefault("ofAge", ofAge),
                        script,
                        earlyStart,
                        update)
                .settled();
    }

    /** With what she said of her street, as long as it is about what stands there. */
    public CheckoutForm settled() {
        if (streetAnswer == null || !streetAnswer.isAbout(street)) {
            return at(street, null);
        }
        return at(streetAnswer.line(), streetAnswer.isToStay() ? streetAnswer : null);
    }

    /** Where her address was refused she is asked what is right. */
    public CheckoutForm after(Refusal refused) {
        return switch (refused) {
            case BasketRefused.StreetUnknown street -> doubting(street.instead());
            case BasketRefused.HouseNumberMissing _ -> doubting(List.of());
            default -> this;
        };
    }

    private CheckoutForm doubting(List<String> instead) {
        return at(street, new StreetAnswer(text(street), null, instead));
    }

    /** She said that her address is right as it is. */
    public boolean isSureOfStreet() {
        return streetAnswer != null && streetAnswer.isAbout(street) && streetAnswer.isToStay();
    }

    private CheckoutForm at(@Nullable String line, @Nullable StreetAnswer answer) {
        return new CheckoutForm(
                basket,
                version,
                shown,
                givenName,
                familyName,
                line,
                answer,
                postcode,
                town,
                place,
                mail,
                phone,
                note,
                handOver,
                payBy,
                ofAge,
                script,
                earlyStart,
                update);
    }

    private static Optional<PayBy> payBy(Map<String, String> told) {
        return Stream.of(PayBy.values())
                .filter(way -> way.name().equals(told.get("payBy")))
                .findFirst();
    }

    /** She has chosen otherwise and wants to see what that makes; nothing is ordered. */
    public boolean isUpdate() {
        return update != null;
    }

    /** What is still to be mended, in the order of the fields. */
    public Errors errors(Frame frame) {
        var errors = Errors.none();
        for (var field : required().entrySet()) {
            if (text(field.getValue()).isEmpty()) {
                errors = errors.and(field.getKey(), frame.text("checkout.missing." + field.getKey()));
            }
        }
        if (!text(postcode).isEmpty() && !text(postcode).matches("\\d{5}")) {
            errors = errors.and("postcode", frame.text("checkout.missing.postcode"));
        }
        if (!text(mail).isEmpty() && !MailAddress.isOne(text(mail))) {
            errors = errors.and("mail", frame.text("checkout.missing.mail"));
        }
        return errors;
    }

    public Recipient recipient() {
        return new Recipient(
                text(givenName),
                text(familyName),
                text(street),
                text(postcode),
                text(town),
                orNull(mail),
                orNull(phone),
                orNull(note));
    }

    private Map<String, @Nullable String> required() {
        var fields = new LinkedHashMap<String, @Nullable String>();
        fields.put("givenName", givenName);
        fields.put("familyName", familyName);
        fields.put("street", street);
        fields.put("postcode", postcode);
        fields.put("town", town);
        fields.put("place", place);
        fields.put("mail", mail);
        return fields;
    }

    static String text(@Nullable String given) {
        var stripped = given == null ? "" : given.strip();
        return stripped.substring(0, Math.min(stripped.length(), LONGEST));
    }

    private static @Nullable String orNull(@Nullable String given) {
        return Optional.of(text(given)).filter(text -> !text.isEmpty()).orElse(null);
    }
}
