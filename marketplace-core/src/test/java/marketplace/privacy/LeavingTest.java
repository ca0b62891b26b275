package marketplace.privacy;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static marketplace.Visits.send;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.accounts.AccountRefused;
import marketplace.accounts.GrantRole;
import marketplace.accounts.Invite;
import marketplace.accounts.keycloak.PersonsDouble;
import marketplace.compliance.FileNotice;
import marketplace.compliance.Ground;
import marketplace.compliance.Report;
import marketplace.orders.MarkPayment;
import marketplace.orders.Purchases;
import marketplace.outbox.RetentionRunner;
import marketplace.pages.Language;
import marketplace.shared.PurchaseId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.withdrawals.Declaration;
import marketplace.withdrawals.DeclareWithdrawal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/** A resident has her account erased: what must stay is locked and goes in time, all else goes at once, whatever breaks. */
class LeavingTest extends ResidentTest {
    private static final String OUT = "/konto/loeschen";
    private static final Map<String, String> YES = Map.of("word", " Löschen ");

    @Autowired
    private PersonsDouble persons;

    @Autowired
    private DeclareWithdrawal declare;

    @Autowired
    private FileNotice fileNotice;

    @Autowired
    private Invite invite;

    @Autowired
    private GrantRole grantRole;

    @Autowired
    private Purchases purchases;

    @Autowired
    private MarkPayment markPayment;

    @Autowired
    private RetentionRunner retention;

    @AfterEach
    void nothing_is_broken() {
        persons.rest(false);
        owner("drop trigger if exists broken on privacy.step");
    }

    @Test
    void nothing_of_her_is_left_but_what_the_law_keeps_and_that_is_locked() {
        var her = resident();
        var purchase = ordered(her, bread());
        handedOver(purchase);
        paid(purchase.id());
        everythingElse(her, ordersOf(purchase).getFirst().contract().number().grouped());
        assertThat(found(her.words())).contains("accounts.person", "orders.recipient", "withdrawals.declaration");

        led(send(her.person(), OUT, YES));
        untilTheEnd();

        assertThat(found(her.words())).isEmpty();
        assertThat(found(List.of(her.account().toString()))).isSubsetOf("accounts.grant_change", "outbox.event");
        assertThat(found(List.of(her.identity().subject()))).isEmpty();
        assertThat(persons.forgotten()).contains(her.identity().subject());
        assertThat(count("orders.recipient where family_name = '%s' and note is null and locked_until = '%s'"
                        .formatted(her.recipient().familyName(), endOf(8))))
                .isOne();
        assertThat(count("withdrawals.declaration where name = '%s' and locked_until = '%s'"
                        .formatted(her.recipient().familyName(), endOf(6))))
                .isOne();
        assertThat(in(ERLENGRUND, () -> purchases.recipients(List.of(purchase.id()))))
                .isEmpty();
    }

    @Test
    void every_step_is_in_a_log_that_says_nothing_of_her() {
        var her = resident();
        led(send(her.person(), OUT, YES));
        var mine = "privacy.erasure where account = '%s'".formatted(her.account());
        assertThat(count(mine)).isOne();

        untilTheEnd();

        assertThat(count(mine)).isZero();
        assertThat(count("privacy.erasure where done_at is null and account is null"))
                .isZero();
        assertThat(found(her.words())).isEmpty();
    }

    @Test
    void what_was_locked_is_gone_when_its_date_is_over() {
        var her = resident();
        var purchase = ordered(her, bread());
        cancelled(her, purchase);
        led(send(her.person(), OUT, YES));
        untilTheEnd();
        var kept = "orders.recipient where family_name = '%s'"
                .formatted(her.recipient().familyName());
        retention.keep().block();
        assertThat(count(kept + " and locked_until = '%s'".formatted(endOf(6)))).isOne();

        owner(
                "set app.county = '99001'; update orders.recipient set locked_until = current_date - 1 where family_name = '%s'"
                        .formatted(her.recipient().familyName()));
        retention.keep().block();

        assertThat(count(kept)).isZero();
    }

