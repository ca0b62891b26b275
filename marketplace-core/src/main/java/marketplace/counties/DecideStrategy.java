package marketplace.counties;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.counties.Strategy.Difference;
import marketplace.shared.Refusal.Field;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The operator changes the strategy of the county, with a reason; what is not named stays as it is. */
@Component
public class DecideStrategy {
    /** Characters. */
    public static final int LONGEST_REASON = 500;

    private static final long WHOLE_BASIS_POINTS = 10_000;

    private final Strategies strategies;

    DecideStrategy(Strategies strategies) {
        this.strategies = strategies;
    }

    /**
     * What is to hold, and why.
     *
     * @param seen the version it is laid on, where that is known; another one is refused
     */
    public record Wanted(
            Map<Switch, Long> values,
            String reason,
            @Nullable Long seen) {}

    /** What would become of the strategy in force. */
    public record Proposal(StrategyVersion inForce, Strategy next) {
        public List<Difference> differences() {
            return next.since(inForce.strategy());
        }
    }

    /** Nothing is changed yet. What says nothing new may be said again, whatever was seen. */
    public Mono<Proposal> consider(Wanted wanted) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(_ -> strategies.inForce())
                .map(now -> new Proposal(now, now.strategy().with(wanted.values())))
                .doOnNext(proposal -> check(wanted, proposal));
    }

    /** From now on; again is harmless. */
    public Mono<Void> with(Wanted wanted) {
        return consider(wanted)
                .filter(proposal -> !proposal.differences().isEmpty())
                .flatMap(proposal -> strategies.store(proposal, wanted.reason().strip()))
                .checkpoint("decide the strategy");
    }

    private static void check(Wanted wanted, Proposal proposal) {
        if (proposal.differences().isEmpty()) {
            return;
        }
        if (wanted.seen() != null && wanted.seen() != proposal.inForce().version()) {
            throw new StrategyRefused.Changed();
        }
        var wrong = wrong(wanted, proposal);
        if (!wrong.isEmpty()) {
            throw new StrategyRefused.Invalid(wrong);
        }
    }

    private static List<Field> wrong(Wanted wanted, Proposal proposal) {
        var wrong = proposal.differences().stream()
                .filter(one -> !one.what().takes(one.now()))
                .map(one -> StrategyRefused.Invalid.outside(one.what()))
                .collect(Collectors.toCollection(ArrayList::new));
        var next = proposal.next();
        if (next.get(Switch.CARD_PAYMENT) + next.get(Switch.CASH_TO_MERCHANT) + next.get(Switch.ON_ACCOUNT) == 0) {
            wrong.add(new Field(Switch.CARD_PAYMENT.key(), "no-way-to-pay", "One way to pay must be left."));
        }
        if (next.get(Switch.APPLICATION_FEE_BASIS_POINTS) + next.get(Switch.DELIVERY_SHARE_BASIS_POINTS)
                > WHOLE_BASIS_POINTS) {
            wrong.add(new Field(
                    Switch.DELIVERY_SHARE_BASIS_POINTS.key(),
                    "more-than-all",
                    "The fee and the share of the delivery are 10000 basis points together at most."));
        }
        var reason = wanted.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            wrong.add(new Field(
                    "reason", "no-reason", "Please say why, in at most %d characters.".formatted(LONGEST_REASON)));
        }
        return wrong;
    }
}
