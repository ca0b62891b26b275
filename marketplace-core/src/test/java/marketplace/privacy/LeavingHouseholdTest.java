package marketplace.privacy;

import static marketplace.Visits.led;
import static marketplace.Visits.send;
import static marketplace.merchants.Stall.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.households.Households;
import marketplace.households.InviteMember;
import marketplace.households.JoinHousehold;
import marketplace.merchants.Stall;
import marketplace.orders.Holder;
import marketplace.orders.Orders.After;
import marketplace.orders.Purchases;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A member of a household takes her part of it along and leaves it with her account. */
class LeavingHouseholdTest extends ResidentTest {
    @Autowired
    private Households households;

    @Autowired
    private InviteMember invite;

    @Autowired
    private JoinHousehold join;

    @Autowired
    private Purchases purchases;

    @Autowired
    private JsonMapper json;

    @Test
    void she_takes_along_that_she_is_a_member_and_what_she_bought_and_nothing_of_the_others() {
        var her = resident();
        var other = resident();
        together(her, other);
        ordered(other, bread());
        handedOver(ordered(her, bread()));

        var document = her.person()
                .browser()
                .get()
                .uri("/konto/daten/meine-daten.json")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        var data = json.readTree(document).path("data");
        assertThat(data.at("/household/0/members").asInt()).isEqualTo(2);
        assertThat(data.at("/household/0/invited").asBoolean()).isFalse();
        assertThat(data.at("/purchases")).hasSize(1);
        assertThat(document)
                .doesNotContain(other.recipient().familyName(), other.account().toString());
    }

    @Test
    void with_her_account_she_leaves_and_a_household_of_hers_alone_is_gone() {
        var her = resident();
        var other = resident();
        together(her, other);
        handedOver(ordered(her, bread()));
        var membership = as(Stall.signedIn(ERLENGRUND, her.account()), households.mine())
                .me()
                .id();
        assertThat(found(List.of(membership.toString()))).contains("households.member", "orders.purchase");

        led(send(her.person(), "/konto/loeschen", Map.of("word", "löschen")));
        untilTheEnd();

        assertThat(found(List.of(her.account().toString()))).doesNotContain("households.member");
        assertThat(found(List.of(membership.toString()))).doesNotContain("households.invitation", "orders.purchase");
        assertThat(in(ERLENGRUND, () -> purchases.list(new Holder(other.account(), null, null), After.LATEST, 50)))
                .isEmpty();
        assertThat(as(Stall.signedIn(ERLENGRUND, other.account()), households.mine())
                        .members())
                .hasSize(1);
    }

    private void together(Resident host, Resident other) {
        var code = as(Stall.signedIn(ERLENGRUND, host.account()), invite.with(UUID.randomUUID()));
        as(Stall.signedIn(ERLENGRUND, other.account()), join.with(code).thenReturn(true));
    }
}
