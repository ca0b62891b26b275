package marketplace.accounts;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import marketplace.shared.AccountId;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The people of a merchant, managed by themselves; by people, never by a key. */
@Component
public class Staff {
    private final Granted granted;
    private final GrantRole grantRole;
    private final Invite invite;
    private final Clock clock;

    Staff(Granted granted, GrantRole grantRole, Invite invite, Clock clock) {
        this.granted = granted;
        this.grantRole = grantRole;
        this.invite = invite;
        this.clock = clock;
    }

    /** By name, at most five hundred. */
    public Mono<List<Colleague>> list(MerchantId merchant) {
        return one(merchant).flatMap(_ -> granted.list(merchant));
    }

    public Mono<List<Invitation>> invited(MerchantId merchant) {
        return one(merchant).flatMap(_ -> granted.invited(merchant, clock.instant()));
    }

    /** The last fifty, the newest first. */
    public Mono<List<GrantChange>> changes(MerchantId merchant) {
        return one(merchant).flatMap(_ -> granted.changes(merchant));
    }

    /** Whoever proves the mail address within thirty days belongs to it. */
    public Mono<Void> invite(MerchantId merchant, String mail) {
        return one(merchant).flatMap(_ -> invite.with(mail, of(merchant))).checkpoint("invite staff");
    }

    public Mono<Void> withdraw(MerchantId merchant, UUID invitation) {
        return one(merchant)
                .flatMap(_ -> invite.withdraw(invitation, merchant))
                .checkpoint("withdraw an invitation of staff");
    }

    /** Also herself; refused when nobody else is left. Again is harmless. */
    public Mono<Void> remove(MerchantId merchant, AccountId account) {
        return one(merchant)
                .flatMap(_ -> grantRole.revoke(account, of(merchant)))
                .checkpoint("remove staff");
    }

    private static Mono<SignedIn> one(MerchantId merchant) {
        return SignedIn.get().flatMap(me -> ApiKeys.personFor(me, merchant));
    }

    private static Grant of(MerchantId merchant) {
        return new Grant(Role.MERCHANT_STAFF, merchant);
    }
}
