package marketplace.accounts;

import java.time.Clock;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import marketplace.shared.AccountId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who may do what for the county: the operator finds people by their mail address and gives or takes roles. */
@Component
public class CountyPeople {
    /** What the operator gives; staff are their merchant's to name. */
    public static final Set<Role> ROLES = Collections.unmodifiableSet(
            EnumSet.of(Role.COURIER, Role.DISPATCHER, Role.CARER, Role.COUNTY_OFFICER, Role.OPERATOR));

    private final Granted granted;
    private final GrantRole grantRole;
    private final Invite invite;
    private final Clock clock;

    CountyPeople(Granted granted, GrantRole grantRole, Invite invite, Clock clock) {
        this.granted = granted;
        this.grantRole = grantRole;
        this.invite = invite;
        this.clock = clock;
    }

    /** By a proven mail address; none where nobody signed in here with it. */
    public Mono<List<Colleague>> listByMail(String mail) {
        return operator().flatMap(_ -> granted.listByMail(mail));
    }

    /** Everybody with a role, by name, at most five hundred. */
    public Mono<List<Colleague>> list() {
        return operator().flatMap(_ -> granted.list(null));
    }

    public Mono<List<Invitation>> invited() {
        return operator().flatMap(_ -> granted.invited(null, clock.instant()));
    }

    /** The last fifty, the newest first. */
    public Mono<List<GrantChange>> changes() {
        return operator().flatMap(_ -> granted.changes(null));
    }

    /** Again is harmless. */
    public Mono<Void> give(AccountId account, Role role) {
        return operator()
                .flatMap(_ -> known(account))
                .flatMap(_ -> grantRole.to(account, granting(role)))
                .checkpoint("give a role");
    }

    /** Again is harmless; refused when nobody else is an operator. */
    public Mono<Void> take(AccountId account, Role role) {
        return operator()
                .flatMap(_ -> known(account))
                .flatMap(_ -> grantRole.revoke(account, granting(role)))
                .checkpoint("take a role");
    }

    /** For somebody who has not signed in yet. */
    public Mono<Void> invite(String mail, Role role) {
        return operator().flatMap(_ -> invite.with(mail, granting(role))).checkpoint("invite to a role");
    }

    public Mono<Void> withdraw(UUID invitation) {
        return operator().flatMap(_ -> invite.withdraw(invitation, null)).checkpoint("withdraw an invitation");
    }

    private Mono<AccountId> known(AccountId account) {
        return granted.knows(account)
                .flatMap(known -> known ? Mono.just(account) : Mono.error(new AccountRefused.NoSuchPerson()));
    }

    private static Grant granting(Role role) {
        if (!ROLES.contains(role)) {
            throw new AccountRefused.NotThisRole();
        }
        return new Grant(role, null);
    }

    private static Mono<SignedIn> operator() {
        return SignedIn.get().flatMap(me -> me.as(Role.OPERATOR));
    }
}
