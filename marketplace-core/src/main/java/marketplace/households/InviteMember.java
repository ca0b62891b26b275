package marketplace.households;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import marketplace.outbox.Retention;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A member lets somebody in who brings the code in time; whoever has no household founds one by it. */
@Component
public class InviteMember {
    private final Sql sql;
    private final Clock clock;

    InviteMember(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Bean
    static Retention expiredHouseholdInvitations() {
        return Retention.of("households.invitation", "expires_at", Duration.ZERO);
    }

    /**
     * The code, told this once.
     *
     * @param id chosen by whoever asks; asking twice makes one invitation, and only the last code counts
     * @throws HouseholdRefused.Full when everybody there may be is in it or invited
     */
    public Mono<Code> with(UUID id) {
        var code = Code.fresh();
        return SignedIn.get()
                .flatMap(me -> sql.together(founded(me).then(held(me)).then(invited(me, id, code))))
                .flatMap(made -> made == 1 ? Mono.just(code) : Mono.error(new HouseholdRefused.Full()))
                .checkpoint("invite to a household");
    }

    /** Nobody joins by it any more. */
    public Mono<Void> takeBack(UUID id) {
        return SignedIn.get()
                .flatMap(me -> sql.named("households.take-back", """
                    delete from households.invitation i using households.member m
                    where i.county = :county and i.id = :id
                      and m.county = i.county and m.account = :account and m.household = i.household
                    """)
                        .bind("county", me.county())
                        .bind("id", id)
                        .bind("account", me.account())
                        .change())
                .flatMap(gone -> gone == 1 ? Mono.empty() : Mono.error(new HouseholdRefused.NoSuchInvitation()));
    }

    private Mono<Void> founded(SignedIn me) {
        return sql.named("households.found", """
            with first as (
              insert into households.member (county, account, id, household, joined_at)
              values (:county, :account, :id, uuidv7(), :now) on conflict (county, account) do nothing
              returning county, household
            )
            insert into households.household (county, id, founded_at) select county, household, :now from first
            """)
                .bind("county", me.county())
                .bind("account", me.account())
                .bind("id", MemberId.fresh())
                .bind("now", clock.instant())
                .run();
    }

    /** Nobody joins, leaves or invites beside it. */
    private Mono<Void> held(SignedIn me) {
        return sql.named("households.hold", """
            select h.id from households.household h
            join households.member m on m.county = h.county and m.household = h.id
            where m.county = :county and m.account = :account for update of h
            """)
                .bind("county", me.county())
                .bind("account", me.account())
                .find(row -> row.uuid("id"))
                .then();
    }

    private Mono<Long> invited(SignedIn me, UUID id, Code code) {
        return sql.named("households.invite", """
            insert into households.invitation (county, id, hash, household, invited_by, expires_at)
            select m.county, :id, :hash, m.household, m.id, :expires
            from households.member m where m.county = :county and m.account = :account and :most >
              (select count(*) from households.member o where o.county = m.county and o.household = m.household)
              + (select count(*) from households.invitation i
                 where i.county = m.county and i.household = m.household and i.expires_at > :now and i.id <> :id)
            on conflict (county, id) do update set hash = excluded.hash, expires_at = excluded.expires_at
              where invitation.invited_by = excluded.invited_by
            """)
                .bind("county", me.county())
                .bind("account", me.account())
                .bind("id", id)
                .bind("hash", code.hash())
                .bind("expires", clock.instant().plus(Household.OPEN_FOR))
                .bind("now", clock.instant())
                .bind("most", Household.MOST)
                .change();
    }
}
