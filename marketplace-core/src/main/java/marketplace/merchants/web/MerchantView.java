package marketplace.merchants.web;

import java.util.List;
import marketplace.merchants.BankAccount;
import marketplace.merchants.Merchant;
import marketplace.merchants.OpeningHours;
import marketplace.merchants.Profile;
import marketplace.merchants.TaxStatuses;
import marketplace.shared.MerchantId;
import marketplace.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A merchant as the API shows her.
 *
 * @param source of a profile nobody looks after yet: "© OpenStreetMap contributors"
 * @param own what only she and the operator see
 */
record MerchantView(
        MerchantId id,
        String slug,
        long version,
        String state,
        boolean trader,
        boolean payable,
        Profile profile,
        OpeningHours hours,
        @Nullable String source,
        @Nullable Own own) {
    private static final String CREDIT = "© OpenStreetMap contributors";

    /**
     * @param note why an application was sent back, or why she is suspended
     * @param missing before she can be approved
     */
    record Own(
            @Nullable String note,
            TaxStatuses tax,
            BankAccount bank,
            int termsVersion,
            boolean lawfulOnly,
            List<Refusal.Field> missing) {}

    static MerchantView open(Merchant merchant) {
        return of(merchant, null);
    }

    static MerchantView own(Merchant merchant) {
        var declared = merchant.declared();
        return of(
                merchant,
                new Own(
                        merchant.state().note(),
                        merchant.tax(),
                        merchant.bank(),
                        declared.termsVersion(),
                        declared.lawfulOnly(),
                        merchant.missing()));
    }

    private static MerchantView of(Merchant merchant, @Nullable Own own) {
        return new MerchantView(
                merchant.id(),
                merchant.slug(),
                merchant.version(),
                merchant.state().word(),
                merchant.declared().trader(),
                merchant.payable(),
                own == null ? open(merchant.profile()) : merchant.profile(),
                merchant.hours(),
                merchant.osm() == null || merchant.isClaimed() ? null : CREDIT,
                own);
    }

    /** What § 5 DDG asks for is shown; the number at the tax office is nobody else's. */
    private static Profile open(Profile profile) {
        var legal = profile.legal();
        var shown = new Profile.Legal(
                legal.name(),
                legal.form(),
                legal.representative(),
                legal.register(),
                legal.vatId(),
                "",
                legal.supervisor(),
                legal.dispute());
        return new Profile(
                profile.name(),
                profile.trade(),
                profile.description(),
                shown,
                profile.address(),
                profile.contact(),
                profile.craft(),
                profile.permits(),
                profile.ways());
    }
}
