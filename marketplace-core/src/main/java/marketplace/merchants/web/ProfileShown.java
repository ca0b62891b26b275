package marketplace.merchants.web;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import marketplace.counties.Place;
import marketplace.merchants.Merchant;
import marketplace.merchants.MerchantState;
import marketplace.merchants.OpeningHours.Holidays;
import marketplace.merchants.TaxStatus;
import marketplace.merchants.Trade;
import marketplace.merchants.Way;
import marketplace.pages.Frame;
import marketplace.pages.Language;
import marketplace.pages.parts.Check;
import marketplace.pages.parts.Field;
import marketplace.pages.parts.Option;
import marketplace.shared.PlaceCode;
import marketplace.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** A merchant's own profile: the checklist, and forms for each part of it. */
public record ProfileShown(Merchant merchant, List<Place> places, List<Trade> trades) {

    public String path() {
        return "/betrieb/" + merchant.id() + "/profil";
    }

    /** Whose profile it is, and where she stands. */
    public String under(Frame frame) {
        return merchant.profile().name() + ", "
                + frame.text("merchants.state." + merchant.state().word());
    }

    public List<Refusal.Field> missing() {
        return merchant.missing();
    }

    /** What to do about a field, in the page's language: the sentence for it, else the one for what is wrong anywhere. */
    public static String sentence(Frame frame, Refusal.Field field) {
        var name = field.name().replace('.', '-');
        return frame.texts()
                .find(frame.language(), "merchants.field.%s.%s".formatted(name, field.slug()))
                .or(() -> frame.texts().find(frame.language(), "merchants.field.%s".formatted(field.slug())))
                .orElse(field.sentence());
    }

    public boolean isInReview() {
        return merchant.state() instanceof MerchantState.InReview;
    }

    public boolean mayApply() {
        var word = merchant.state().word();
        return word.equals("onboarding") || word.equals("invited");
    }

    public List<Field> business(Frame frame) {
        var profile = merchant.profile();
        return List.of(
                field(frame, "name", profile.name()).max(120),
                Field.of("trade", label(frame, "trade"), trades(frame)),
                field(frame, "description", profile.description())
                        .rows(4)
                        .max(2_000)
                        .asOptional());
    }

    public List<Field> legal(Frame frame) {
        var legal = merchant.profile().legal();
        return List.of(
                field(frame, "legal.name", legal.name()),
                field(frame, "legal.form", legal.form()),
                field(frame, "legal.representative", legal.representative()),
                field(frame, "legal.register", legal.register()).asOptional(),
                field(frame, "legal.vatId", legal.vatId()).hint(frame.text("merchants.hint.vat")),
                field(frame, "legal.taxNumber", legal.taxNumber()).asOptional(),
                field(frame, "legal.supervisor", legal.supervisor()).asOptional(),
                Field.of("legal.dispute", label(frame, "legal.dispute"), disputes(frame, legal.dispute())),
                field(frame, "legal.disputeBody", ProfileForm.isBody(legal.dispute()) ? legal.dispute() : "")
                        .hint(frame.text("merchants.hint.dispute"))
                        .asOptional());
    }

    private static List<Option> disputes(Frame frame, String said) {
        var chosen = ProfileForm.isBody(said) ? ProfileForm.BODY : said;
        return Stream.of("", "willing", "unwilling", ProfileForm.BODY)
                .map(one -> Option.of(
                        one, frame.text("merchants.dispute." + (one.isEmpty() ? "unsaid" : one)), one.equals(chosen)))
                .toList();
    }

    public List<Field> address(Frame frame) {
        var address = merchant.profile().address();
        var contact = merchant.profile().contact();
        return List.of(
                field(frame, "address.street", address.street()).complete("street-address"),
                field(frame, "address.postcode", address.postcode())
                        .type("number")
                        .max(5)
                        .complete("postal-code"),
                field(frame, "address.town", address.town()).complete("address-level2"),
                Field.of("address.place", label(frame, "address.place"), places(address.place())),
                field(frame, "contact.phone", contact.phone()).type("tel").complete("tel"),
                field(frame, "contact.mail", contact.mail()).type("email").complete("email"),
                field(frame, "contact.web", contact.web()).asOptional());
    }

