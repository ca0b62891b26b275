package marketplace.payments.charges;

import java.util.List;
import java.util.Locale;
import marketplace.outbox.Change;
import marketplace.outbox.News;
import marketplace.payments.charges.ChargeState.ActionRequired;
import marketplace.payments.charges.ChargeState.Authorised;
import marketplace.payments.charges.ChargeState.Captured;
import marketplace.payments.charges.ChargeState.Failed;
import marketplace.payments.charges.ChargeState.Open;
import marketplace.payments.charges.ChargeState.Planned;
import marketplace.payments.charges.ChargeState.Released;
import marketplace.payments.charges.ChargeState.UnderWay;
import marketplace.payments.stripe.Ask;
import marketplace.payments.stripe.IntentSeen;
import marketplace.payments.stripe.IntentSeen.Failure;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import org.jspecify.annotations.Nullable;

/** The payment of one order on its merchant's account. */
public final class Charge {

    private final OrderId order;
    private final String account;
    private final Terms terms;
    private final ChargeState state;
    private final Attempt attempt;
    private final Wanted wanted;
    private final Money refunded;
    private final long version;

    /** What was commanded and is not reached yet; the amount belongs to a capture. */
    public record Wanted(What what, @Nullable Money amount) {
        static final Wanted NOTHING = new Wanted(What.NOTHING, null);

        /** The kinds of goals. */
        public enum What {
            NOTHING,
            CAPTURE,
            RELEASE
        }
    }

    /** Which try it is; 0 before the first. Without a return address the buyer is not there. */
    public record Attempt(int number, @Nullable String returnUrl) {
        static final Attempt NONE = new Attempt(0, null);
    }

    Charge(OrderId order, String account, Terms terms, Progress progress, long version) {
        this.order = order;
        this.account = account;
        this.terms = terms;
        this.state = progress.state;
        this.attempt = progress.attempt;
        this.wanted = progress.wanted;
        this.refunded = progress.refunded;
        this.version = version;
    }

    /** Everything about a charge that moves. */
    record Progress(ChargeState state, Attempt attempt, Wanted wanted, Money refunded) {
        static final Progress START = new Progress(new Planned(), Attempt.NONE, Wanted.NOTHING, Money.ZERO);
    }

    /** The buyer enters a card for this charge alone; where Stripe refused or the hold ran out, on an intent of its own. */
    Step enter() {
        return switch (state) {
            case Planned _ -> new Step(Change.none(this), List.of(entering(attempt)));
            case Failed failed when failed.intent() == null && wanted.what == Wanted.What.NOTHING -> enterAnew();
            case Released released when released.ranOut() -> enterAnew();
            case Open _, ActionRequired _, UnderWay _, Failed _, Authorised _, Captured _, Released _ ->
                Step.none(this);
        };
    }

    private Step enterAnew() {
        var next = new Attempt(attempt.number + 1, null);
        return step(new Progress(new Planned(), next, wanted, refunded), List.of(), List.of(entering(next)));
    }

    private Ask entering(Attempt which) {
        return new Ask.EnterCharge(
                order,
                terms.purchase(),
                which.number,
                account,
                terms.amount().minor(),
                terms.feeOn(terms.amount()).minor());
    }

    /** The given try with the purchase's card; the same try twice is one. A hold that ran out is begun anew. */
    Step attempt(Attempt next, Ask.Card card) {
        if (next.number == attempt.number) {
            return Step.none(this);
        }
        return switch (state) {
            case Planned _, Failed _, ActionRequired _
            when terms.way() == Terms.Way.SAVED && isNext(next) -> begin(state, next, card);
            case Released released
            when terms.way() == Terms.Way.SAVED && isNext(next) && released.ranOut() ->
                begin(new Planned(), next, card);
            case Planned _, Failed _, ActionRequired _, Open _, UnderWay _, Authorised _, Captured _, Released _ ->
                throw new ChargeRefused.NotNow("tried for the " + next.number + ". time", state);
        };
    }

    private boolean isNext(Attempt next) {
        return next.number == attempt.number + 1 && wanted.what == Wanted.What.NOTHING;
    }

    private Step begin(ChargeState from, Attempt next, Ask.Card card) {
        Ask ask = from.intent() == null
                ? new Ask.TryCharge(
                        order,
                        terms.purchase(),
                        next.number,
                        account,
                        terms.amount().minor(),
                        terms.feeOn(terms.amount()).minor(),
                        card,
                        next.returnUrl)
                : new Ask.TryAgain(order, next.number, account, from.intent(), card, next.returnUrl);
        return step(new Progress(from, next, wanted, refunded), List.of(), List.of(ask));
    }

    /** How Stripe shows it; what is less far than what is known already is old and changes nothing. */
    Step see(IntentSeen seen) {
        ChargeState next = ChargeState.of(seen);
        if (next.rank() < state.rank() || state.rank() == 3 || next.equals(state)) {
            return Step.none(this);
        }
        var reached = next.rank() == 3 ? Wanted.NOTHING : wanted;
        return step(new Progress(next, attempt, reached, refunded), newsOf(next), pursuit(next));
    }

    /** A command that came while Stripe was at work goes on now. */
    private List<Ask> pursuit(ChargeState next) {
        if (wanted.what == Wanted.What.RELEASE && next.rank() < 3 && next.intent() != null) {
            return List.of(new Ask.Release(order, account, next.intent(), version));
        }
        return List.of();
    }

