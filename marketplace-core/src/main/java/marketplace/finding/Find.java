package marketplace.finding;

import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import marketplace.finding.AskedRunner.Asker;
import marketplace.pages.devices.Device;
import marketplace.shared.Scope;
import marketplace.shared.web.ServiceTokens.Calls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriBuilder;
import reactor.core.publisher.Mono;

/** Asks search, and PostgreSQL when search does not answer in time. */
@Component
public class Find {
    private static final Logger LOG = LoggerFactory.getLogger(Find.class);

    private final WebClient search;
    private final PlainFind plain;
    private final AskedRunner asked;
    private final FindingSettings settings;

    Find(Calls calls, PlainFind plain, AskedRunner asked, FindingSettings settings) {
        this.search = calls.to(settings.url());
        this.plain = plain;
        this.asked = asked;
        this.settings = settings;
    }

    public Mono<Found> answer(Question question) {
        return answer(question, UnaryOperator.identity());
    }

    /** The listings alone, without counting what could be chosen beside them. */
    public Mono<Found> listings(Question question) {
        return answer(question, uri -> uri.queryParam("facets", "none"));
    }

    private Mono<Found> answer(Question question, UnaryOperator<UriBuilder> more) {
        return Scope.current()
                .flatMap(scope -> ask(question, scope, more))
                .timeout(settings.patience())
                .doOnError(error -> LOG.warn("search rests: {}", error.toString()))
                .onErrorResume(_ -> plain.answer(question))
                .zipWith(asker(question), (found, asker) -> asked.note(asker, question, found));
    }

    private static Mono<Asker> asker(Question question) {
        var home = question.home();
        return Mono.zip(
                Scope.current(),
                Device.current(),
                (scope, device) -> new Asker(scope.county(), device, home == null ? null : home.place()));
    }

    private Mono<Found> ask(Question question, Scope scope, UnaryOperator<UriBuilder> more) {
        return search.get()
                .uri(uri -> uriOf(question, scope, more.apply(uri)))
                .retrieve()
                .bodyToMono(Found.class);
    }

    private static URI uriOf(Question question, Scope scope, UriBuilder uri) {
        uri.path("/ask").queryParam("county", scope.county());
        question.parameters()
                .forEach((name, values) -> uri.queryParam(name, name.equals("q") ? List.of("{q}") : values));
        var home = question.home();
        if (home != null) {
            uri.queryParam("lat", home.point().latitude())
                    .queryParam("lon", home.point().longitude());
            if (home.place() != null) {
                uri.queryParam("place", home.place());
            }
        }
        return question.words().isEmpty() ? uri.build() : uri.build(question.words());
    }
}
