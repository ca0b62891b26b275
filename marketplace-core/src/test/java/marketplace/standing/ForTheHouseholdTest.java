package marketplace.standing;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import marketplace.households.InviteMember;
import marketplace.households.JoinHousehold;
import marketplace.orders.Holder;
import marketplace.orders.Orders.After;
import marketplace.orders.Purchase;
import marketplace.orders.Purchase.Seen;
import marketplace.orders.Purchases;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes regularly comes to the whole household, though one of it has agreed. */
class ForTheHouseholdTest extends StandingTest {
    @Autowired
    private InviteMember invite;

    @Autowired
    private JoinHousehold join;

    @Autowired
    private Purchases purchases;

    @Test
    void members_see_what_a_standing_order_of_one_of_them_bought() {
        var vera = person(ERLENGRUND);
        var code = hers(invite.with(UUID.randomUUID()));
        as(signedIn(ERLENGRUND, vera.account()), join.with(code).thenReturn(true));
        var order = agreed();

        theDayComes(order);

        var seen = in(ERLENGRUND, () -> purchases.list(new Holder(vera.account(), null, null), After.LATEST, 50));
        assertThat(seen).extracting(Seen::as).containsExactly(Seen.As.A_MEMBERS);
        assertThat(seen)
                .extracting(Seen::purchase)
                .extracting(Purchase::id)
                .containsExactly(bought().getFirst().id());
    }
}
