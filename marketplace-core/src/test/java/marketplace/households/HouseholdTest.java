package marketplace.households;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;

import java.util.Map;
import java.util.UUID;
import marketplace.checkout.Owner;
import marketplace.dispatch.RoadTest;
import marketplace.orders.Holder;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.orders.Purchases;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** People who share a household, or do not yet. */
public abstract class HouseholdTest extends RoadTest {
    @Autowired
    protected Households households;

    @Autowired
    protected InviteMember invite;

    @Autowired
    protected JoinHousehold join;

    @Autowired
    protected LeaveHousehold leave;

    @Autowired
    protected Purchases purchases;

    protected Person johanna;
    protected Person vera;
    protected Person paul;

    @BeforeEach
    void three_people() {
        johanna = person(ERLENGRUND);
        vera = person(ERLENGRUND);
        paul = person(ERLENGRUND);
    }

    protected static <T> T by(Person person, Mono<T> step) {
        return as(signedIn(ERLENGRUND, person.account()), step);
    }

    protected Code invitedBy(Person host) {
        return by(host, invite.with(UUID.randomUUID()));
    }

    protected void joins(Person person, Code code) {
        by(person, join.with(code).thenReturn(true));
    }

    /** One invites, the others accept. */
    protected void together(Person host, Person... others) {
        for (var other : others) {
            joins(other, invitedBy(host));
        }
    }

    protected Household householdOf(Person person) {
        return by(person, households.mine());
    }

    protected void leaves(Person person) {
        takesOut(person, person);
    }

    protected void takesOut(Person host, Person other) {
        var member = householdOf(other).me();
        by(host, leave.of(member.id()).thenReturn(true));
    }

    /** Two loaves, to be fetched, on account. */
    protected Purchase buys(Person person) {
        var owner = new Owner(person.account(), null);
        return bought(asked(owner, filled(owner, Map.of(selling(kern, 480, 5), 2)), PayBy.ON_ACCOUNT));
    }

    protected static Holder holder(Person person) {
        return new Holder(person.account(), null, null);
    }
}
