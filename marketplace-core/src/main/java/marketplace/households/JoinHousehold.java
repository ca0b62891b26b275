package marketplace.households;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import marketplace.accounts.Holders;
import marketplace.shared.AccountId;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Somebody with an account of her own accepts an invitation, which is used up by it. */
@Component
public class JoinHousehold {
    private final Holders names;
    private final Sql sql;
    private final Clock clock;

    JoinHousehold(Holders names, Sql sql, Clock clock) {
        this.names = names;
        this.sql = sql;
        this.clock = clock;
    }

    private record Invited(UUID household, MemberId by, AccountId host) {}

    /** By whose invitation she would join, under the name shown to her; nothing changes. */
    public Mono<String> ask(Code code) {
        return SignedIn.get()
                .flatMap(me -> invited(me, code, ""))
                .flatMap(found -> names.names(List.of(found.host())).map(known -> known.getOrDefault(found.host(), "")))
                .switchIfEmpty(Mono.error(HouseholdRefused.WrongCode::new));
    }

    /**
     * The same code again, by her who joined with it, changes nothing.
     *
     * @throws HouseholdRefused.WrongCode when it is unknown, used, taken back or too old
     */
    public Mono<Void> with(Code code) {
        return SignedIn.get()
                .flatMap(me ->
                        sql.together(isDone(me, code).flatMap(done -> done ? Mono.just(true) : joined(me, code))))
                .then()
                .checkpoint("join a household");
    }

    private Mono<Boolean> joined(SignedIn me, Code code) {
        return invited(me, code, "for update of h")
                .switchIfEmpty(Mono.error(HouseholdRefused.WrongCode::new))
                .flatMap(found -> member(me, code, found))
                .flatMap(added -> added == 1 ? used(me, code) : Mono.error(new HouseholdRefused.Elsewhere()));
    }

    private Mono<Boolean> isDone(SignedIn me, Code code) {
        return sql.named("households.is-done", """
            select exists (
              select from households.member where county = :county and account = :account and code = :hash) as done
            """)
                .bind("county", me.county())
                .bind("account", me.account())
                .bind("hash", code.hash())
                .find(row -> row.flag("done"));
    }

    private Mono<Invited> invited(SignedIn me, Code code, String held) {
        return sql.named("households.invited", """
            select h.id, m.id as host, m.account from households.invitation i
            join households.household h on h.county = i.county and h.id = i.household
            join households.member m on m.county = i.county and m.id = i.invited_by
            where i.county = :county and i.hash = :hash and i.expires_at > :now %s
            """.formatted(held))
                .bind("county", me.county())
                .bind("hash", code.hash())
                .bind("now", clock.instant())
                .find(row -> new Invited(
                        row.uuid("id"), new MemberId(row.uuid("host")), new AccountId(row.uuid("account"))));
    }

    private Mono<Long> member(SignedIn me, Code code, Invited found) {
        return sql.named("households.join", """
            insert into households.member (county, account, id, household, invited_by, code, joined_at)
            values (:county, :account, :id, :household, :by, :hash, :now) on conflict (county, account) do nothing
            """)
                .bind("county", me.county())
                .bind("account", me.account())
                .bind("id", MemberId.fresh())
                .bind("household", found.household())
                .bind("by", found.by())
                .bind("hash", code.hash())
                .bind("now", clock.instant())
                .change();
    }

    /** Whoever was quicker with the same code leaves nothing for the next. */
    private Mono<Boolean> used(SignedIn me, Code code) {
        return sql.named("households.use", "delete from households.invitation where county = :county and hash = :hash")
                .bind("county", me.county())
                .bind("hash", code.hash())
                .change()
                .flatMap(gone -> gone == 1 ? Mono.just(true) : Mono.error(new HouseholdRefused.WrongCode()));
    }
}
