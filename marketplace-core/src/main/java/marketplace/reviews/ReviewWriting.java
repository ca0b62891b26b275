package marketplace.reviews;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.shared.AccountId;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.Query;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How reviews are stored, and what pages show of them counted anew in the same transaction. */
@Component
class ReviewWriting {
    private final Sql sql;
    private final Clock clock;

    ReviewWriting(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Of which order it is. */
    record About(
            OrderId order,
            PurchaseId purchase,
            MerchantId merchant,
            @Nullable AccountId account) {}

    /** Written or written anew; nothing when the one there is was hidden. */
    Mono<ReviewId> put(About about, String author, Rating rating) {
        return query("reviews.put", """
            insert into reviews.review
              (county, id, order_id, purchase, merchant, account, author, stars, words, written_at)
            values (:county, :id, :order, :purchase, :merchant, :account, :author, :stars, :words, :now)
            on conflict (county, order_id) do update
            set author = excluded.author, stars = excluded.stars, words = excluded.words, changed_at = excluded.written_at
            where review.hidden_at is null
            returning id
            """)
                .flatMap(put -> put.bind("id", ReviewId.fresh())
                        .bind("order", about.order())
                        .bind("purchase", about.purchase())
                        .bind("merchant", about.merchant())
                        .bind("account", about.account(), UUID.class)
                        .bind("author", author)
                        .bind("stars", rating.stars())
                        .bind("words", rating.words())
                        .bind("now", clock.instant())
                        .find(row -> new ReviewId(row.uuid("id"))));
    }

    /** Her stars for listings are these and no others; goes on with the listings whose stars changed. */
    Mono<List<UUID>> mark(ReviewId review, Map<ListingId, Integer> stars) {
        var listings = List.copyOf(stars.keySet());
        return query("reviews.mark", """
            with gone as (
              delete from reviews.mark where county = :county and review = :review
                and not (listing = any(cast(:listings as uuid[]))) returning listing
            ), given as (
              insert into reviews.mark (county, review, listing, stars)
              select :county, :review, listing, stars
              from unnest(cast(:listings as uuid[]), cast(:stars as bigint[])) as one (listing, stars)
              on conflict (county, review, listing) do update set stars = excluded.stars returning listing
            )
            select listing from gone union select listing from given
            """)
                .flatMap(mark -> mark.bind("review", review)
                        .bind("listings", listings)
                        .bind(
                                "stars",
                                listings.stream()
                                        .map(one -> (long) stars.get(one))
                                        .toList())
                        .list(row -> row.uuid("listing")));
    }

    /** What is counted with this review: its merchant and the listings it has stars for. */
    Mono<List<UUID>> countedWith(ReviewId id) {
        return query("reviews.counted-with", """
            select merchant as rated from reviews.review where county = :county and id = :id
            union select listing from reviews.mark where county = :county and review = :id
            """)
                .flatMap(found -> found.bind("id", id).list(row -> row.uuid("rated")));
    }

    /** Gone; of a hidden one the words alone, so that it does not come again. */
    Mono<Void> remove(ReviewId id) {
        return query("reviews.remove", """
            with shown as (
              delete from reviews.review where county = :county and id = :id and hidden_at is null
            )
            update reviews.review set words = '', author = '', answer = '', account = null, taken_back_at = :now
            where county = :county and id = :id and hidden_at is not null
            """)
                .flatMap(remove ->
                        remove.bind("id", id).bind("now", clock.instant()).run());
    }

    /** Whether it was shown until now. */
    Mono<Boolean> hide(ReviewId id) {
        return query("reviews.hide", """
            update reviews.review set hidden_at = :now where county = :county and id = :id and hidden_at is null
            """)
                .flatMap(
                        hide -> hide.bind("id", id).bind("now", clock.instant()).change())
                .map(changed -> changed == 1);
    }

    /** Shown again; gone where its author took it back meanwhile. */
    Mono<Void> show(ReviewId id) {
        return query("reviews.show", """
            with taken_back as (
              delete from reviews.review where county = :county and id = :id and taken_back_at is not null
            )
            update reviews.review set hidden_at = null where county = :county and id = :id and taken_back_at is null
            """).flatMap(show -> show.bind("id", id).run());
    }

    /** Whether there is such a review of the merchant's that is shown. */
    Mono<Boolean> answer(MerchantId merchant, ReviewId id, String words) {
        return query("reviews.answer", """
            update reviews.review set answer = :words, answered_at = :now
            where county = :county and id = :id and merchant = :merchant and hidden_at is null
            """)
                .flatMap(answer -> answer.bind("id", id)
                        .bind("merchant", merchant)
                        .bind("words", words)
                        .bind("now", clock.instant())
                        .change())
                .map(changed -> changed == 1);
    }

    /** Holds what is counted until the transaction ends, in the order of ids, then counts: nobody's review is missed. */
    Mono<Void> recount(Collection<UUID> rated) {
        return query("reviews.hold-standings", """
            insert into reviews.standing (county, rated, reviews, stars)
            select :county, one, 0, 0 from unnest(cast(:rated as uuid[])) one order by one
            on conflict (county, rated) do update set rated = excluded.rated
            """)
                .flatMap(hold -> hold.bind("rated", rated).run())
                .then(query("reviews.recount", """
                    update reviews.standing s set (reviews, stars) = (
                      select count(*), coalesce(sum(one.stars), 0) from (
                        select r.stars from reviews.review r
                        where r.county = s.county and r.merchant = s.rated and r.hidden_at is null
                        union all
                        select m.stars from reviews.mark m join reviews.review r on r.county = m.county and r.id = m.review
                        where m.county = s.county and m.listing = s.rated and r.hidden_at is null) one)
                    where s.county = :county and s.rated = any(cast(:rated as uuid[]))
                    """))
                .flatMap(count -> count.bind("rated", rated).run());
    }

    private Mono<Query> query(String name, String statement) {
        return Scope.current().map(scope -> sql.named(name, statement).bind("county", scope.county()));
    }
}
