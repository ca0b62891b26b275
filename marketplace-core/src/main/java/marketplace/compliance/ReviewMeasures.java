package marketplace.compliance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import marketplace.reviews.ReviewId;
import marketplace.shared.MerchantId;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All measures against reviews of a county. */
@Component
public class ReviewMeasures {
    public static final int MOST_PER_PAGE = 100;
    private static final String SELECT = """
        select id, review, merchant, notice, reasons, taken_at, ended_at from compliance.review_measure
        where county = :county \
        """;

    private final Sql sql;

    ReviewMeasures(Sql sql) {
        this.sql = sql;
    }

    /** For the operator, the newest first, before the given one. */
    public Mono<List<ReviewMeasure>> list(boolean inForce, @Nullable MeasureId before, int limit) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(me -> sql.named("review-measures.list", SELECT + """
                    and (ended_at is null) = :inForce and (cast(:before as uuid) is null or id < :before)
                    order by id desc limit :limit
                    """)
                        .bind("county", me.county())
                        .bind("inForce", inForce)
                        .bind("before", before, UUID.class)
                        .bind("limit", Math.clamp(limit, 1, MOST_PER_PAGE))
                        .list(ReviewMeasures::measure));
    }

    public Mono<ReviewMeasure> find(MeasureId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("review-measures.find", SELECT + "and id = :id")
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(ReviewMeasures::measure));
    }

    /** Whether it was added; not while another is in force for the review. */
    Mono<Boolean> add(ReviewMeasure measure) {
        return Scope.current()
                .flatMap(scope -> sql.named("review-measures.add", """
                    insert into compliance.review_measure (county, id, review, merchant, notice, reasons, taken_at, taken_by)
                    values (:county, :id, :review, :merchant, :notice, :reasons, :at, :by)
                    on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("id", measure.id())
                        .bind("review", measure.review())
                        .bind("merchant", measure.merchant())
                        .bind("notice", measure.notice())
                        .bind("reasons", measure.reasons())
                        .bind("at", measure.takenAt())
                        .bind("by", scope.by(), UUID.class)
                        .change())
                .map(added -> added == 1);
    }

    /** The one that was in force for the review until now; none when there was none. */
    Mono<MeasureId> end(ReviewId review, Instant at) {
        return Scope.current()
                .flatMap(scope -> sql.named("review-measures.end", """
                    update compliance.review_measure set ended_at = :at, ended_by = :by
                    where county = :county and review = :review and ended_at is null returning id
                    """)
                        .bind("county", scope.county())
                        .bind("review", review)
                        .bind("at", at)
                        .bind("by", scope.by(), UUID.class)
                        .find(row -> new MeasureId(row.uuid("id"))));
    }

    private static ReviewMeasure measure(Row row) {
        return new ReviewMeasure(
                new MeasureId(row.uuid("id")),
                new ReviewId(row.uuid("review")),
                new MerchantId(row.uuid("merchant")),
                new NoticeId(row.uuid("notice")),
                row.text("reasons"),
                row.instant("taken_at"),
                row.findInstant("ended_at"));
    }
}
