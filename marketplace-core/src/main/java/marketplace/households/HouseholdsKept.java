package marketplace.households;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.personal.PersonalData;
import marketplace.shared.personal.Section;
import marketplace.shared.personal.Whose;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The household a resident is in; by erasure she leaves it. */
@Component
class HouseholdsKept implements PersonalData {
    private final LeaveHousehold leave;
    private final Sql sql;

    HouseholdsKept(LeaveHousehold leave, Sql sql) {
        this.leave = leave;
        this.sql = sql;
    }

    /**
     * Her household; who else is in it is not hers to take along.
     *
     * @param invited whether somebody invited her; else she founded it
     * @param members how many are in it, herself included
     * @param invitationsExpireAt until when each open invitation of hers can be accepted
     */
    record KeptHousehold(Instant joinedAt, boolean invited, int members, List<Instant> invitationsExpireAt) {
        static KeptHousehold of(Row row) {
            return new KeptHousehold(
                    row.instant("joined_at"),
                    row.flag("invited"),
                    row.count("members"),
                    row.texts("invitations").stream().map(Instant::parse).toList());
        }
    }

    @Override
    public String name() {
        return "household";
    }

    @Override
    public Set<String> tables() {
        return Set.of("households.household", "households.member", "households.invitation");
    }

    @Override
    public Class<KeptHousehold> entry() {
        return KeptHousehold.class;
    }

    @Override
    public Mono<Section> of(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("households-kept.of", """
                    select m.joined_at, m.invited_by is not null as invited,
                      (select count(*) from households.member o
                       where o.county = m.county and o.household = m.household) as members,
                      array(select to_char(i.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                        from households.invitation i where i.county = m.county and i.invited_by = m.id
                        order by i.expires_at limit :most) as invitations
                    from households.member m where m.county = :county and m.account = :account
                    """)
                        .bind("county", scope.county())
                        .bind("account", whose.account())
                        .bind("most", Household.MOST)
                        .list(KeptHousehold::of))
                .map(Section::of);
    }

    @Override
    public Mono<Void> erase(Whose whose) {
        return sql.together(leave.gone(whose.account()).thenReturn(true)).then();
    }
}
