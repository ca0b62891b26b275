package marketplace.counties;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import marketplace.counties.news.Unreached;
import marketplace.outbox.Outbox;
import marketplace.pages.Formats;
import marketplace.pages.devices.Device;
import marketplace.pages.devices.OncePerDay;
import marketplace.shared.PlaceCode;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.Uuids;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells others where the market was wanted and does not come; of a device once a day, and of words only a postcode or what
 * looks like the name of a place. Where that fails it is lost, and nobody who wanted something notices.
 */
@Component
public class NoteUnreached {
    private static final Logger LOG = LoggerFactory.getLogger(NoteUnreached.class);
    private static final Pattern PLACE_OR_POSTCODE = Pattern.compile("\\d{5}|\\p{L}[\\p{L} .()/-]{1,39}");

    private final Outbox outbox;
    private final Sql sql;
    private final OncePerDay oncePerDay;
    private final Clock clock;

    NoteUnreached(Outbox outbox, Sql sql, OncePerDay oncePerDay, Clock clock) {
        this.outbox = outbox;
        this.sql = sql;
        this.oncePerDay = oncePerDay;
        this.clock = clock;
    }

    private record Want(
            String why, @Nullable String asked, @Nullable String place) {
        String deed() {
            return "unreached\n" + why + '\n' + asked + '\n' + place;
        }
    }

    /** No place of the county is called like this. */
    public Mono<Void> unknown(String said) {
        return Mono.justOrEmpty(named(said)).flatMap(asked -> note(new Want("unknown", asked, null)));
    }

    /** An address lies elsewhere than in the place that was chosen. */
    public Mono<Void> elsewhere(String postcode, PlaceCode place) {
        return Mono.justOrEmpty(named(postcode)).flatMap(asked -> note(new Want("elsewhere", asked, place.value())));
    }

    /** Nothing of a basket is brought to a place. */
    public Mono<Void> notBrought(PlaceCode place) {
        return note(new Want("not-brought", null, place.value()));
    }

    static Optional<String> named(String said) {
        var small = said.strip().replaceAll("\\s+", " ").toLowerCase(Locale.GERMAN);
        return Optional.of(small).filter(text -> PLACE_OR_POSTCODE.matcher(text).matches());
    }

    private Mono<Void> note(Want want) {
        return Mono.zip(Scope.current(), Device.current())
                .filter(who -> oncePerDay.isFirst(who.getT1().county(), who.getT2(), want.deed()))
                .flatMap(who -> tell(want).contextWrite(Scope.of(who.getT1().county())::in))
                .doOnError(error -> LOG.warn("where we were wanted is lost: {}", error.toString()))
                .onErrorComplete();
    }

    private Mono<Void> tell(Want want) {
        var today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
        var news = new Unreached(Uuids.fresh(), today, want.why(), want.asked(), want.place());
        return sql.together(outbox.append(List.of(news)));
    }
}
