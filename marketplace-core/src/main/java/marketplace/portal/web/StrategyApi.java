package marketplace.portal.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.counties.DecideStrategy;
import marketplace.counties.DecideStrategy.Wanted;
import marketplace.counties.Strategy.Difference;
import marketplace.counties.StrategyRefused;
import marketplace.counties.StrategyVersion;
import marketplace.counties.Switch;
import marketplace.shared.AccountId;
import marketplace.shared.Refusal;
import marketplace.shared.web.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the county has switched on, for the programs of those who work for it. */
@RestController
@RequestMapping("/api/v1/county/strategy")
class StrategyApi {
    private final StrategyBook book;
    private final DecideStrategy decide;

    StrategyApi(StrategyBook book, DecideStrategy decide) {
        this.book = book;
        this.decide = decide;
    }

    /**
     * The strategy in force, and the last fifty versions, the newest first.
     *
     * @param version 0 before the first decision
     */
    record StrategyView(int version, List<SwitchView> switches, List<StrategyVersionView> versions) {
        static StrategyView of(StrategyShown shown) {
            return new StrategyView(
                    shown.inForce().version(),
                    Stream.of(Switch.values())
                            .map(one -> SwitchView.of(one, shown))
                            .toList(),
                    shown.versions().stream()
                            .map(one -> StrategyVersionView.of(one, shown))
                            .toList());
        }
    }

    /**
     * A switch or rule.
     *
     * @param unit what its numbers count; a flag is 1 when it is on, else 0
     * @param careful what holds until the county decides
     * @param since none: it was never decided
     * @param by none: it was set up so, or whoever decided was erased
     */
    record SwitchView(
            String key,
            Switch.Unit unit,
            long least,
            long most,
            long careful,
            long value,
            @Nullable Instant since,
            @Nullable String by) {
        static SwitchView of(Switch one, StrategyShown shown) {
            var since = shown.since().get(one);
            return new SwitchView(
                    one.key(),
                    one.unit(),
                    one.least(),
                    one.most(),
                    one.careful(),
                    shown.inForce().strategy().get(one),
                    since == null ? null : since.at(),
                    since == null ? null : nameOf(since.by(), shown));
        }
    }

    /** A strategy as it was decided, and what became otherwise by it. */
    record StrategyVersionView(
            int version,
            @Nullable Instant at,
            @Nullable String by,
            @Nullable String reason,
            List<SwitchChange> changes) {
        static StrategyVersionView of(StrategyVersion one, StrategyShown shown) {
            return new StrategyVersionView(
                    one.version(),
                    one.at(),
                    nameOf(one.by(), shown),
                    one.reason(),
                    one.differences().stream().map(SwitchChange::of).toList());
        }
    }

    record SwitchChange(String key, long was, long now) {
        static SwitchChange of(Difference one) {
            return new SwitchChange(one.what().key(), one.was(), one.now());
        }
    }

    /**
     * Some switches by their keys; what is not named stays.
     *
     * @param reason why, for whoever reads the versions later
     */
    record StrategyBody(
            @NotBlank @Size(max = DecideStrategy.LONGEST_REASON)
            String reason,

            @NotNull Map<String, Long> switches) {
        Wanted wanted(@Nullable Long seen) {
            var values = new EnumMap<Switch, Long>(Switch.class);
            var unknown = new ArrayList<Refusal.Field>();
            switches.forEach((key, value) -> Switch.find(key)
                    .filter(_ -> Objects.nonNull(value))
                    .ifPresentOrElse(one -> values.put(one, value), () -> unknown.add(unknown(key))));
            if (!unknown.isEmpty()) {
                throw new StrategyRefused.Invalid(unknown);
            }
            return new Wanted(values, reason, seen);
        }

        private static Refusal.Field unknown(String key) {
            return new Refusal.Field(key, "no-such-switch", "There is no such switch, or no value was given.");
        }
    }

    /** Every switch with its limits, its value, since when and by whom; the operator's and the county officer's to read. */
    @GetMapping
    Mono<StrategyView> get() {
        return book.open().map(StrategyView::of);
    }

    /** Changes some switches from now on. With the version it was read in as If-Match, only that one. Again is harmless. */
    @PutMapping
    Mono<StrategyView> decide(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @Valid @RequestBody StrategyBody body) {
        return Mono.fromSupplier(() -> body.wanted(Seen.of(seen)))
                .flatMap(decide::with)
                .then(Mono.defer(book::open))
                .map(StrategyView::of);
    }

    private static @Nullable String nameOf(@Nullable AccountId by, StrategyShown shown) {
        return by == null ? null : shown.names().get(by);
    }
}
