package marketplace.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.accounts.Leaving;
import marketplace.accounts.keycloak.Persons;
import marketplace.outbox.Due;
import marketplace.outbox.DueWork;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import marketplace.outbox.Outbox;
import marketplace.privacy.Erasures.Erasure;
import marketplace.privacy.news.SignInDue;
import marketplace.shared.AccountId;
import marketplace.shared.Refusal;
import marketplace.shared.Sql;
import marketplace.shared.personal.PersonalData;
import marketplace.shared.personal.Whose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Erases room by room, each with its line in the log and the plan for the next in one transaction, so that it goes on where
 * it was broken off. Keycloak is asked by a follower, outside of any transaction, before the account itself goes.
 */
@Configuration(proxyBeanMethods = false)
class PursueErasure {
    static final String ERASE = "privacy.erase";
    static final String SIGN_IN = "sign-in";
    static final String END = "end";

    /** When what holds an account back is looked at again. */
    private static final Duration HELD_BACK = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(PursueErasure.class);

    private final Map<String, PersonalData> parts;
    private final List<String> steps;
    private final Leaving leaving;
    private final Erasures erasures;
    private final Due due;
    private final Clock clock;

    PursueErasure(List<PersonalData> parts, Leaving leaving, Erasures erasures, Due due, Clock clock) {
        this.parts = parts.stream().collect(Collectors.toUnmodifiableMap(PersonalData::name, Function.identity()));
        this.steps = Stream.concat(
                        parts.stream()
                                .sorted(Comparator.comparing(PersonalData::turn).thenComparing(PersonalData::name))
                                .map(PersonalData::name),
                        Stream.of(SIGN_IN, END))
                .toList();
        this.leaving = leaving;
        this.erasures = erasures;
        this.due = due;
        this.clock = clock;
    }

    @Bean
    DueWork privacyErase(Outbox outbox) {
        return new DueWork(
                ERASE, subject -> erasures.find(UUID.fromString(subject)).flatMap(erasure -> next(erasure, outbox)));
    }

    @Bean
    Follower privacyOfSignIns(Feed feed, Persons persons, Sql sql) {
        return Follower.outward("privacy.sign-ins", feed, heard -> forget(heard, persons, sql), SignInDue.class);
    }

    private Mono<Void> next(Erasure erasure, Outbox outbox) {
        var step = steps.stream().filter(one -> !erasure.done().contains(one)).findFirst();
        return Mono.justOrEmpty(step).flatMap(name -> switch (name) {
            case SIGN_IN -> outbox.append(new SignInDue(erasure.id()));
            case END -> end(erasure);
            default -> part(erasure, parts.get(name));
        });
    }

    private Mono<Void> part(Erasure erasure, PersonalData part) {
        return leaving.whose(accountOf(erasure))
                .flatMap(whose -> erased(erasure, part, whose)
                        .onErrorResume(Refusal.class, refusal -> heldBack(erasure, part, refusal)));
    }

    /** Something may have come in between the asking and now. */
    private Mono<Void> erased(Erasure erasure, PersonalData part, Whose whose) {
        return part.letsGo(whose)
                .then(Mono.defer(() -> part.erase(whose)))
                .then(Mono.defer(() -> did(erasure, part.name(), clock.instant())));
    }

    private Mono<Void> heldBack(Erasure erasure, PersonalData part, Refusal refusal) {
        LOG.info("erasure {} waits before {}: {}", erasure.id(), part.name(), refusal.slug());
        return plan(erasure, clock.instant().plus(HELD_BACK));
    }

    private Mono<Void> end(Erasure erasure) {
        return leaving.end(accountOf(erasure))
                .then(Mono.defer(() -> erasures.did(erasure, END)))
                .then(Mono.defer(() -> erasures.end(erasure)))
                .doOnSuccess(_ -> LOG.info("erasure {} is done", erasure.id()));
    }

    private Mono<Void> forget(List<Envelope> heard, Persons persons, Sql sql) {
        return Flux.fromIterable(heard)
                .concatMap(news -> erasures.find(UUID.fromString(news.subject()))
                        .filter(erasure -> !erasure.done().contains(SIGN_IN))
                        .flatMap(erasure -> leaving.subjectToForget(accountOf(erasure))
                                .flatMap(persons::forget)
                                .then(Mono.defer(() -> sql.together(forgotten(erasure)))))
                        .contextWrite(news.scope()::in))
                .then();
    }

    private Mono<Void> forgotten(Erasure erasure) {
        return did(erasure, SIGN_IN, clock.instant().plus(Leaving.LAST_TOKEN));
    }

    private Mono<Void> did(Erasure erasure, String step, Instant next) {
        LOG.info("erasure {}: {}", erasure.id(), step);
        return erasures.did(erasure, step).then(Mono.defer(() -> plan(erasure, next)));
    }

    private Mono<Void> plan(Erasure erasure, Instant at) {
        return due.plan(ERASE, erasure.id().toString(), at);
    }

    private static AccountId accountOf(Erasure erasure) {
        return Objects.requireNonNull(erasure.account());
    }
}
