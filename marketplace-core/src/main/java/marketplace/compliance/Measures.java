package marketplace.compliance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All measures of a county. */
@Component
public class Measures {
    public static final int MOST_PER_PAGE = 100;
    private static final String SELECT = """
        select id, listing, merchant, title, notice, reasons, taken_at, ended_at from compliance.measure
        where county = :county \
        """;

    private final Sql sql;

    Measures(Sql sql) {
        this.sql = sql;
    }

    /** For the operator, the newest first, before the given one. */
    public Mono<List<Measure>> list(boolean inForce, @Nullable MeasureId before, int limit) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(me -> sql.named("measures.list", SELECT + """
                    and (ended_at is null) = :inForce and (cast(:before as uuid) is null or id < :before)
                    order by id desc limit :limit
                    """)
                        .bind("county", me.county())
                        .bind("inForce", inForce)
                        .bind("before", before, UUID.class)
                        .bind("limit", Math.clamp(limit, 1, MOST_PER_PAGE))
                        .list(Measures::measure));
    }

    /** For the operator, what was done to a listing, the newest first, at most a hundred. */
    public Mono<List<Measure>> listOf(ListingId listing) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(me -> sql.named(
                                "measures.of-listing", SELECT + "and listing = :listing order by id desc limit :limit")
                        .bind("county", me.county())
                        .bind("listing", listing)
                        .bind("limit", MOST_PER_PAGE)
                        .list(Measures::measure));
    }

    public Mono<Measure> find(MeasureId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("measures.find", SELECT + "and id = :id")
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(Measures::measure));
    }

    /** Whether it was added; not while another is in force for the listing. */
    Mono<Boolean> add(Measure measure) {
        return Scope.current()
                .flatMap(scope -> sql.named("measures.add", """
                    insert into compliance.measure (county, id, listing, merchant, title, notice, reasons, taken_at, taken_by)
                    values (:county, :id, :listing, :merchant, :title, :notice, :reasons, :at, :by)
                    on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("id", measure.id())
                        .bind("listing", measure.listing())
                        .bind("merchant", measure.merchant())
                        .bind("title", measure.title())
                        .bind("notice", measure.notice(), UUID.class)
                        .bind("reasons", measure.reasons())
                        .bind("at", measure.takenAt())
                        .bind("by", scope.by(), UUID.class)
                        .change())
                .map(added -> added == 1);
    }

    /** The one that was in force for the listing until now; none when there was none. */
    Mono<MeasureId> end(ListingId listing, Instant at) {
        return Scope.current()
                .flatMap(scope -> sql.named("measures.end", """
                    update compliance.measure set ended_at = :at, ended_by = :by
                    where county = :county and listing = :listing and ended_at is null returning id
                    """)
                        .bind("county", scope.county())
                        .bind("listing", listing)
                        .bind("at", at)
                        .bind("by", scope.by(), UUID.class)
                        .find(row -> new MeasureId(row.uuid("id"))));
    }

    private static Measure measure(Row row) {
        var notice = row.findUuid("notice");
        return new Measure(
                new MeasureId(row.uuid("id")),
                new ListingId(row.uuid("listing")),
                new MerchantId(row.uuid("merchant")),
                row.text("title"),
                notice == null ? null : new NoticeId(notice),
                row.text("reasons"),
                row.instant("taken_at"),
                row.findInstant("ended_at"));
    }
}
