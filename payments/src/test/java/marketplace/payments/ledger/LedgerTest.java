package marketplace.payments.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import marketplace.payments.PaymentsTest;
import marketplace.payments.ledger.Movement.Line;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class LedgerTest extends PaymentsTest {

    @Autowired
    private Match match;

    @Autowired
    private MatchRunner matching;

    private final String source = "txn_" + fresh();

    @Test
    void a_movement_that_does_not_add_up_to_nothing_is_refused_by_us_and_by_the_database() {
        assertThatIllegalArgumentException().isThrownBy(() -> movement(new Line("a", 100), new Line("b", -99)));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> asOwner("insert into ledger.movement values ('99001', '%1$s', 'x', now());"
                        + " insert into ledger.entry values ('99001', '%1$s', 'a', 100), ('99001', '%1$s', 'b', -99)"))
                .withMessageContaining("does not add up to nothing");
    }

    @Test
    void the_book_is_never_changed() {
        in(ERLENGRUND, () -> ledger.book(movement(new Line("a:" + source, 100), new Line("b", -100))));

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> asOwner("update ledger.entry set amount = 1 where source = '%s'"))
                .withMessageContaining("never changed");
    }

    @Test
    void the_same_movement_twice_is_booked_once() {
        var movement = movement(new Line("a:" + source, 100), new Line("b", -100));

        in(ERLENGRUND, () -> ledger.book(movement));
        in(ERLENGRUND, () -> ledger.book(movement));

        assertThat(balance("a:" + source)).isEqualTo(100);
    }

    @Test
    void another_county_has_another_book() {
        in(ERLENGRUND, () -> ledger.book(movement(new Line("a:" + source, 100), new Line("b", -100))));

        assertThat(in(HOHENFELS, () -> ledger.balanceOf("a:" + source))).isZero();
    }

    @Test
    void the_days_match_books_payouts_and_finds_what_we_do_not_know() {
        var baker = merchant();
        captured(baker, 1_000);
        long before = match.mismatches().block();
        advance(Duration.ofDays(3));
        control("POST", "payouts", Map.of("account", baker.account()));
        advance(Duration.ofDays(1));
        control("POST", "disputes", Map.of("account", baker.account(), "charge", chargeOf(baker)));
        matchDays(6);

        assertThat(balance(Movement.bank(baker.id()))).isEqualTo(1_000 - 60 - 40);
        assertThat(match.mismatches().block()).isEqualTo(before + 1);
    }

    @Test
    void a_booking_that_came_after_its_days_match_is_no_mismatch_for_long() {
        var baker = merchant();
        captured(baker, 1_000);
        long before = match.mismatches().block();
        control("POST", "disputes", Map.of("account", baker.account(), "charge", chargeOf(baker)));
        matchDays(3);
        assertThat(match.mismatches().block()).isEqualTo(before + 1);

        letters();
        matchDays(1);

        assertThat(match.mismatches().block()).isEqualTo(before);
    }

    private void matchDays(int days) {
        for (var day = 0; day < days; day++) {
            advance(Duration.ofDays(1));
            matching.runOnce().block();
        }
    }

    private void captured(Merchant merchant, long amount) {
        var order = OrderId.fresh();
        JsonNode open = charge(order, terms(PurchaseId.fresh(), merchant, amount, "ENTERED"));
        enter(open.path("page"), "4242424242424242");
        letters();
        put(ofOrder(order) + "/capture", Map.of("amount", amount));
    }

    private String chargeOf(Merchant merchant) {
        return atStripe(merchant, "charges").path("data").path(0).path("id").asString();
    }

    private Movement movement(Line... lines) {
        return new Movement(source, "charge", Instant.EPOCH, List.of(lines));
    }

    private void asOwner(String statement) throws SQLException {
        try (var connection = owner();
                var sql = connection.createStatement()) {
            sql.execute("set app.county = '99001'");
            sql.execute(statement.formatted(source));
        }
    }
}
