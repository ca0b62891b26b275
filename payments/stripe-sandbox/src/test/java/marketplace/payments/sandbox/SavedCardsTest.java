package marketplace.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.PaymentIntent;
import com.stripe.model.SetupIntent;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SavedCardsTest {

    private Shop shop;
    private Account baker;
    private Account butcher;
    private Account beekeeper;

    @BeforeEach
    void open() throws StripeException {
        shop = Shop.open();
        baker = shop.merchant();
        butcher = shop.merchant();
        beekeeper = shop.merchant();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_card_entered_once_pays_several_merchants() throws StripeException {
        SetupIntent setUp = shop.setUp(shop.buyer(), "pm_card_visa");

        assertThat(setUp.getStatus()).isEqualTo("succeeded");
        assertThat(pay(setUp, baker, false).getStatus()).isEqualTo("requires_capture");
        assertThat(pay(setUp, butcher, false).getStatus()).isEqualTo("requires_capture");
        assertThat(pay(setUp, beekeeper, true).getStatus()).isEqualTo("requires_capture");
    }

    @Test
    void one_order_of_three_fails_with_the_card_made_for_it() throws StripeException {
        SetupIntent setUp = shop.setUp(shop.buyer(), "pm_card_declinedOnThirdAccount");

        assertThat(pay(setUp, baker, false).getStatus()).isEqualTo("requires_capture");
        assertThat(pay(setUp, butcher, false).getStatus()).isEqualTo("requires_capture");
        assertThatExceptionOfType(CardException.class).isThrownBy(() -> pay(setUp, beekeeper, false));
    }

    @Test
    void one_order_of_three_fails_on_command() throws StripeException {
        SetupIntent setUp = shop.setUp(shop.buyer(), "pm_card_visa");

        shop.control("faults", Map.of("kind", "DECLINE", "path", "/v1/payment_intents", "account", butcher.getId()));

        assertThat(pay(setUp, baker, false).getStatus()).isEqualTo("requires_capture");
        assertThatExceptionOfType(CardException.class).isThrownBy(() -> pay(setUp, butcher, false));
        assertThat(pay(setUp, beekeeper, false).getStatus()).isEqualTo("requires_capture");
    }

    @Test
    void only_the_buyer_at_the_page_can_authenticate() throws StripeException {
        SetupIntent asked = shop.setUp(shop.buyer(), "pm_card_authenticationRequired");
        approve(asked.getNextAction().getRedirectToUrl().getUrl());
        SetupIntent setUp = shop.stripe.v1().setupIntents().retrieve(asked.getId());

        assertThat(setUp.getStatus()).isEqualTo("succeeded");
        assertThatExceptionOfType(CardException.class)
                .isThrownBy(() -> pay(setUp, baker, true))
                .matches(refused -> "authentication_required".equals(refused.getCode()));
        assertThat(pay(setUp, butcher, false).getStatus()).isEqualTo("requires_action");
    }

    @Test
    void a_card_that_asks_at_set_up_pays_later_without_asking() throws StripeException {
        SetupIntent asked = shop.setUp(shop.buyer(), "pm_card_authenticationRequiredOnSetup");
        approve(asked.getNextAction().getRedirectToUrl().getUrl());

        SetupIntent setUp = shop.stripe.v1().setupIntents().retrieve(asked.getId());

        assertThat(pay(setUp, baker, true).getStatus()).isEqualTo("requires_capture");
    }

    @Test
    void the_bank_page_is_german_and_english_and_leads_back_with_the_result() throws StripeException {
        SetupIntent asked = shop.setUp(shop.buyer(), "pm_card_authenticationRequired");
        String page = asked.getNextAction().getRedirectToUrl().getUrl();

        var shown = shop.get(page);
        var refused = shop.post(page, Map.of("answer", "no"));

        assertThat(shown.body()).contains("Bestätigen", "Ablehnen", "Confirm", "Refuse");
        assertThat(Shop.location(refused).orElseThrow())
                .startsWith("https://kreismarkt.test/zurueck?setup_intent=" + asked.getId())
                .endsWith("redirect_status=failed");
        assertThat(shop.stripe
                        .v1()
                        .setupIntents()
                        .retrieve(asked.getId())
                        .getLastSetupError()
                        .getCode())
                .isEqualTo("setup_intent_authentication_failure");
    }

    @Test
    void a_cloned_card_is_good_for_one_payment() throws StripeException {
        SetupIntent setUp = shop.setUp(shop.buyer(), "pm_card_visa");
        String clone = shop.cloned(setUp, baker).getId();
        var params = Shop.order(700).setPaymentMethod(clone).setConfirm(true).build();
        shop.stripe.v1().paymentIntents().create(params, Shop.at(baker));

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> shop.stripe.v1().paymentIntents().create(params, Shop.at(baker)))
                .withMessageContaining("may not be used again");
    }

    @Test
    void a_declined_card_cannot_be_set_up() {
        assertThatExceptionOfType(CardException.class)
                .isThrownBy(() -> shop.setUp(shop.buyer(), "pm_card_chargeDeclined"))
                .matches(refused -> refused.getStripeError().getSetupIntent() != null);
    }

    private PaymentIntent pay(SetupIntent setUp, Account merchant, boolean away) throws StripeException {
        var params = Shop.order(700)
                .setPaymentMethod(shop.cloned(setUp, merchant).getId())
                .setConfirm(true);
        if (away) {
            params.setOffSession(true);
        } else {
            params.setReturnUrl("https://kreismarkt.test/zurueck");
        }
        return shop.stripe.v1().paymentIntents().create(params.build(), Shop.at(merchant));
    }

    private void approve(String page) {
        shop.post(page, Map.of("answer", "yes"));
    }
}
