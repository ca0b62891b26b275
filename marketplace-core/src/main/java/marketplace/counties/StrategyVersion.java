package marketplace.counties;

import java.time.Instant;
import java.util.List;
import marketplace.counties.Strategy.Difference;
import marketplace.shared.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A strategy as it was decided.
 *
 * @param differences from the version before
 * @param by who decided; none: the county was set up with it
 * @param at none: nothing was decided yet
 */
public record StrategyVersion(
        int version,
        Strategy strategy,
        List<Difference> differences,
        @Nullable AccountId by,
        @Nullable Instant at,
        @Nullable String reason) {
    /** Before the first decision. */
    public static final StrategyVersion NONE = new StrategyVersion(0, Strategy.CAREFUL, List.of(), null, null, null);

    public StrategyVersion {
        differences = List.copyOf(differences);
    }

    StrategyVersion after(StrategyVersion before) {
        return new StrategyVersion(version, strategy, strategy.since(before.strategy), by, at, reason);
    }
}