    public List<Field> permits(Frame frame) {
        var craft = merchant.profile().craft();
        var permits = merchant.profile().permits();
        return List.of(
                field(frame, "craft.chamber", craft.chamber()).asOptional(),
                field(frame, "craft.entry", craft.entry()).asOptional(),
                field(frame, "craft.title", craft.title()).asOptional(),
                field(frame, "permits.organicControl", permits.organicControl()).asOptional(),
                field(
                                frame,
                                "permits.organicUntil",
                                permits.organicUntil() == null
                                        ? ""
                                        : permits.organicUntil().toString())
                        .type("date")
                        .asOptional(),
                field(frame, "permits.foodRegistration", permits.foodRegistration())
                        .asOptional(),
                field(frame, "permits.approvalNumber", permits.approvalNumber()).asOptional(),
                field(frame, "permits.packagingRegister", permits.packagingRegister())
                        .asOptional());
    }

    public List<Check> ways(Frame frame) {
        return Arrays.stream(Way.values())
                .map(way -> new Check(
                        "ways",
                        way.name(),
                        frame.text("merchants.way." + way.word()),
                        merchant.profile().ways().contains(way)))
                .toList();
    }

    public List<Field> hours(Frame frame) {
        var days = Arrays.stream(DayOfWeek.values())
                .map(day -> Field.of(
                                HoursForm.field(day),
                                day.getDisplayName(
                                        TextStyle.FULL_STANDALONE,
                                        frame.language().locale()))
                        .value(HoursForm.write(merchant.hours(), day))
                        .asOptional());
        var rest = Stream.of(
                Field.of("exceptions", label(frame, "exceptions"))
                        .value(HoursForm.exceptions(merchant.hours()))
                        .hint(frame.text("merchants.hint.exceptions"))
                        .rows(4)
                        .max(4_000)
                        .asOptional(),
                Field.of("holidays", label(frame, "holidays"), holidays(frame)));
        return Stream.concat(days, rest).toList();
    }

    public Field tax(Frame frame) {
        var now = merchant.tax().isStated() ? merchant.tax().dated().getLast().status() : TaxStatus.REGULAR;
        var options = Arrays.stream(TaxStatus.values())
                .map(status -> Option.of(
                        status.name(),
                        frame.text("merchants.tax." + status.name().toLowerCase(Locale.ROOT)),
                        status == now))
                .toList();
        return Field.of("status", label(frame, "taxStatus"), options);
    }

    public List<Check> declarations(Frame frame) {
        var declared = merchant.declared();
        return List.of(
                new Check("trader", "yes", frame.text("merchants.declare.trader"), declared.trader()),
                new Check("lawfulOnly", "yes", frame.text("merchants.declare.lawful"), declared.lawfulOnly()),
                new Check("terms", "yes", frame.text("merchants.declare.terms"), declared.termsVersion() > 0));
    }

    private static Field field(Frame frame, String name, String value) {
        return Field.of(name, label(frame, name)).value(value);
    }

    private static String label(Frame frame, String name) {
        return frame.text("merchants.label." + name);
    }

    private List<Option> trades(Frame frame) {
        var german = frame.language() == Language.DE;
        return trades.stream()
                .map(trade -> Option.of(
                        trade.code(),
                        german ? trade.nameDe() : trade.nameEn(),
                        trade.code().equals(merchant.profile().trade())))
                .toList();
    }

    private List<Option> places(@Nullable PlaceCode here) {
        return places.stream()
                .map(place -> Option.of(
                        place.code().value(),
                        place.name() + ", " + place.postcode(),
                        place.code().equals(here)))
                .toList();
    }

    private List<Option> holidays(Frame frame) {
        return Arrays.stream(Holidays.values())
                .map(one -> Option.of(
                        one.name(),
                        frame.text("merchants.holidays." + one.name().toLowerCase(Locale.ROOT)),
                        one == merchant.hours().holidays()))
                .toList();
    }
}
