package marketplace.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import marketplace.accounts.Leaving;
import marketplace.outbox.Due;
import marketplace.shared.Refusal;
import marketplace.shared.Sql;
import marketplace.shared.personal.Locked;
import marketplace.shared.personal.PersonalData;
import marketplace.shared.personal.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A resident has her account erased: at once nobody signs in to it, the rest is pursued to its end. */
@Component
public class Leave {
    private final List<PersonalData> parts;
    private final Leaving leaving;
    private final Erasures erasures;
    private final Due due;
    private final Sql sql;
    private final Clock clock;

    Leave(List<PersonalData> parts, Leaving leaving, Erasures erasures, Due due, Sql sql, Clock clock) {
        this.parts = List.copyOf(parts);
        this.leaving = leaving;
        this.erasures = erasures;
        this.due = due;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What would come of it now.
     *
     * @param locked what stays and until when, the first to go first
     * @param refusal why it cannot be yet
     */
    public record Prospect(List<Locked> locked, @Nullable Refusal refusal) {}

    /** Since when the account is being erased, and what stays. */
    public record Left(Instant askedAt, List<Locked> locked) {}

    public Mono<Prospect> prospect() {
        return leaving.me()
                .flatMap(whose -> Mono.zip(locked(whose), hindrance(whose)))
                .map(both -> new Prospect(both.getT1(), both.getT2().orElse(null)));
    }

    /** Refused while something is open or somebody depends on her. Again is harmless. */
    public Mono<Left> now() {
        return leaving.me()
                .flatMap(whose -> locked(whose)
                        .flatMap(locked -> begin(whose).map(erasure -> new Left(erasure.askedAt(), locked)))
                        .doOnNext(_ -> leaving.forget(whose.account())))
                .checkpoint("leave");
    }

    private Mono<Erasures.Erasure> begin(Whose whose) {
        return sql.together(letsGo(whose)
                .then(leaving.begin(whose.account()))
                .flatMap(begun -> begun ? planned(whose) : erasures.find(whose.account())));
    }

    private Mono<Erasures.Erasure> planned(Whose whose) {
        return erasures.begin(whose.account())
                .delayUntil(
                        erasure -> due.plan(PursueErasure.ERASE, erasure.id().toString(), clock.instant()));
    }

    private Mono<Void> letsGo(Whose whose) {
        return Flux.fromIterable(parts).concatMap(part -> part.letsGo(whose)).then();
    }

    private Mono<Optional<Refusal>> hindrance(Whose whose) {
        return letsGo(whose)
                .thenReturn(Optional.<Refusal>empty())
                .onErrorResume(Refusal.class, refusal -> Mono.just(Optional.of(refusal)));
    }

    private Mono<List<Locked>> locked(Whose whose) {
        return Flux.fromIterable(parts)
                .concatMap(part -> part.stays(whose))
                .flatMapIterable(some -> some)
                .collectSortedList(Comparator.comparing(Locked::from));
    }
}
