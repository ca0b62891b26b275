package marketplace.accounts.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static marketplace.Visits.send;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import marketplace.CoreTest;
import marketplace.accounts.AccountRefused;
import marketplace.accounts.Accounts;
import marketplace.accounts.Accounts.Identity;
import marketplace.accounts.ApiKeys;
import marketplace.accounts.CountyPeople;
import marketplace.accounts.GrantRole;
import marketplace.accounts.Staff;
import marketplace.merchants.Stall;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Roles given and taken by the operator, and the people of a merchant. */
class PeoplePagesTest extends CoreTest {
    private static final String DESK = "/betreiber/personen";
    private static final Pattern WITHDRAW =
            Pattern.compile("action=\"(/[a-z0-9/-]+/einladungen/[0-9a-f-]+/zurueckziehen)\"");

    @Autowired
    private Accounts accounts;

    @Autowired
    private CountyPeople people;

    @Autowired
    private GrantRole grantRole;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Stall stall;

    @Autowired
    private Staff staffOf;

    private Person operator;
    private final String mail = UUID.randomUUID() + "@example.org";

    @BeforeEach
    void an_operator() {
        operator = person(ERLENGRUND, new Grant(Role.OPERATOR, null));
    }

    @Test
    void a_person_found_by_her_mail_address_is_given_a_role_and_loses_it_again_and_both_are_kept() {
        var account = signIn(mail, true);
        var found = html(operator.browser(), DESK + "?mail=" + mail);

        assertThat(found).contains("Hanna Hansen", DESK + "/" + account + "/geben", "value=\"DISPATCHER\"");
        led(send(operator, DESK + "/" + account + "/geben", Map.of("role", "DISPATCHER")));
        assertThat(rolesOf(account)).containsExactly(Role.DISPATCHER);
        led(send(operator, DESK + "/" + account + "/nehmen", Map.of("role", "DISPATCHER")));

        assertThat(rolesOf(account)).isEmpty();
        assertThat(html(operator.browser(), DESK))
                .contains(
                        "Hanna Hansen: Disposition erhalten, durch Vera Berger", "Hanna Hansen: Disposition verloren");
    }

    @Test
    void an_address_nobody_has_proven_finds_nobody_and_can_be_invited() {
        signIn(mail, false);

        assertThat(html(operator.browser(), DESK + "?mail=" + mail)).contains("Noch nicht angemeldet");
        assertThat(mended(send(operator, DESK + "/einladen", Map.of("mail", "hanna", "role", "CARER"))))
                .contains("Bitte eine E-Mail-Adresse");
        led(send(operator, DESK + "/einladen", Map.of("mail", mail, "role", "CARER")));
        assertThat(html(operator.browser(), DESK)).contains(mail);

        assertThat(rolesOf(signIn(mail, true))).containsExactly(Role.CARER);
    }

    @Test
    void an_address_proven_later_finds_its_person_from_then_on() {
        signIn(mail, false);
        var before = html(operator.browser(), DESK + "?mail=" + mail);
        signIn(mail, true);

        assertThat(before).doesNotContain("Hanna Hansen</h2>");
        assertThat(html(operator.browser(), DESK + "?mail=" + mail)).contains("Hanna Hansen</h2>");
    }

    @Test
    void an_invitation_that_is_withdrawn_gives_nothing() {
        led(send(operator, DESK + "/einladen", Map.of("mail", mail, "role", "CARER")));

        var page = html(operator.browser(), DESK);
        var withdraw = WITHDRAW.matcher(page);
        assertThat(withdraw.find()).isTrue();
        led(send(operator, withdraw.group(1), Map.of()));

        assertThat(rolesOf(signIn(mail, true))).isEmpty();
    }

    @Test
    void the_last_operator_stays_operator_even_when_two_take_it_from_each_other_at_once() {
        var county = CountyCode.of("99005");
        var one = operatorOf(county);
        var two = operatorOf(county);
        var me = signedIn(county, one, new Grant(Role.OPERATOR, null));

        as(
                me,
                Mono.when(
                        people.take(one, Role.OPERATOR).onErrorComplete(AccountRefused.LastOne.class),
                        people.take(two, Role.OPERATOR).onErrorComplete(AccountRefused.LastOne.class)));

        var left = as(me, people.list());
        assertThat(left)
                .singleElement()
                .satisfies(last -> assertThat(last.roles()).containsExactly(Role.OPERATOR));
        assertThatExceptionOfType(AccountRefused.LastOne.class)
                .isThrownBy(() -> as(me, people.take(left.getFirst().account(), Role.OPERATOR)));
    }

    private AccountId operatorOf(CountyCode county) {
        var address = UUID.randomUUID() + "@example.org";
        var account = in(county, () -> accounts.signIn(new Identity(address, "Otto", "Amt", address, true)));
        in(county, () -> grantRole.to(account, new Grant(Role.OPERATOR, null)));
        return account;
    }

    @Test
    void staff_are_no_role_of_the_county() {
        send(operator, DESK + "/" + signIn(mail, true) + "/geben", Map.of("role", "MERCHANT_STAFF"))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void a_merchants_people_invite_others_and_let_them_go_but_never_the_last_one() {
        var kern = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        var anna = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, kern));
        var desk = "/betrieb/" + kern + "/mitarbeitende";

        assertThat(mended(send(anna, desk, Map.of("mail", "max")))).contains("f-mail-e", "value=\"max\"");
        led(send(anna, desk, Map.of("mail", mail)));
        assertThat(html(anna.browser(), desk)).contains(mail);
        var max = signIn(mail, true);
        assertThat(html(anna.browser(), desk)).contains("Hanna Hansen", desk + "/" + max + "/entfernen");
        led(send(anna, desk + "/" + max + "/entfernen", Map.of()));
        staffBeside(kern, anna).forEach(one -> led(send(anna, desk + "/" + one + "/entfernen", Map.of())));

        assertThat(html(anna.browser(), desk)).contains("Hanna Hansen: Mitarbeit in einem Betrieb verloren");
        assertThat(mended(send(anna, desk + "/" + anna.account() + "/entfernen", Map.of())))
                .contains("Niemand sonst hat diese Rolle");
    }

    @Test
    void a_key_manages_neither_people_nor_keys() {
        var kern = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        var staff = signedIn(ERLENGRUND, person(ERLENGRUND).account(), new Grant(Role.MERCHANT_STAFF, kern));
        var key = as(staff, keys.issue(kern, "Kasse", Set.of()));

        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/merchants/" + kern + "/staff")
                .headers(headers -> headers.setBearerAuth(key.text()))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/not-by-key");
    }

    private List<AccountId> staffBeside(MerchantId kern, Person anna) {
        var staff = signedIn(ERLENGRUND, anna.account(), new Grant(Role.MERCHANT_STAFF, kern));
        return as(staff, staffOf.list(kern)).stream()
                .map(one -> one.account())
                .filter(one -> !one.equals(anna.account()))
                .toList();
    }

    private AccountId signIn(String address, boolean proven) {
        return in(ERLENGRUND, () -> accounts.signIn(new Identity(address, "Hanna", "Hansen", address, proven)));
    }

    private List<Role> rolesOf(AccountId account) {
        var me = signedIn(ERLENGRUND, operator.account(), new Grant(Role.OPERATOR, null));
        return as(me, people.listByMail(mail)).stream()
                .filter(one -> one.account().equals(account))
                .flatMap(one -> one.roles().stream())
                .toList();
    }
}
