package marketplace.merchants;

import static marketplace.merchants.MerchantFixture.NOON;
import static marketplace.merchants.MerchantFixture.aMerchant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Set;
import marketplace.merchants.news.MerchantChanged;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;
import marketplace.shared.Refusal;
import org.junit.jupiter.api.Test;

class MerchantTest {

    @Test
    void the_checklist_names_what_is_missing_in_words() {
        var missing = aMerchant().bare().onboarding().missing();

        assertThat(missing)
                .extracting(Refusal.Field::name)
                .contains("legal.vatId", "address.point", "declared.terms", "taxStatus");
        assertThat(missing).allSatisfy(field -> assertThat(field.sentence()).startsWith("Please"));
    }

    @Test
    void a_company_of_the_register_states_court_and_number() {
        var baker = MerchantFixture.profile("Mühlenbäckerei Fink", PlaceCode.of("weidenbach"));
        var legal = baker.legal();
        var company = new Profile.Legal(legal.name(), "GmbH", legal.representative(), "", legal.vatId(), "", "", "");
        var fink = new Profile(
                baker.name(),
                baker.trade(),
                "",
                company,
                baker.address(),
                baker.contact(),
                baker.craft(),
                baker.permits(),
                baker.ways());

        assertThat(aMerchant().with(fink).onboarding().missing())
                .extracting(Refusal.Field::name)
                .containsExactly("legal.register");
    }

    @Test
    void a_firm_that_only_goes_to_its_customers_states_no_way_for_goods() {
        var other = MerchantFixture.profile("Klick IT-Hilfe", PlaceCode.of("weidenbach"));
        var klick = new Profile(
                other.name(),
                other.trade(),
                "",
                other.legal(),
                other.address(),
                other.contact(),
                other.craft(),
                other.permits(),
                Set.of());

        assertThat(aMerchant().with(klick).onboarding().missing()).isEmpty();
    }

    @Test
    void an_incomplete_profile_is_not_reviewed() {
        var bare = aMerchant().bare().onboarding();

        assertThatExceptionOfType(MerchantRefused.Incomplete.class).isThrownBy(() -> bare.apply(NOON));
    }

    @Test
    void a_refused_application_goes_back_with_its_reason() {
        var back = aMerchant()
                .inReview()
                .refuse("The register extract is missing.", NOON)
                .next();

        assertThat(back.state()).isEqualTo(new MerchantState.Onboarding(NOON, "The register extract is missing."));
        assertThat(back.apply(NOON).next().approve(NOON).next().isSelling()).isTrue();
    }

    @Test
    void nobody_is_approved_without_review() {
        assertThatExceptionOfType(MerchantRefused.NotNow.class)
                .isThrownBy(() -> aMerchant().onboarding().approve(NOON));
    }

    @Test
    void who_is_approved_stays_complete() {
        var approved = aMerchant().approved();
        var bare = approved.content().with(Profile.of("Bäckerei Kern", "bakery"));

        assertThatExceptionOfType(MerchantRefused.Incomplete.class).isThrownBy(() -> approved.edit(bare, NOON));
    }

    @Test
    void a_suspended_merchant_is_not_shown_until_reopened() {
        var suspended =
                aMerchant().approved().suspend("Tax office notice", NOON).next();

        assertThat(suspended.isShown()).isFalse();
        assertThat(suspended.reopen(NOON).next().isShown()).isTrue();
    }

    @Test
    void who_is_closed_is_closed_for_good() {
        var closed = aMerchant().approved().close(NOON).next();

        assertThat(closed.close(NOON).isNone()).isTrue();
        assertThatExceptionOfType(MerchantRefused.NotNow.class).isThrownBy(() -> closed.reopen(NOON));
    }

    @Test
    void who_was_invited_is_not_forestalled_by_a_stranger() {
        var identity = new Merchant.Identity(MerchantId.fresh(), "kern", null);
        var invited = Merchant.invite(identity, Profile.of("Bäckerei Kern", "bakery"), NOON)
                .next();

        assertThatExceptionOfType(MerchantRefused.AlreadyClaimed.class).isThrownBy(() -> invited.claim(NOON));
    }

    @Test
    void a_profile_from_the_map_is_claimed_once() {
        var claimed = aMerchant().unclaimed().claim(NOON).next();

        assertThat(claimed.isClaimed()).isTrue();
        assertThatExceptionOfType(MerchantRefused.AlreadyClaimed.class).isThrownBy(() -> claimed.claim(NOON));
    }

    @Test
    void an_import_updates_what_nobody_claimed_and_nothing_else() {
        var other = Merchant.Content.of(Profile.of("Bäckerei Neu", "bakery"));

        assertThat(aMerchant().unclaimed().reimport(other).next().profile().name())
                .isEqualTo("Bäckerei Neu");
        assertThat(aMerchant().unclaimed().claim(NOON).next().reimport(other).isNone())
                .isTrue();
        assertThat(aMerchant().unclaimed().reimport(aMerchant().content()).isNone())
                .isTrue();
    }

    @Test
    void marking_payable_twice_tells_it_once() {
        var change = aMerchant().approved().payable(true);

        assertThat(change.news())
                .singleElement()
                .isInstanceOfSatisfying(
                        MerchantChanged.class,
                        news -> assertThat(news.payable()).isTrue());
        assertThat(change.next().payable(true).isNone()).isTrue();
    }

    @Test
    void the_tax_status_of_the_day_of_sale_holds() {
        var from = LocalDate.of(2026, 7, 1);
        var tax = TaxStatuses.always(TaxStatus.SMALL_BUSINESS).with(from, TaxStatus.REGULAR);

        assertThat(tax.on(from.minusDays(1))).isEqualTo(TaxStatus.SMALL_BUSINESS);
        assertThat(tax.on(from)).isEqualTo(TaxStatus.REGULAR);
    }

    @Test
    void a_name_becomes_an_address() {
        assertThat(Slug.of("Bäckerei & Café Weißmüller")).isEqualTo("baeckerei-cafe-weissmueller");
        assertThat(Slug.of("???")).isEqualTo("betrieb");
    }
}
