package marketplace.merchants;

import java.time.Instant;
import java.util.Set;
import marketplace.shared.GeoPoint;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;

/** Bäckerei Kern of Weidenbach, with everything the checklist asks for. */
public final class MerchantFixture {
    public static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
    static final Declared DECLARED = new Declared(true, true, 1, NOON);

    private Profile profile = profile("Bäckerei Kern", PlaceCode.of("weidenbach"));
    private TaxStatuses tax = TaxStatuses.always(TaxStatus.REGULAR);
    private Declared declared = DECLARED;

    public static MerchantFixture aMerchant() {
        return new MerchantFixture();
    }

    MerchantFixture with(Profile profile) {
        this.profile = profile;
        return this;
    }

    MerchantFixture bare() {
        tax = new TaxStatuses(java.util.List.of());
        declared = Declared.NOTHING;
        return with(Profile.of("Bäckerei Kern", "bakery"));
    }

    Merchant onboarding() {
        return new Merchant(identity(), content(), new MerchantState.Onboarding(NOON, null), 1);
    }

    Merchant inReview() {
        return onboarding().apply(NOON).next();
    }

    Merchant approved() {
        return inReview().approve(NOON).next();
    }

    Merchant unclaimed() {
        return Merchant.unclaimed(new Merchant.Identity(MerchantId.fresh(), "kern", "n1"), content(), NOON)
                .next();
    }

    Merchant.Content content() {
        return new Merchant.Content(profile, OpeningHours.NONE, tax, declared, false, false, BankAccount.NONE);
    }

    private static Merchant.Identity identity() {
        return new Merchant.Identity(MerchantId.fresh(), "baeckerei-kern", null);
    }

    public static Profile profile(String name, PlaceCode place) {
        return new Profile(
                name,
                "bakery",
                "Brot aus dem Holzofen seit 1926.",
                new Profile.Legal(
                        name + ", Inhaberin Anna Kern",
                        "Einzelunternehmen",
                        "Anna Kern",
                        "",
                        "DE999001010",
                        "",
                        "",
                        "unwilling"),
                new Profile.Address("Dorfstraße 12", "99998", "Weidenbach", place, new GeoPoint(50.1, 11.2)),
                new Profile.Contact("+496990009201", "post@kern.example", ""),
                new Profile.Craft("Handwerkskammer Erlengrund", "HR-EG-10412", "Bäckermeisterin"),
                new Profile.Permits("", null, "Lebensmittelüberwachung, 2015-02-11", "", "DE9900000000001"),
                Set.of(Way.PICKUP, Way.DELIVERY));
    }
}