    @Test
    void while_an_order_is_open_she_is_told_so_in_words_and_stays() {
        var her = resident();
        var purchase = ordered(her, bread());

        assertThat(html(her.person().browser(), OUT))
                .contains("Sie haben noch eine offene Bestellung")
                .doesNotContain("name=\"word\"");
        assertThat(mended(send(her.person(), OUT, YES))).contains("Sie haben noch eine offene Bestellung");
        her.person().browser().get().uri("/konto").exchange().expectStatus().isOk();
        cancelled(her, purchase);

        assertThat(html(her.person().browser(), OUT)).contains("name=\"word\"", "Schriftwechsel");
        led(send(her.person(), OUT, YES));
    }

    @Test
    void without_the_word_nothing_happens() {
        var her = resident();

        assertThat(mended(send(her.person(), OUT, Map.of("word", "ja")))).contains("f-word-e");

        untilTheEnd();
        assertThat(found(her.words())).contains("accounts.person");
    }

    @Test
    void who_works_for_the_county_gives_that_back_first() {
        var her = resident();
        in(
                ERLENGRUND,
                () -> grantRole.to(her.account(), new Grant(Role.CARER, null)).thenReturn(true));

        assertThat(mended(send(her.person(), OUT, YES))).contains("Aufgabe für den Landkreis");
    }

