package marketplace.billing;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import marketplace.Visits;
import marketplace.billing.PayoutAccount.State;
import marketplace.checkout.MarketTest;
import marketplace.merchants.Merchants;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Merchants' payout accounts: asked for, completed at the payment house, told to merchants. */
class PayoutsTest extends MarketTest {
    @Autowired
    private PayoutAccounts accounts;

    @Autowired
    private Merchants merchants;

    @Test
    void a_merchant_has_none_until_she_asks_for_one() {
        var staff = staffOf(ERLENGRUND, kern);

        var before = as(staff, accounts.get(kern));
        as(staff, accounts.open(kern));

        assertThat(before.state()).isEqualTo(State.NONE);
        assertThat(as(staff, accounts.get(kern)).state()).isEqualTo(State.OPEN);
    }

    @Test
    void her_customers_may_pay_by_card_once_the_payment_house_says_so() {
        as(staffOf(ERLENGRUND, kern), accounts.open(kern));
        settle();
        var asked = in(ERLENGRUND, () -> merchants.get(kern)).payable();

        PAYMENTS.completeAccount(kern);
        settle();

        assertThat(asked).isFalse();
        assertThat(in(ERLENGRUND, () -> merchants.get(kern)).payable()).isTrue();
    }

    @Test
    void what_was_told_late_of_her_account_does_not_open_it_again() {
        PAYMENTS.tellAccount(kern, true, 2);
        PAYMENTS.tellAccount(kern, false, 4);
        PAYMENTS.tellAccount(kern, true, 3);
        settle();

        assertThat(in(ERLENGRUND, () -> merchants.get(kern)).payable()).isFalse();
    }

    @Test
    void the_way_to_the_payment_house_needs_an_account() {
        var staff = staffOf(ERLENGRUND, kern);
        var way = accounts.wayTo(kern, "http://localhost:8080/back");

        assertThatExceptionOfType(BillingRefused.NotReady.class).isThrownBy(() -> as(staff, way));
        as(staff, accounts.open(kern));

        assertThat(as(staff, way)).hasToString("https://pay.example/onboarding/" + kern);
    }

    @Test
    void only_a_press_of_the_button_opens_an_account() {
        var anna = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, kern));
        var path = "/betrieb/" + kern + "/auszahlung";

        anna.browser().get().uri(path + "/einrichten").exchange().expectStatus().is4xxClientError();
        var before = as(staffOf(ERLENGRUND, kern), accounts.get(kern)).state();
        var page = Visits.html(anna.browser(), path);
        Visits.led(Visits.send(anna, path + "/einrichten", Map.of()));

        assertThat(before).isEqualTo(State.NONE);
        assertThat(page).contains("action=\"" + path + "/einrichten\"");
        anna.browser()
                .get()
                .uri(path + "/einrichten")
                .exchange()
                .expectHeader()
                .location("https://pay.example/onboarding/" + kern);
    }

    @Test
    void another_merchants_people_are_refused() {
        var stranger = staffOf(ERLENGRUND, rau);

        assertThatExceptionOfType(SignedIn.NotYours.class).isThrownBy(() -> as(stranger, accounts.get(kern)));
        assertThatExceptionOfType(SignedIn.NotYours.class).isThrownBy(() -> as(stranger, accounts.open(kern)));
    }
}
