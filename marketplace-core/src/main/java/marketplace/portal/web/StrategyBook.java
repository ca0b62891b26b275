package marketplace.portal.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.accounts.Holders;
import marketplace.counties.Strategies;
import marketplace.counties.Strategies.Since;
import marketplace.counties.StrategyVersion;
import marketplace.counties.Switch;
import marketplace.shared.AccountId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.NotYours;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The strategy of the county with everybody who decided it, for those who work for the county. */
@Component
class StrategyBook {
    private final Strategies strategies;
    private final Holders holders;

    StrategyBook(Strategies strategies, Holders holders) {
        this.strategies = strategies;
        this.holders = holders;
    }

    Mono<StrategyShown> open() {
        return SignedIn.get()
                .filter(me -> me.is(Role.OPERATOR) || me.is(Role.COUNTY_OFFICER))
                .switchIfEmpty(Mono.error(NotYours::new))
                .then(Mono.defer(() -> Mono.zip(strategies.list(), strategies.since())))
                .flatMap(both -> named(both.getT1(), both.getT2()));
    }

    private Mono<StrategyShown> named(List<StrategyVersion> versions, Map<Switch, Since> since) {
        var people = Stream.concat(
                        versions.stream().map(StrategyVersion::by),
                        since.values().stream().map(Since::by))
                .filter(Objects::nonNull)
                .distinct()
                .<AccountId>map(Objects::requireNonNull)
                .toList();
        return holders.names(people).map(names -> StrategyShown.of(versions, since, names));
    }
}