    @Test
    void the_last_of_a_merchants_people_stays_and_one_of_two_may_go() {
        var her = resident();
        var shop = stall.approved(ERLENGRUND, her.account(), "Töpferei", WEIDENBACH.code());
        assertThat(mended(send(her.person(), OUT, YES))).contains("In Ihrem Betrieb arbeitet hier sonst niemand");

        var colleague = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, shop));
        led(send(her.person(), OUT, YES));
        untilTheEnd();

        assertThat(found(her.words())).isEmpty();
        assertThat(count("accounts.granted where merchant = '%s' and account = '%s'"
                        .formatted(shop, colleague.account())))
                .isOne();
    }

    @Test
    void from_the_moment_she_asked_nobody_signs_in_as_her_and_a_day_later_she_may_begin_anew() {
        var her = resident();
        led(send(her.person(), OUT, YES));

        her.person().browser().get().uri("/konto").exchange().expectStatus().isUnauthorized();
        assertThatExceptionOfType(AccountRefused.Left.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> accounts.signIn(her.identity())));
        untilTheEnd();

        assertThat(in(ERLENGRUND, () -> accounts.signIn(her.identity()))).isNotEqualTo(her.account());
    }

    @Test
    void a_program_erases_with_her_token_and_is_told_that_it_is_gone() {
        var her = person(ERLENGRUND);
        her.program()
                .delete()
                .uri("/api/v1/me")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.ACCEPTED)
                .expectBody()
                .jsonPath("$.askedAt")
                .exists();

        her.program()
                .delete()
                .uri("/api/v1/me")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.GONE)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/account-left");
        stranger(ERLENGRUND)
                .delete()
                .uri("/api/v1/me")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void an_account_in_another_county_stays_and_keeps_the_sign_in_until_it_goes_too() {
        var subject = UUID.randomUUID().toString();
        var here = resident(ERLENGRUND, subject);
        var there = resident(HOHENFELS, subject);

        led(send(here.person(), OUT, YES));
        untilTheEnd();

        assertThat(found(here.words())).isEmpty();
        assertThat(found(there.words())).contains("accounts.person");
        assertThat(persons.forgotten()).doesNotContain(subject);
        led(send(there.person(), OUT, YES));
        untilTheEnd();

        assertThat(found(there.words())).isEmpty();
        assertThat(persons.forgotten()).contains(subject);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "letters",
                "withdrawals",
                "baskets",
                "calls",
                "deliveries",
                "notices",
                "standingOrders",
                "purchases",
                "account",
                "sign-in",
                "end"
            })
    void broken_off_at_any_step_it_goes_on_to_its_end(String step) {
        var her = resident();
        cancelled(her, ordered(her, bread()));
        led(send(her.person(), OUT, YES));

        for (var when : List.of("before insert", "at commit")) {
            breaking(step, when);
            insisting();
        }
        owner("drop trigger broken on privacy.step");
        untilTheEnd();

        assertThat(found(her.words())).isEmpty();
        assertThat(persons.forgotten()).contains(her.identity().subject());
        assertThat(count("privacy.erasure where account = '%s'".formatted(her.account())))
                .isZero();
        assertThat(count("accounts.account where id = '%s'".formatted(her.account())))
                .isZero();
    }

    @Test
    void while_keycloak_rests_it_is_asked_again() {
        var her = resident();
        persons.rest(true);
        led(send(her.person(), OUT, YES));
        insisting();
        assertThat(count("accounts.account where id = '%s'".formatted(her.account())))
                .isOne();

        persons.rest(false);
        untilTheEnd();

        assertThat(persons.forgotten()).contains(her.identity().subject());
        assertThat(count("accounts.account where id = '%s'".formatted(her.account())))
                .isZero();
    }

    @Test
    void an_order_that_came_in_between_is_waited_for() {
        var her = resident();
        var bread = bread();
        led(send(her.person(), OUT, YES));
        var purchase = ordered(her, bread);

        untilTheEnd();
        assertThat(count("accounts.account where id = '%s'".formatted(her.account())))
                .isOne();
        cancelled(her, purchase);
        untilTheEnd();

        assertThat(found(her.words())).isEmpty();
    }

    @Test
    void whoever_still_owes_for_what_she_has_is_known_to_the_merchant_until_it_is_paid() {
        var her = resident();
        var purchase = ordered(her, bread());
        handedOver(purchase);
        led(send(her.person(), OUT, YES));
        untilTheEnd();

        assertThat(in(ERLENGRUND, () -> purchases.recipients(List.of(purchase.id()))))
                .hasSize(1);
        paid(purchase.id());

        assertThat(in(ERLENGRUND, () -> purchases.recipients(List.of(purchase.id()))))
                .isEmpty();
    }

    private void paid(PurchaseId purchase) {
        in(ERLENGRUND, () -> orders.list(purchase))
                .forEach(order ->
                        as(staffOf(ERLENGRUND, order.merchant()), markPayment.settled(order.merchant(), order.id())));
        settle();
    }

    private void everythingElse(Resident her, String number) {
        var mail = String.valueOf(her.recipient().mail());
        var name = her.recipient().familyName();
        filled(her.owner(), Map.of(bread(), 3));
        send(
                her.person(),
                "/konto/adresse",
                Map.of("street", her.recipient().street(), "postcode", "99998", "place", "weidenbach", "phone", "1"));
        in(ERLENGRUND, () -> declare.with(UUID.randomUUID(), Language.DE, new Declaration(name, number, "", "", mail)));
        in(
                ERLENGRUND,
                () -> fileNotice.with(
                        UUID.randomUUID(), Language.DE, new Report("/x", Ground.MISLEADING, "x", name, mail, true)));
        in(ERLENGRUND, () -> invite.with(mail, new Grant(Role.CARER, null)).thenReturn(true));
        settle();
        owner(
                "set app.county = '99001'; update letters.letter set reason = '550 <%s> unknown' where about like '%%%s%%'"
                        .formatted(mail, purchaseOf(her)));
    }

    private static String purchaseOf(Resident her) {
        try (var connection = database().feed().connect();
                var sql = connection.createStatement();
                var rows = sql.executeQuery(
                        "select id from orders.purchase where account = '%s'".formatted(her.account()))) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insisting() {
        try {
            untilTheEnd();
        } catch (RuntimeException _) {
            pausesAreOver();
        }
    }

    /** The first day on which it may be gone, so many years after this one. */
    private static LocalDate endOf(int years) {
        return LocalDate.of(LocalDate.now(ZoneId.of("Europe/Berlin")).getYear() + years + 1, 1, 1);
    }
}
