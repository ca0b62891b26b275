package marketplace.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.AccountLink;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.ChargeListParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.TransferCreateParams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsAndMoneyTest {

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_merchant_clicks_through_onboarding_once() throws StripeException {
        Account account = shop.newMerchant();
        AccountLink link = shop.stripe.v1().accountLinks().create(linkFor(account), Shop.once());
        assertThat(account.getChargesEnabled()).isFalse();
        assertThat(account.getRequirements().getCurrentlyDue()).isNotEmpty();

        var page = shop.get(link.getUrl());
        var done = shop.post(link.getUrl(), Map.of("answer", "complete"));

        assertThat(page.body()).contains("Angaben vollständig");
        assertThat(Shop.location(done)).contains("https://kreismarkt.test/fertig");
        Account ready = shop.stripe.v1().accounts().retrieve(account.getId());
        assertThat(ready.getChargesEnabled()).isTrue();
        assertThat(ready.getRequirements().getCurrentlyDue()).isEmpty();
        assertThat(Shop.location(shop.get(link.getUrl()))).contains("https://kreismarkt.test/nochmal");
    }

    @Test
    void balances_are_the_sum_of_their_entries_and_are_paid_out() throws StripeException {
        Account baker = shop.merchant();
        shop.captured(baker, 1_000);
        assertThat(shop.stripe
                        .v1()
                        .balance()
                        .retrieve(Shop.at(baker))
                        .getPending()
                        .getFirst()
                        .getAmount())
                .isEqualTo(1_000 - 50 - 40);
        shop.advance(Duration.ofDays(3));

        shop.control("payouts", Map.of("account", baker.getId()));
        shop.advance(Duration.ofDays(2));

        var payout = shop.stripe.v1().payouts().list(Shop.at(baker)).getData().getFirst();
        var entries =
                BalanceTransactionListParams.builder().setPayout(payout.getId()).build();
        assertThat(payout.getStatus()).isEqualTo("paid");
        assertThat(payout.getAmount()).isEqualTo(910);
        assertThat(shop.stripe
                        .v1()
                        .balanceTransactions()
                        .list(entries, Shop.at(baker))
                        .getData())
                .hasSize(2);
        assertThat(shop.stripe
                        .v1()
                        .balance()
                        .retrieve(Shop.at(baker))
                        .getAvailable()
                        .getFirst()
                        .getAmount())
                .isZero();
    }

    @Test
    void goodwill_is_a_transfer_from_what_the_platform_has() throws StripeException {
        Account baker = shop.merchant();
        var params = TransferCreateParams.builder()
                .setAmount(300L)
                .setCurrency("eur")
                .setDestination(baker.getId())
                .build();
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> shop.stripe.v1().transfers().create(params, Shop.once()))
                .matches(refused -> "balance_insufficient".equals(refused.getCode()));

        shop.control("fund", Map.of("amount", "500"));
        shop.stripe.v1().transfers().create(params, Shop.once());

        assertThat(shop.stripe
                        .v1()
                        .balance()
                        .retrieve()
                        .getAvailable()
                        .getFirst()
                        .getAmount())
                .isEqualTo(200);
        assertThat(shop.stripe
                        .v1()
                        .balance()
                        .retrieve(Shop.at(baker))
                        .getPending()
                        .getFirst()
                        .getAmount())
                .isEqualTo(300);
    }

    @Test
    void a_dispute_takes_the_money_and_a_won_one_brings_it_back() throws StripeException {
        Account baker = shop.merchant();
        PaymentIntent intent = shop.captured(baker, 1_000);
        shop.control("disputes", Map.of("account", baker.getId(), "charge", intent.getLatestCharge()));
        Dispute dispute =
                shop.stripe.v1().disputes().list(Shop.at(baker)).getData().getFirst();
        assertThat(dispute.getStatus()).isEqualTo("needs_response");

        var evidence = DisputeUpdateParams.builder()
                .setEvidence(DisputeUpdateParams.Evidence.builder()
                        .setUncategorizedText("winning_evidence")
                        .build())
                .setSubmit(true)
                .build();
        Dispute won = shop.stripe.v1().disputes().update(dispute.getId(), evidence, Shop.at(baker));

        assertThat(won.getStatus()).isEqualTo("won");
        assertThat(won.getBalanceTransactions()).hasSize(2);
        assertThat(won.getBalanceTransactions().stream()
                        .mapToLong(entry -> entry.getNet())
                        .sum())
                .isZero();
    }

    @Test
    void lists_are_cut_in_pages_and_ids_expanded() throws StripeException {
        Account baker = shop.merchant();
        var intents = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            intents.add(shop.captured(baker, 1_000 + i).getId());
        }

        var params = ChargeListParams.builder()
                .setLimit(2L)
                .addExpand("data.payment_intent")
                .build();
        List<String> seen = new ArrayList<>();
        for (var charge :
                shop.stripe.v1().charges().list(params, Shop.at(baker)).autoPagingIterable()) {
            seen.add(charge.getPaymentIntentObject().getId());
        }

        assertThat(seen).isEqualTo(intents.reversed());
        var expand = PaymentIntentRetrieveParams.builder()
                .addExpand("latest_charge.balance_transaction")
                .build();
        assertThat(shop.stripe
                        .v1()
                        .paymentIntents()
                        .retrieve(intents.getFirst(), expand, Shop.at(baker))
                        .getLatestChargeObject()
                        .getBalanceTransactionObject()
                        .getAmount())
                .isEqualTo(1_000);
    }

    @Test
    void created_filters_and_pages_backwards_hold() throws StripeException {
        Account baker = shop.merchant();
        String first = shop.authorised(baker, 1_001).getLatestCharge();
        shop.advance(Duration.ofHours(1));
        String second = shop.authorised(baker, 1_002).getLatestCharge();
        long since = shop.stripe.v1().charges().retrieve(second, Shop.at(baker)).getCreated();

        var late = ChargeListParams.builder()
                .setCreated(ChargeListParams.Created.builder().setGte(since).build())
                .build();
        var before = ChargeListParams.builder().setEndingBefore(first).build();

        assertThat(shop.stripe.v1().charges().list(late, Shop.at(baker)).getData())
                .extracting(charge -> charge.getId())
                .containsExactly(second);
        assertThat(shop.stripe.v1().charges().list(before, Shop.at(baker)).getData())
                .extracting(charge -> charge.getId())
                .containsExactly(second);
    }

    private static AccountLinkCreateParams linkFor(Account account) {
        return AccountLinkCreateParams.builder()
                .setAccount(account.getId())
                .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                .setReturnUrl("https://kreismarkt.test/fertig")
                .setRefreshUrl("https://kreismarkt.test/nochmal")
                .build();
    }
}
