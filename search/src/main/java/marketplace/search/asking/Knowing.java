package marketplace.search.asking;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import marketplace.shared.CountyCode;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What each county knows now, in memory. */
@Component
public class Knowing {

    private final Map<CountyCode, Knowledge> counties = new ConcurrentHashMap<>();

    /** Fails if nothing is known of the county. */
    public Mono<Knowledge> of(CountyCode county) {
        return Mono.justOrEmpty(counties.get(county))
                .switchIfEmpty(Mono.error(() -> new QuestionRefused.CountyUnknown(county)));
    }

    public Set<CountyCode> counties() {
        return counties.keySet();
    }

    public void learn(CountyCode county, Knowledge knowledge) {
        counties.put(county, knowledge);
    }
}
