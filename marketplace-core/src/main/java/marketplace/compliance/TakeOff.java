package marketplace.compliance;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import marketplace.catalog.HideListing;
import marketplace.catalog.Listing;
import marketplace.catalog.Listings;
import marketplace.compliance.Notice.Decision;
import marketplace.compliance.news.ListingGivenBack;
import marketplace.compliance.news.ListingHidden;
import marketplace.outbox.Outbox;
import marketplace.shared.ListingId;
import marketplace.shared.Overtaken;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The operator takes a listing off the market and gives it back; its merchant is told both. Repeats are harmless. */
@Component
public class TakeOff {
    private final Measures measures;
    private final Listings listings;
    private final HideListing hide;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    TakeOff(Measures measures, Listings listings, HideListing hide, Outbox outbox, Sql sql, Clock clock) {
        this.measures = measures;
        this.listings = listings;
        this.hide = hide;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    /** @param reasons facts and the rule they break, as the merchant is told them, at most 4,000 characters */
    public Mono<Void> with(ListingId id, String reasons) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .map(_ -> Decision.words(reasons))
                .flatMap(words -> sql.together(listings.get(id)
                        .flatMap(listing -> taken(listing, words, null))
                        .thenReturn(true)))
                .retryWhen(Overtaken.startOver())
                .then()
                .checkpoint("take a listing off");
    }

    public Mono<Void> giveBack(ListingId id) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(_ -> sql.together(listings.get(id).flatMap(this::given).thenReturn(true)))
                .retryWhen(Overtaken.startOver())
                .then()
                .checkpoint("give a listing back to its merchant");
    }

    /** Those of these that are there, because of a notice. */
    Mono<Void> because(NoticeId notice, Collection<ListingId> ids, String reasons) {
        return listings.listAll(ids)
                .flatMapIterable(found -> found)
                .concatMap(listing -> taken(listing, reasons, notice))
                .then();
    }

    private Mono<Void> taken(Listing listing, String reasons, @Nullable NoticeId notice) {
        var measure = new Measure(
                MeasureId.fresh(),
                listing.id(),
                listing.merchant(),
                listing.details().title(),
                notice,
                reasons,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
        return measures.add(measure)
                .filter(added -> added)
                .flatMap(_ -> hide.with(listing.id(), reasons))
                .flatMap(_ -> outbox.append(new ListingHidden(measure.id())));
    }

    private Mono<Void> given(Listing listing) {
        return measures.end(listing.id(), clock.instant())
                .flatMap(ended -> hide.giveBack(listing.id()).then(outbox.append(new ListingGivenBack(ended))));
    }
}
