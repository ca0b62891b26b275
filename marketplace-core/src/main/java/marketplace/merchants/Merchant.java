package marketplace.merchants;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import marketplace.merchants.MerchantState.Approved;
import marketplace.merchants.MerchantState.Closed;
import marketplace.merchants.MerchantState.InReview;
import marketplace.merchants.MerchantState.Invited;
import marketplace.merchants.MerchantState.Onboarding;
import marketplace.merchants.MerchantState.Suspended;
import marketplace.merchants.MerchantState.Unclaimed;
import marketplace.merchants.news.MerchantChanged;
import marketplace.outbox.Change;
import marketplace.outbox.News;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;
import marketplace.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** A Betrieb: the legal seller. */
public final class Merchant {
    private final Identity identity;
    private final Content content;
    private final MerchantState state;
    private final long version;

    Merchant(Identity identity, Content content, MerchantState state, long version) {
        this.identity = identity;
        this.content = content;
        this.state = state;
        this.version = version;
    }

    /**
     * Who she is.
     *
     * @param slug of her page, unique in the county; never changes
     * @param osm the element of OpenStreetMap that shows her, "n123" or "w456"; no import touches it
     */
    record Identity(MerchantId id, String slug, @Nullable String osm) {}

    /**
     * All that does.
     *
     * @param vatWaived the operator bears the risk of a missing VAT id (§ 25e UStG, R101)
     */
    record Content(
            Profile profile,
            OpeningHours hours,
            TaxStatuses tax,
            Declared declared,
            boolean payable,
            boolean vatWaived,
            BankAccount bank) {
        Content {
            bank = Objects.requireNonNullElse(bank, BankAccount.NONE);
        }

        static Content of(Profile profile) {
            return new Content(
                    profile,
                    OpeningHours.NONE,
                    new TaxStatuses(List.of()),
                    Declared.NOTHING,
                    false,
                    false,
                    BankAccount.NONE);
        }

        Content with(Profile other) {
            return new Content(other, hours, tax, declared, payable, vatWaived, bank);
        }

        Content with(OpeningHours other) {
            return new Content(profile, other, tax, declared, payable, vatWaived, bank);
        }

        Content with(TaxStatuses other) {
            return new Content(profile, hours, other, declared, payable, vatWaived, bank);
        }

        Content with(Declared other) {
            return new Content(profile, hours, tax, other, payable, vatWaived, bank);
        }

        /** What she has not said herself, as the map has it. */
        Content or(Content map) {
            return with(profile.or(map.profile)).with(hours.equals(OpeningHours.NONE) ? map.hours : hours);
        }

        Content payable(boolean now) {
            return new Content(profile, hours, tax, declared, now, vatWaived, bank);
        }

        Content vatWaived(boolean now) {
            return new Content(profile, hours, tax, declared, payable, now, bank);
        }

        Content with(BankAccount other) {
            return new Content(profile, hours, tax, declared, payable, vatWaived, other);
        }
    }

    static Change<Merchant> invite(Identity identity, Profile profile, Instant now) {
        return changed(new Merchant(identity, Content.of(profile), new Invited(now), 1));
    }

    static Change<Merchant> begin(Identity identity, Profile profile, Instant now) {
        return changed(new Merchant(identity, Content.of(profile), new Onboarding(now, null), 1));
    }

    static Change<Merchant> unclaimed(Identity identity, Content content, Instant now) {
        return changed(new Merchant(identity, content, new Unclaimed(now), 1));
    }

    /** An import never touches what somebody looks after. */
    Change<Merchant> reimport(Content content) {
        return switch (state) {
            case Unclaimed _ -> content.equals(this.content) ? Change.none(this) : next(content, state);
            case Invited _, Onboarding _, InReview _, Approved _, Suspended _, Closed _ -> Change.none(this);
        };
    }

    /** By anybody; who was invited has it by her invitation. */
    Change<Merchant> claim(Instant now) {
        return switch (state) {
            case Unclaimed _ -> next(content, new Onboarding(now, null));
            case Invited _, Onboarding _, InReview _, Approved _, Suspended _, Closed _ ->
                throw new MerchantRefused.AlreadyClaimed();
        };
    }

    /** Nobody looked after it; it becomes part of a profile that somebody looks after. */
    Change<Merchant> dissolve(Instant now) {
        return switch (state) {
            case Unclaimed _ ->
                changed(new Merchant(
                        new Identity(identity.id(), identity.slug(), null), content, new Closed(now), version + 1));
            case Invited _, Onboarding _, InReview _, Approved _, Suspended _, Closed _ ->
                throw new MerchantRefused.AlreadyClaimed();
        };
    }

    /** Takes in what a map knows of her: where she is on it, and what she has not said herself. */
    Change<Merchant> adopt(Merchant map) {
        return switch (state) {
            case Invited _, Onboarding _, InReview _, Approved _, Suspended _ -> adopted(map);
            case Unclaimed _, Closed _ -> throw new MerchantRefused.NotNow(state);
        };
    }