    /** Stripe will not do what was asked. */
    Step refused(Ask ask, String code) {
        if (state.rank() == 3) {
            return Step.none(this);
        }
        boolean takes = ask instanceof Ask.Capture;
        if (wanted.what == Wanted.What.RELEASE && state.intent() == null) {
            return end("refused");
        }
        var next = takes ? state : new Failed(state.intent(), null, new Failure(code, null));
        var failed = new Progress(next, attempt, takes ? Wanted.NOTHING : wanted, refunded);
        return step(failed, List.of(Told.FAILED), List.of());
    }

    /** After a capture was answered: what is still held may be taken by another command. */
    Step unlessTaken(Ask.Capture ask) {
        return state.rank() == 3 || wanted.what != Wanted.What.CAPTURE ? Step.none(this) : refused(ask, "not_taken");
    }

    /** Takes the amount, which may be less than was held, never more. */
    Step capture(Money amount) {
        return switch (state) {
            case Captured taken when taken.amount().equals(amount) -> Step.none(this);
            case Authorised held when wanted.what != Wanted.What.RELEASE -> take(held, amount);
            case Planned _, Open _, ActionRequired _, UnderWay _, Failed _, Authorised _, Captured _, Released _ ->
                throw new ChargeRefused.NotNow("captured", state);
        };
    }

    private Step take(Authorised held, Money amount) {
        if (amount.compareTo(terms.amount()) > 0 || !amount.isPositive()) {
            throw new ChargeRefused.MoreThanHeld();
        }
        if (wanted.what == Wanted.What.CAPTURE) {
            return again(amount);
        }
        var ask = new Ask.Capture(
                order,
                account,
                held.intent(),
                amount.minor(),
                terms.feeOn(amount).minor(),
                version);
        var asked = new Progress(state, attempt, new Wanted(Wanted.What.CAPTURE, amount), refunded);
        return step(asked, List.of(), List.of(ask));
    }

    private Step again(Money amount) {
        if (!amount.equals(wanted.amount)) {
            throw new ChargeRefused.Differs(order);
        }
        return Step.none(this);
    }

    /** Lets go what is held, or ends what is not paid; nothing will be taken. */
    Step release() {
        return switch (state) {
            case Released _ -> Step.none(this);
            case Planned _ when attempt.number == 0 && terms.way() == Terms.Way.SAVED -> end("never tried");
            case Captured _ -> throw new ChargeRefused.NotNow("released", state);
            case Authorised _
            when wanted.what == Wanted.What.CAPTURE -> throw new ChargeRefused.NotNow("released", state);
            case Planned _, Open _, ActionRequired _, UnderWay _, Failed _, Authorised _ -> letGo();
        };
    }

    private Step letGo() {
        if (wanted.what == Wanted.What.RELEASE) {
            return Step.none(this);
        }
        if (state instanceof Failed failed && failed.intent() == null) {
            return end("never held");
        }
        List<Ask> asks =
                state.intent() == null ? List.of() : List.of(new Ask.Release(order, account, state.intent(), version));
        return step(new Progress(state, attempt, new Wanted(Wanted.What.RELEASE, null), refunded), List.of(), asks);
    }

    private Step end(String reason) {
        var released = new Released(state.intent(), reason);
        return step(new Progress(released, attempt, Wanted.NOTHING, refunded), List.of(Told.RELEASED), List.of());
    }

    /** Sets part of what was taken aside to be given back. */
    Step reserve(Money amount) {
        if (!(state instanceof Captured taken)) {
            throw new ChargeRefused.NotNow("refunded", state);
        }
        if (!amount.isPositive() || refunded.plus(amount).compareTo(taken.amount()) > 0) {
            throw new ChargeRefused.MoreThanTaken();
        }
        return step(new Progress(state, attempt, wanted, refunded.plus(amount)), List.of(), List.of());
    }

    /** What was set aside was not given back. */
    Step unreserve(Money amount) {
        return step(new Progress(state, attempt, wanted, refunded.minus(amount)), List.of(), List.of());
    }

    /** Something about it happened that others hear of under a version of its own. */
    Step marked() {
        return step(new Progress(state, attempt, wanted, refunded), List.of(), List.of());
    }

    private Step step(Progress next, List<Told> told, List<Ask> asks) {
        var charge = new Charge(order, account, terms, next, version + 1);
        List<News> news = told.stream().map(one -> one.of(charge)).toList();
        return new Step(new Change<>(charge, news), asks);
    }

    private static List<Told> newsOf(ChargeState next) {
        return switch (next) {
            case ActionRequired _ -> List.of(Told.ACTION_REQUIRED);
            case Authorised _ -> List.of(Told.AUTHORISED);
            case Captured _ -> List.of(Told.CAPTURED);
            case Released _ -> List.of(Told.RELEASED);
            case Failed _ -> List.of(Told.FAILED);
            case UnderWay _ -> List.of(Told.UNDER_WAY);
            case Planned _, Open _ -> List.of();
        };
    }

    static String nameOf(ChargeState state) {
        return state.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT);
    }

    public OrderId order() {
        return order;
    }

    public String account() {
        return account;
    }

    public Terms terms() {
        return terms;
    }

    public ChargeState state() {
        return state;
    }

    public Attempt attempt() {
        return attempt;
    }

    public Wanted wanted() {
        return wanted;
    }

    /** Given back, or set aside for it. */
    public Money refunded() {
        return refunded;
    }

    public long version() {
        return version;
    }
}
