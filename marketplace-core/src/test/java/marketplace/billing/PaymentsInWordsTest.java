package marketplace.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import marketplace.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClientResponseException;

class PaymentsInWordsTest {
    @ParameterizedTest
    @CsvSource({
        "409, not-now, payment-moved-on",
        "409, command-differs, payment-moved-on",
        "422, amount-out-of-range, amount-not-by-card",
        "422, method-not-ready, payment-moved-on",
        "422, merchant-not-ready, merchant-not-ready",
        "503, stripe-unreachable, payments-resting"
    })
    void each_refusal_of_payments_has_its_own_words(int status, String theirs, String ours) {
        assertThat(PaymentsClient.inWords(answered(status, "{\"type\" : \"/problems/" + theirs + "\"}")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.slug()).isEqualTo(ours));
    }

    @Test
    void what_nobody_foresaw_stays_a_fault() {
        var answer = answered(400, "<html>");

        assertThat(PaymentsClient.inWords(answer)).isSameAs(answer);
    }

    private static WebClientResponseException answered(int status, String body) {
        return WebClientResponseException.create(status, "no", HttpHeaders.EMPTY, body.getBytes(UTF_8), UTF_8);
    }
}
