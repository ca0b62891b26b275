package marketplace.reviews;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import marketplace.shared.Id;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All reviews of a county, as everybody may read them. */
@Component
public class Reviews {
    public static final int MOST_PER_PAGE = 100;
    private static final String COLUMNS = """
        r.id, r.merchant, r.author, r.words, r.written_at, r.changed_at, r.answer, r.answered_at \
        """;
    private static final String OF_MERCHANT = "select r.stars, " + COLUMNS + """
        from reviews.review r
        where r.county = :county and r.merchant = :rated and r.hidden_at is null
          and (cast(:before as uuid) is null or r.id < :before)
        order by r.id desc limit :limit
        """;
    private static final String OF_LISTING = "select m.stars, " + COLUMNS + """
        from reviews.mark m join reviews.review r on r.county = m.county and r.id = m.review
        where m.county = :county and m.listing = :rated and r.hidden_at is null
          and (cast(:before as uuid) is null or m.review < :before)
        order by m.review desc limit :limit
        """;

    private final Sql sql;

    Reviews(Sql sql) {
        this.sql = sql;
    }

    /** Of a merchant, the newest first, before the given one. */
    public Mono<List<Review>> list(MerchantId merchant, @Nullable ReviewId before, int limit) {
        return list("reviews.of-merchant", OF_MERCHANT, merchant, before, limit);
    }

    /** Of those who said something of a listing, with their stars for it; the newest first, before the given one. */
    public Mono<List<Review>> list(ListingId listing, @Nullable ReviewId before, int limit) {
        return list("reviews.of-listing", OF_LISTING, listing, before, limit);
    }

    /** How a shop's page shows it. */
    public Mono<Rated> rated(MerchantId merchant, int latest) {
        return standing(merchant)
                .flatMap(standing -> standing.isNone()
                        ? Mono.just(Rated.NONE)
                        : list(merchant, null, latest).map(found -> new Rated(standing, standing, found)));
    }

    /** How a listing's page shows it: one query, and a second where somebody said something of it. */
    public Mono<Rated> rated(ListingId listing, MerchantId merchant, int latest) {
        return standings(List.of(listing, merchant))
                .map(known -> new Rated(of(known, listing), of(known, merchant), List.of()))
                .flatMap(rated -> rated.standing().isNone()
                        ? Mono.just(rated)
                        : list(listing, null, latest)
                                .map(found -> new Rated(rated.standing(), rated.merchant(), found)));
    }

    public Mono<Standing> standing(Id rated) {
        return standings(List.of(rated)).map(known -> of(known, rated));
    }

    /** One that is shown. */
    public Mono<Review> get(ReviewId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("reviews.get", "select r.stars, " + COLUMNS + """
                    from reviews.review r where r.county = :county and r.id = :id and r.hidden_at is null
                    """)
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(Reviews::review))
                .switchIfEmpty(Mono.error(ReviewRefused.Absent::new));
    }

    /** Those of these that there are, shown or not; for the operator's decision and its letters, at most a hundred. */
    public Mono<List<Review>> listAll(Collection<ReviewId> ids) {
        return Scope.current()
                .flatMap(scope -> sql.named("reviews.by-ids", "select r.stars, " + COLUMNS + """
                    from reviews.review r where r.county = :county and r.id = any(:ids) and r.taken_back_at is null
                    """)
                        .bind("county", scope.county())
                        .bind("ids", ids.stream().limit(MOST_PER_PAGE).toList())
                        .list(Reviews::review));
    }

    /** The purchase it is about; none once its author's account is erased. */
    public Mono<PurchaseId> purchase(ReviewId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("reviews.purchase", """
                    select purchase from reviews.review where county = :county and id = :id and purchase is not null
                    """)
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(row -> new PurchaseId(row.uuid("purchase"))));
    }

    /** Goes on when there is such a review, shown or not, taken back while it was hidden or not. */
    public Mono<ReviewId> known(ReviewId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("reviews.known", """
                    select id from reviews.review where county = :county and id = :id
                    """)
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(row -> new ReviewId(row.uuid("id"))))
                .switchIfEmpty(Mono.error(ReviewRefused.Absent::new));
    }

    /** What was said of an order; who asks has proven that it is hers. */
    Mono<MyReview> of(OrderId order) {
        return Scope.current()
                .flatMap(scope -> sql.named("reviews.of-order", "select r.stars, " + COLUMNS + """
                    , r.hidden_at, marks.listings, marks.given
                    from reviews.review r left join lateral (
                      select array_agg(m.listing) as listings, array_agg(m.stars::text) as given
                      from reviews.mark m where m.county = r.county and m.review = r.id) marks on true
                    where r.county = :county and r.order_id = :order and r.taken_back_at is null
                    """)
                        .bind("county", scope.county())
                        .bind("order", order)
                        .find(Reviews::mine));
    }

    private Mono<List<Review>> list(String name, String statement, Id rated, @Nullable ReviewId before, int limit) {
        return Scope.current()
                .flatMap(scope -> sql.named(name, statement)
                        .bind("county", scope.county())
                        .bind("rated", rated)
                        .bind("before", before, UUID.class)
                        .bind("limit", Math.clamp(limit, 1, MOST_PER_PAGE))
                        .list(Reviews::review));
    }

    /** Of merchants and listings, by their ids; those without reviews are left out. */
    public Mono<Map<UUID, Standing>> standings(List<? extends Id> rated) {
        return Scope.current()
                .flatMap(scope -> sql.named("reviews.standings", """
                    select rated, reviews, stars from reviews.standing
                    where county = :county and rated = any(:rated) and reviews > 0
                    """)
                        .bind("county", scope.county())
                        .bind("rated", rated)
                        .list(row ->
                                Map.entry(row.uuid("rated"), new Standing(row.number("reviews"), row.number("stars")))))
                .map(found ->
                        found.stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Standing of(Map<UUID, Standing> known, Id rated) {
        return known.getOrDefault(rated.value(), Standing.NONE);
    }

    private static MyReview mine(Row row) {
        return new MyReview(review(row), ReviewsKept.marks(row), row.findInstant("hidden_at") != null);
    }

    private static Review review(Row row) {
        return new Review(
                new ReviewId(row.uuid("id")),
                new MerchantId(row.uuid("merchant")),
                row.text("author"),
                row.count("stars"),
                row.text("words"),
                row.instant("written_at"),
                row.findInstant("changed_at"),
                answer(row.text("answer"), row.findInstant("answered_at")));
    }

    private static Review.@Nullable Answer answer(String words, @Nullable Instant at) {
        return at == null || words.isEmpty() ? null : new Review.Answer(words, at);
    }
}
