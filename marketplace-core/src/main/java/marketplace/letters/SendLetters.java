package marketplace.letters;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import marketplace.shared.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes the letters that wait and gives them to the mail server. A letter is marked as sent after the server took it:
 * a crash in between sends it once more, with the same Message-ID, and never loses it.
 */
@Component
class SendLetters {
    static final int MOST_TRIES_TO_WRITE = 50;
    private static final Logger LOG = LoggerFactory.getLogger(SendLetters.class);

    private final Letters letters;
    private final List<Writer> writers;
    private final Stationery stationery;
    private final Smtp smtp;
    private final LettersSettings settings;
    private final Clock clock;

    SendLetters(
            Letters letters,
            List<Writer> writers,
            Stationery stationery,
            Smtp smtp,
            LettersSettings settings,
            Clock clock) {
        this.letters = letters;
        this.writers = List.copyOf(writers);
        this.stationery = stationery;
        this.smtp = smtp;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends what waits, batch by batch; says how many letters it looked at. */
    Mono<Long> all() {
        return Mono.defer(() -> letters.take(clock.instant().plus(settings.lease())))
                .flatMap(batch -> Flux.fromIterable(batch)
                        .flatMap(this::one, settings.threads())
                        .then(Mono.just((long) batch.size())))
                .repeat()
                .takeUntil(looked -> looked < Letters.BATCH)
                .collect(Collectors.summingLong(Long::longValue));
    }

    private Mono<Void> one(Letter letter) {
        return writerOf(letter)
                .write(letter)
                .flatMap(words -> stationery.mail(letter, words))
                .flatMap(mail -> smtp.send(mail)
                        .flatMap(answer -> noted(letter, mail, answer))
                        .thenReturn(mail))
                .switchIfEmpty(letters.nobody(letter).then(Mono.empty()))
                .then()
                .onErrorResume(failure -> unwritten(letter, failure))
                .contextWrite(Scope.of(letter.county()).caused(letter.id().toString())::in);
    }

    private Writer writerOf(Letter letter) {
        return writers.stream()
                .filter(writer -> writer.writes(letter.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody writes " + letter.kind()));
    }

    private Mono<Void> noted(Letter letter, Mail mail, Answer answer) {
        return switch (answer) {
            case Answer.Accepted _ -> letters.sent(letter, mail);
            case Answer.Refused(var reason) -> parked(letter, reason);
            case Answer.Later(var reason) ->
                letters.later(letter, clock.instant().plus(settings.pauseAfter(letter.tries())), reason);
        };
    }

    /** A letter that cannot be written is tried again, for hours, then put aside. */
    private Mono<Void> unwritten(Letter letter, Throwable failure) {
        LOG.warn(
                "letter {} {} is not written: {}",
                letter.kind(),
                letter.id(),
                failure.getClass().getName());
        var reason = failure.getClass().getSimpleName();
        return letter.tries() < MOST_TRIES_TO_WRITE
                ? letters.later(letter, clock.instant().plus(settings.pauseAfter(letter.tries())), reason)
                : parked(letter, reason);
    }

    private Mono<Void> parked(Letter letter, String reason) {
        LOG.error("letter {} {} is put aside: {}", letter.kind(), letter.id(), reason);
        return letters.park(letter, reason);
    }
}
