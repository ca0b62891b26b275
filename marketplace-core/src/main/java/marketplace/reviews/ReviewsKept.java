package marketplace.reviews;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marketplace.shared.ListingId;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.personal.PersonalData;
import marketplace.shared.personal.Section;
import marketplace.shared.personal.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What a resident said of merchants. Once she is gone only the stars stay: they belong to nobody and no order, so that a
 * merchant's average is not changed by who leaves (Art. 17 GDPR, recital 26).
 */
@Component
class ReviewsKept implements PersonalData {
    private final Sql sql;

    ReviewsKept(Sql sql) {
        this.sql = sql;
    }

    /**
     * A review of hers.
     *
     * @param shownAs her name beside it; empty: she is not named
     * @param listings her stars for listings of the order
     * @param answer of the merchant
     * @param hiddenAt when the operator took it off
     */
    record KeptReview(
            UUID review,
            UUID merchant,
            Instant writtenAt,
            @Nullable Instant changedAt,
            int stars,
            String words,
            String shownAs,
            List<KeptMark> listings,
            String answer,
            @Nullable Instant hiddenAt) {}

    /** Stars for one listing. */
    record KeptMark(UUID listing, int stars) {}

    @Override
    public String name() {
        return "reviews";
    }

    @Override
    public Set<String> tables() {
        return Set.of("reviews.review", "reviews.mark");
    }

    @Override
    public Class<KeptReview> entry() {
        return KeptReview.class;
    }

    @Override
    public Mono<Section> of(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("reviews-kept.of", """
                    select r.id, r.merchant, r.written_at, r.changed_at, r.stars, r.words, r.author, r.answer, r.hidden_at,
                      marks.listings, marks.given
                    from reviews.review r left join lateral (
                      select array_agg(m.listing) as listings, array_agg(m.stars::text) as given
                      from reviews.mark m where m.county = r.county and m.review = r.id) marks on true
                    where r.county = :county and r.account = :account order by r.id desc limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("account", whose.account())
                        .bind("most", Section.MOST + 1)
                        .list(ReviewsKept::kept))
                .map(Section::of);
    }

    /** What is hidden goes altogether; it is not counted anyway. */
    @Override
    public Mono<Void> erase(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("reviews-kept.erase", """
                    with hidden as (
                      delete from reviews.review where county = :county and account = :account and hidden_at is not null
                    )
                    update reviews.review
                    set account = null, order_id = null, purchase = null, author = '', words = '', answer = '', answered_at = null
                    where county = :county and account = :account and hidden_at is null
                    """)
                        .bind("county", scope.county())
                        .bind("account", whose.account())
                        .run());
    }

    /** Of the columns listings and given, one for one. */
    static Map<ListingId, Integer> marks(Row row) {
        var listings = row.findUuids("listings");
        return listings.isEmpty()
                ? Map.of()
                : IntStream.range(0, listings.size())
                        .boxed()
                        .collect(Collectors.toUnmodifiableMap(
                                at -> new ListingId(listings.get(at)),
                                at -> Integer.valueOf(row.texts("given").get(at))));
    }

    private static KeptReview kept(Row row) {
        return new KeptReview(
                row.uuid("id"),
                row.uuid("merchant"),
                row.instant("written_at"),
                row.findInstant("changed_at"),
                row.count("stars"),
                row.text("words"),
                row.text("author"),
                marks(row).entrySet().stream()
                        .map(mark -> new KeptMark(mark.getKey().value(), mark.getValue()))
                        .toList(),
                row.text("answer"),
                row.findInstant("hidden_at"));
    }
}
