package marketplace.payments.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import marketplace.payments.PaymentsTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LettersTest extends PaymentsTest {

    private static final String VERSION = "2026-07-29.dahlia";

    @Autowired
    private Inbox letters;

    private final String id = "evt_" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void a_letter_is_kept_once_under_stripes_id() {
        assertThat(post(letter("acct_stranger", VERSION), now(), "whsec_connect"))
                .isEqualTo(200);
        assertThat(post(letter("acct_stranger", VERSION), now(), "whsec_connect"))
                .isEqualTo(200);

        assertThat(waiting()).isOne();
    }

    @Test
    void a_letter_whose_work_ends_the_process_is_parked_after_ten_tries() {
        post(letter("acct_stranger", VERSION), now(), "whsec_connect");

        for (int crash = 0; crash < 10; crash++) {
            takeAllThereIs();
            assertThat(waiting()).isOne();
            advance(Duration.ofHours(1));
        }
        takeAllThereIs();

        assertThat(waiting()).isZero();
        assertThat(stateAndReason()).isEqualTo("PARKED work on it never ended");
    }

    @Test
    void a_forged_letter_is_refused_and_not_kept() {
        long before = waiting();

        assertThat(post(letter("acct_1", VERSION), now(), "whsec_forged")).isEqualTo(403);
        assertThat(post(letter("acct_1", VERSION), now(), "whsec_platform")).isEqualTo(403);
        var forged = control("POST", "webhooks/forge", Map.of("account", "acct_1", "body", letter("acct_1", VERSION)));

        assertThat(forged.path("status").asInt()).isEqualTo(403);
        assertThat(waiting()).isEqualTo(before);
    }

    @Test
    void a_letter_from_the_future_or_from_long_ago_is_refused() {
        assertThat(post(letter("acct_1", VERSION), now().plus(Duration.ofMinutes(2)), "whsec_connect"))
                .isEqualTo(403);
        assertThat(post(letter("acct_1", VERSION), now().minus(Duration.ofMinutes(6)), "whsec_connect"))
                .isEqualTo(403);
    }

    @Test
    void a_letter_in_another_version_of_the_api_is_parked() {
        long before = letters.parked().block();

        assertThat(post(letter(merchant().account(), "2020-01-01"), now(), "whsec_connect"))
                .isEqualTo(200);

        assertThat(letters.parked().block()).isEqualTo(before + 1);
    }

    @Test
    void a_letter_about_an_unknown_account_is_parked() {
        long before = letters.parked().block();
        post(letter("acct_stranger", VERSION), now(), "whsec_connect");

        inbox.runOnce().block();

        assertThat(letters.parked().block()).isEqualTo(before + 1);
    }

    @Test
    void a_parked_letter_is_the_countys_whose_merchant_it_is_about_and_is_worked_when_said_again() {
        var baker = merchant();
        post(letter(baker.account(), "2020-01-01"), now(), "whsec_connect");

        assertThat(parkedIn(ERLENGRUND.value())).contains(id);
        assertThat(parkedIn(HOHENFELS.value())).doesNotContain(id);
        assertThat(again(HOHENFELS.value())).isEqualTo(204);
        assertThat(parkedIn(ERLENGRUND.value())).contains(id);
        assertThat(again(ERLENGRUND.value())).isEqualTo(204);
        assertThat(parkedIn(ERLENGRUND.value())).doesNotContain(id);
        assertThat(waiting()).isOne();
        assertThat(again(ERLENGRUND.value())).isEqualTo(204);

        advance(Duration.ofHours(1));
        inbox.runOnce().block();
        advance(Duration.ofHours(1));
        assertThat(waiting()).isZero();
    }

    @Test
    void a_letter_of_an_account_nobody_owns_is_no_countys() {
        post(letter("acct_stranger", VERSION), now(), "whsec_connect");
        inbox.runOnce().block();

        assertThat(parkedIn(ERLENGRUND.value())).doesNotContain(id);
    }

    @Test
    void while_stripe_rests_no_letter_is_given_up() {
        var baker = merchant();
        post(letter(baker.account(), VERSION), now(), "whsec_connect");
        control("POST", "faults", Map.of("kind", "BREAK", "method", "GET", "path", ".*accounts.*", "times", "100000"));

        for (int minute = 0; minute < 15; minute++) {
            inbox.runOnce().block();
            advance(Duration.ofHours(1));
        }
        assertThat(waiting()).isOne();
        assertThat(tries()).isZero();

        control("DELETE", "faults", Map.of());
        advance(Duration.ofHours(1));
        inbox.runOnce().block();
        advance(Duration.ofHours(1));
        assertThat(waiting()).isZero();
    }

    private List<String> parkedIn(String county) {
        return get("/counties/" + county + "/parked-letters")
                .path("letters")
                .valueStream()
                .map(letter -> letter.path("id").asString())
                .toList();
    }

    private int again(String county) {
        return client().put()
                .uri("/counties/" + county + "/parked-letters")
                .bodyValue(Map.of("letter", id))
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private void takeAllThereIs() {
        while (!letters.take().block().isEmpty()) {
            // until nothing is left to be taken
        }
    }

    private long waiting() {
        return Long.parseLong(asked("select count(*) from inbox.letter where state = 'NEW' and id = ?"));
    }

    private long tries() {
        return Long.parseLong(asked("select tries from inbox.letter where id = ?"));
    }

    private String stateAndReason() {
        return asked("select state || ' ' || reason from inbox.letter where id = ?");
    }

    private String asked(String question) {
        try (var owner = owner();
                var prepared = owner.prepareStatement(question)) {
            prepared.setString(1, id);
            var answer = prepared.executeQuery();
            answer.next();
            return answer.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String letter(String account, String version) {
        return """
            {"id":"%s","object":"event","type":"account.updated","api_version":"%s","account":"%s",
             "data":{"object":{"id":"%s","object":"account","metadata":{}}}}\
            """.formatted(id, version, account, account);
    }

    private int post(String body, Instant at, String secret) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/webhooks/stripe/connect"))
                        .header("Content-Type", "application/json")
                        .header("Stripe-Signature", "t=%d,v1=%s".formatted(at.getEpochSecond(), sign(body, at, secret)))
                        .POST(BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }

    private static String sign(String body, Instant at, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String text = at.getEpochSecond() + "." + body;
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
