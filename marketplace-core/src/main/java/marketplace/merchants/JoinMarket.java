package marketplace.merchants;

import java.time.Clock;
import marketplace.accounts.GrantRole;
import marketplace.accounts.Invite;
import marketplace.outbox.Change;
import marketplace.shared.MerchantId;
import marketplace.shared.Overtaken;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How a business comes to the market: by itself, asked, or by claiming a profile we have from the map. */
@Component
public class JoinMarket {
    private final Merchants merchants;
    private final GrantRole grantRole;
    private final Invite invite;
    private final Sql sql;
    private final Clock clock;

    JoinMarket(Merchants merchants, GrantRole grantRole, Invite invite, Sql sql, Clock clock) {
        this.merchants = merchants;
        this.grantRole = grantRole;
        this.invite = invite;
        this.sql = sql;
        this.clock = clock;
    }

    /** Whoever is signed in begins a profile and looks after it. */
    public Mono<Merchant> begin(Profile profile) {
        return SignedIn.get()
                .flatMap(me -> sql.together(merchants
                        .freeSlug(profile.name())
                        .map(slug -> Merchant.begin(identity(slug), profile, clock.instant()))
                        .flatMap(change -> keptBy(me, change))))
                .retryWhen(Overtaken.startOver())
                .checkpoint("begin a merchant");
    }

    /** The operator asks a business to join; who proves the mail address looks after it. */
    public Mono<Merchant> invite(Profile profile, String mail) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(_ -> sql.together(merchants
                        .freeSlug(profile.name())
                        .map(slug -> Merchant.invite(identity(slug), profile, clock.instant()))
                        .flatMap(merchants::store)
                        .flatMap(merchant ->
                                invite.with(mail, staffOf(merchant.id())).thenReturn(merchant))))
                .retryWhen(Overtaken.startOver())
                .checkpoint("invite a merchant");
    }

    /** Whoever is signed in says: this shop is mine. Until the operator has looked at it nothing can be sold. */
    public Mono<Merchant> claim(MerchantId id) {
        return SignedIn.get()
                .flatMap(me -> sql.together(merchants
                        .get(id)
                        .map(merchant -> merchant.claim(clock.instant()))
                        .flatMap(change -> keptBy(me, change))))
                .retryWhen(Overtaken.startOver())
                .checkpoint("claim a profile");
    }

    /**
     * The same, where she looks after the shop here already: the profile of the map becomes part of hers, its address leads
     * there, and no import brings it again.
     */
    public Mono<Merchant> claim(MerchantId id, MerchantId into) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(into))
                .flatMap(_ -> sql.together(Mono.zip(merchants.get(id), merchants.get(into))
                        .flatMap(both -> joined(both.getT1(), both.getT2()))))
                .retryWhen(Overtaken.startOver())
                .checkpoint("claim a profile beside one's own");
    }

    /** Again is harmless. */
    private Mono<Merchant> joined(Merchant map, Merchant own) {
        return merchants
                .findSuccessor(map.slug())
                .filter(successor -> successor.id().equals(own.id()))
                .switchIfEmpty(Mono.defer(() -> join(map, own)));
    }

    private Mono<Merchant> join(Merchant map, Merchant own) {
        var adopted = own.adopt(map);
        return merchants
                .store(map.dissolve(clock.instant()))
                .then(Mono.defer(() -> merchants.store(adopted)))
                .flatMap(merchant -> merchants.lead(map, merchant));
    }

    private Mono<Merchant> keptBy(SignedIn me, Change<Merchant> change) {
        return merchants
                .store(change)
                .flatMap(merchant ->
                        grantRole.to(me.account(), staffOf(merchant.id())).thenReturn(merchant));
    }

    private static Merchant.Identity identity(String slug) {
        return new Merchant.Identity(MerchantId.fresh(), slug, null);
    }

    private static Grant staffOf(MerchantId merchant) {
        return new Grant(Role.MERCHANT_STAFF, merchant);
    }
}
