package marketplace.monitoring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import marketplace.pages.Formats;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What was searched for at least five times this quarter and found nothing: for the operator to say what it means. */
@Component
public class MissedWords {
    private static final int MOST = 24;

    private final Words words;
    private final Clock clock;

    MissedWords(Words words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    /** The most missed first. */
    public Mono<List<Word>> list() {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .then(Mono.defer(
                        () -> words.list(Period.of(Grain.QUARTER, LocalDate.ofInstant(clock.instant(), Formats.ZONE)))))
                .map(all -> all.stream()
                        .filter(word -> word.missed() > 0)
                        .sorted(Comparator.comparingLong(Word::missed)
                                .reversed()
                                .thenComparing(Word::words))
                        .limit(MOST)
                        .toList());
    }
}
