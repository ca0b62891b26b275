package marketplace.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marketplace.accounts.Leaving;
import marketplace.shared.AccountId;
import marketplace.shared.Scope;
import marketplace.shared.personal.PersonalData;
import marketplace.shared.personal.Section;
import marketplace.shared.personal.Whose;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everything the rooms of a county keep of whoever is signed in, in one document. */
@Component
public class TakeAlong {
    private static final String FORMAT = "kreismarkt.my-data";
    private static final int VERSION = 1;

    private final List<PersonalData> parts;
    private final Leaving leaving;
    private final Clock clock;

    /** @param parts of all rooms; who she is comes first */
    TakeAlong(List<PersonalData> parts, Leaving leaving, Clock clock) {
        this.parts = parts.stream()
                .sorted(Comparator.comparing(PersonalData::turn).reversed().thenComparing(PersonalData::name))
                .toList();
        this.leaving = leaving;
        this.clock = clock;
    }

    /**
     * The document; docs/my-data.md says what its names mean.
     *
     * @param version rises when a name changes its meaning
     * @param cut sections of which there is more than stands here
     * @param data by the names of the sections
     */
    public record MyData(
            String format,
            int version,
            String county,
            AccountId account,
            Instant madeAt,
            List<String> cut,
            Map<String, List<Object>> data) {}

    /** Hers alone; a key of a merchant has nothing of its own. */
    public Mono<MyData> mine() {
        return leaving.me().flatMap(this::of).checkpoint("take along");
    }

    /** The sections, in the order in which they are told. */
    public List<String> names() {
        return parts.stream().map(PersonalData::name).toList();
    }

    private Mono<MyData> of(Whose whose) {
        return Flux.fromIterable(parts)
                .concatMap(part -> part.of(whose).map(section -> Map.entry(part.name(), section)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, LinkedHashMap::new)
                .zipWith(Scope.current(), (sections, scope) -> document(whose, scope, sections));
    }

    private MyData document(Whose whose, Scope scope, Map<String, Section> sections) {
        var data = new LinkedHashMap<String, List<Object>>();
        sections.forEach((name, section) -> data.put(name, List.copyOf(section.entries())));
        var cut = sections.entrySet().stream()
                .filter(entry -> entry.getValue().cut())
                .map(Map.Entry::getKey)
                .toList();
        return new MyData(FORMAT, VERSION, scope.county().value(), whose.account(), clock.instant(), cut, data);
    }
}
