package marketplace.doors;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;

import java.util.Map;
import java.util.UUID;
import marketplace.dispatch.RoadTest;
import marketplace.households.Households;
import marketplace.households.InviteMember;
import marketplace.households.JoinHousehold;
import marketplace.shared.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;

/** She whose things {@link ForeignThings} are, and another of her household. */
abstract class ForeignHousehold extends RoadTest {
    @Autowired
    private Households households;

    @Autowired
    private InviteMember inviteMember;

    @Autowired
    private JoinHousehold joinHousehold;

    /** Somebody of Erlengrund whose things they are: she bought, and she invited Vera. */
    protected Person johanna;

    /** A member of Johanna's household. */
    protected Person vera;

    /** Before anything is bought, so that all is the household's. */
    protected void household(Map<String, String> things) {
        johanna = person(ERLENGRUND);
        vera = person(ERLENGRUND);
        var host = signedIn(ERLENGRUND, johanna.account());
        var guest = signedIn(ERLENGRUND, vera.account());
        as(
                guest,
                joinHousehold
                        .with(as(host, inviteMember.with(UUID.randomUUID())))
                        .thenReturn(true));
        var invitation = UUID.randomUUID();
        things.put("householdCode", as(host, inviteMember.with(invitation)).text());
        things.put("householdInvitation", invitation.toString());
        things.put("member", membership(host));
        things.put("housemate", membership(guest));
    }

    private String membership(SignedIn person) {
        return as(person, households.mine()).me().id().toString();
    }
}