    private Change<Merchant> adopted(Merchant map) {
        if (identity.osm() != null) {
            throw new MerchantRefused.OnTheMap();
        }
        if (place() != null && !place().equals(map.place())) {
            throw new MerchantRefused.OtherPlace();
        }
        var known = new Identity(identity.id(), identity.slug(), map.osm());
        return changed(new Merchant(known, content.or(map.content), state, version + 1));
    }

    /** Her own changes; what was approved must stay complete. */
    Change<Merchant> edit(Content next, Instant now) {
        return switch (state) {
            case Invited _ -> next(next, new Onboarding(now, null));
            case Onboarding _, Suspended _ -> next(next, state);
            case InReview _, Approved _ -> next(complete(next), state);
            case Unclaimed _, Closed _ -> throw new MerchantRefused.NotNow(state);
        };
    }

    Change<Merchant> apply(Instant now) {
        return switch (state) {
            case Invited _, Onboarding _ -> next(complete(content), new InReview(now));
            case InReview _ -> Change.none(this);
            case Unclaimed _, Approved _, Suspended _, Closed _ -> throw new MerchantRefused.NotNow(state);
        };
    }

    Change<Merchant> approve(Instant now) {
        return switch (state) {
            case InReview _ -> next(content, new Approved(now));
            case Approved _ -> Change.none(this);
            case Unclaimed _, Invited _, Onboarding _, Suspended _, Closed _ -> throw new MerchantRefused.NotNow(state);
        };
    }

    Change<Merchant> refuse(String reason, Instant now) {
        return switch (state) {
            case InReview _ -> next(content, new Onboarding(now, reason));
            case Unclaimed _, Invited _, Onboarding _, Approved _, Suspended _, Closed _ ->
                throw new MerchantRefused.NotNow(state);
        };
    }

    Change<Merchant> suspend(String reason, Instant now) {
        return switch (state) {
            case Approved _ -> next(content, new Suspended(now, reason));
            case Suspended _ -> Change.none(this);
            case Unclaimed _, Invited _, Onboarding _, InReview _, Closed _ -> throw new MerchantRefused.NotNow(state);
        };
    }

    Change<Merchant> reopen(Instant now) {
        return switch (state) {
            case Suspended _ -> next(content, new Approved(now));
            case Approved _ -> Change.none(this);
            case Unclaimed _, Invited _, Onboarding _, InReview _, Closed _ -> throw new MerchantRefused.NotNow(state);
        };
    }

    Change<Merchant> close(Instant now) {
        return switch (state) {
            case Closed _ -> Change.none(this);
            case Unclaimed _, Invited _, Onboarding _, InReview _, Approved _, Suspended _ ->
                next(content, new Closed(now));
        };
    }

    /** What the payment house says of her account; nothing else changes with it. */
    Change<Merchant> payable(boolean now) {
        return content.payable() == now ? Change.none(this) : next(content.payable(now), state);
    }

    Change<Merchant> waiveVatId() {
        return content.vatWaived() ? Change.none(this) : next(content.vatWaived(true), state);
    }

    /** What is missing before she may be approved, field by field. */
    public List<Refusal.Field> missing() {
        return Checklist.missing(this);
    }

    private Content complete(Content content) {
        var missing = Checklist.missing(new Merchant(identity, content, state, version));
        if (!missing.isEmpty()) {
            throw new MerchantRefused.Incomplete(missing);
        }
        return content;
    }

    private Change<Merchant> next(Content content, MerchantState state) {
        return changed(new Merchant(identity, content, state, version + 1));
    }

    private static Change<Merchant> changed(Merchant merchant) {
        return Change.of(merchant, merchant.news());
    }

    News news() {
        var place = place();
        return new MerchantChanged(
                id(),
                version,
                state.word(),
                profile().trade(),
                place == null ? null : place.value(),
                profile().ways().stream().map(Way::word).sorted().toList(),
                content.payable(),
                isClaimed());
    }

    Identity identity() {
        return identity;
    }

    Content content() {
        return content;
    }

    public MerchantId id() {
        return identity.id();
    }

    public String slug() {
        return identity.slug();
    }

    public @Nullable String osm() {
        return identity.osm();
    }

    public Profile profile() {
        return content.profile();
    }

    public @Nullable PlaceCode place() {
        return profile().address().place();
    }

    public OpeningHours hours() {
        return content.hours();
    }

    public TaxStatuses tax() {
        return content.tax();
    }

    public Declared declared() {
        return content.declared();
    }

    public boolean payable() {
        return content.payable();
    }

    public BankAccount bank() {
        return content.bank();
    }

    public boolean vatWaived() {
        return content.vatWaived();
    }

    public MerchantState state() {
        return state;
    }

    public long version() {
        return version;
    }

    public boolean isClaimed() {
        return !(state instanceof Unclaimed);
    }

    /** Whether she may take in what the map knows of her. */
    public boolean isOffTheMap() {
        return identity.osm() == null && isClaimed() && !(state instanceof Closed);
    }

    /** Whether residents see her: selling, or not yet with us. */
    public boolean isShown() {
        return state instanceof Approved || state instanceof Unclaimed;
    }

    public boolean isSelling() {
        return state instanceof Approved;
    }

    public boolean organicOn(LocalDate day) {
        return profile().permits().organicOn(day);
    }
}
