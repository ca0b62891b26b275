package marketplace.merchants;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import marketplace.counties.Places;
import marketplace.outbox.Change;
import marketplace.shared.MerchantId;
import marketplace.shared.Overtaken;
import marketplace.shared.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a merchant changes herself. */
@Component
public class EditMerchant {
    private final Merchants merchants;
    private final Places places;
    private final Clock clock;

    EditMerchant(Merchants merchants, Places places, Clock clock) {
        this.merchants = merchants;
        this.places = places;
        this.clock = clock;
    }

    public Mono<Merchant> profile(MerchantId id, Profile profile) {
        return profile(id, profile, null);
    }

    /** @param seen the version it is laid on, where that is known; another one is refused */
    public Mono<Merchant> profile(MerchantId id, Profile profile, @Nullable Long seen) {
        return known(profile)
                .then(Mono.defer(() -> edit(id, new Seen("name", seen), content -> content.with(profile))));
    }

    public Mono<Merchant> hours(MerchantId id, OpeningHours hours) {
        return hours(id, hours, null);
    }

    /** @param seen the version it is laid on, where that is known; another one is refused */
    public Mono<Merchant> hours(MerchantId id, OpeningHours hours, @Nullable Long seen) {
        return edit(id, new Seen("hours", seen), content -> content.with(hours));
    }

    /** The version somebody looked at, and the field beside which it is said that it is no more. */
    private record Seen(String field, @Nullable Long version) {
        static final Seen ANY = new Seen("", null);

        Change<Merchant> fitting(Merchant merchant, Change<Merchant> change) {
            if (version != null && version != merchant.version() && !change.isNone()) {
                throw new MerchantRefused.ChangedMeanwhile(field);
            }
            return change;
        }
    }

    /** She shuts today, or opens after all. */
    public Mono<Merchant> closeToday(MerchantId id, boolean closed) {
        var today = LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        return edit(
                id,
                content -> content.with(
                        closed
                                ? content.hours().closedOn(today)
                                : content.hours().asUsualOn(today)));
    }

    /** How she is taxed from a day on. */
    public Mono<Merchant> tax(MerchantId id, LocalDate from, TaxStatus status) {
        return edit(id, content -> content.with(content.tax().with(from, status)));
    }

    /** Declares and accepts; what was accepted before stays accepted. */
    public Mono<Merchant> declare(MerchantId id, boolean trader, boolean lawfulOnly, int termsVersion) {
        return edit(
                id,
                content -> content.with(new Declared(
                        trader,
                        lawfulOnly,
                        Math.max(termsVersion, content.declared().termsVersion()),
                        clock.instant())));
    }

    /** Where buyers on account pay her, and whether she lets them. */
    public Mono<Merchant> bank(MerchantId id, BankAccount bank) {
        return edit(id, content -> content.with(bank));
    }

    /** Asks the operator to look at it. */
    public Mono<Merchant> apply(MerchantId id) {
        return asStaff(id)
                .flatMap(merchant -> merchants.store(merchant.apply(clock.instant())))
                .retryWhen(Overtaken.startOver())
                .checkpoint("apply");
    }

    private Mono<Merchant> edit(MerchantId id, UnaryOperator<Merchant.Content> edit) {
        return edit(id, Seen.ANY, edit);
    }

    private Mono<Merchant> edit(MerchantId id, Seen seen, UnaryOperator<Merchant.Content> edit) {
        return asStaff(id)
                .map(merchant -> seen.fitting(merchant, edited(merchant, edit)))
                .flatMap(merchants::store)
                .retryWhen(Overtaken.startOver())
                .checkpoint("edit a merchant");
    }

    private Change<Merchant> edited(Merchant merchant, UnaryOperator<Merchant.Content> edit) {
        var next = edit.apply(merchant.content());
        return next.equals(merchant.content()) ? Change.none(merchant) : merchant.edit(next, clock.instant());
    }

    private Mono<Merchant> asStaff(MerchantId id) {
        return SignedIn.get().flatMap(me -> me.actingFor(id)).flatMap(_ -> merchants.get(id));
    }

    private Mono<Void> known(Profile profile) {
        var place = profile.address().place();
        return place == null ? Mono.empty() : places.get(place).then();
    }
}
