package marketplace.households;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import marketplace.accounts.Holders;
import marketplace.households.Household.Invitation;
import marketplace.households.Household.Member;
import marketplace.households.news.MemberLeft;
import marketplace.outbox.Envelope;
import marketplace.shared.AccountId;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All households of a county, each for its members alone. */
@Component
public class Households {
    private final Holders names;
    private final Sql sql;
    private final Clock clock;

    Households(Holders names, Sql sql, Clock clock) {
        this.names = names;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Whose purchases somebody sees besides her own.
     *
     * @param own her own membership
     * @param others the memberships of the rest, at most seven
     * @param since she is a member; what others bought before is not hers to see
     */
    public record Shared(MemberId own, List<UUID> others, Instant since) {
        public Shared {
            others = List.copyOf(others);
        }
    }

    /** Whether this is news of somebody who is no member any more, so that what was seen has to be asked for anew. */
    public static boolean tells(Envelope news) {
        return news.is(MemberLeft.class);
    }

    /** What this account shares with whom; nothing where it is in no household, or nobody's. */
    public Mono<Optional<Shared>> shared(@Nullable AccountId account) {
        return Mono.justOrEmpty(account).flatMap(this::of).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private Mono<Shared> of(AccountId account) {
        return Scope.current()
                .flatMap(scope -> sql.named("households.of", """
                    select m.id, m.joined_at, array(
                      select o.id from households.member o
                      where o.county = m.county and o.household = m.household and o.id <> m.id limit :most) as others
                    from households.member m where m.county = :county and m.account = :account
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .bind("most", Household.MOST)
                        .find(row -> new Shared(
                                new MemberId(row.uuid("id")), row.findUuids("others"), row.instant("joined_at"))));
    }

    /** Her own; nobody is in it where she has none. */
    public Mono<Household> mine() {
        return SignedIn.get().flatMap(me -> Mono.zip(members(me), invitations(me), Household::new));
    }

    /** Under which names others of her household buy; those who are in none with her have no name here. */
    public Mono<Map<AccountId, String>> names() {
        return SignedIn.find()
                .flatMap(this::entries)
                .map(found -> found.stream().map(Entry::account).toList())
                .flatMap(this::names)
                .defaultIfEmpty(Map.of());
    }

    private Mono<Map<AccountId, String>> names(Collection<AccountId> accounts) {
        return accounts.isEmpty() ? Mono.just(Map.of()) : names.names(accounts);
    }

    private record Entry(AccountId account, MemberId id, Instant since, boolean isMe, boolean isMyGuest) {
        static Entry of(Row row) {
            return new Entry(
                    new AccountId(row.uuid("account")),
                    new MemberId(row.uuid("id")),
                    row.instant("joined_at"),
                    row.flag("is_me"),
                    row.flag("is_my_guest"));
        }

        Member named(Map<AccountId, String> names) {
            return new Member(id, Optional.ofNullable(names.get(account)).orElse(""), since, isMe, isMyGuest);
        }
    }

    private Mono<List<Member>> members(SignedIn me) {
        return entries(me)
                .flatMap(found -> names(found.stream().map(Entry::account).toList())
                        .map(names ->
                                found.stream().map(one -> one.named(names)).toList()));
    }

    private Mono<List<Entry>> entries(SignedIn me) {
        return sql.named("households.members", """
            select o.account, o.id, o.joined_at, o.id = m.id as is_me,
              o.invited_by is not distinct from m.id as is_my_guest
            from households.member m
            join households.member o on o.county = m.county and o.household = m.household
            where m.county = :county and m.account = :account
            order by o.id <> m.id, o.joined_at, o.id limit :most
            """)
                .bind("county", me.county())
                .bind("account", me.account())
                .bind("most", Household.MOST)
                .list(Entry::of);
    }

    private Mono<List<Invitation>> invitations(SignedIn me) {
        return sql.named("households.invitations", """
            select i.id, i.expires_at from households.member m
            join households.invitation i on i.county = m.county and i.household = m.household
            where m.county = :county and m.account = :account and i.expires_at > :now
            order by i.expires_at, i.id limit :most
            """)
                .bind("county", me.county())
                .bind("account", me.account())
                .bind("now", clock.instant())
                .bind("most", Household.MOST)
                .list(row -> new Invitation(row.uuid("id"), row.instant("expires_at")));
    }
}
