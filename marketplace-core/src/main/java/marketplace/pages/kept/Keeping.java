package marketplace.pages.kept;

import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * A page that is made once for all whom nobody knows, and again as soon as it would be another.
 *
 * @param subject what is known of it before anything is read
 * @param page all it shows
 * @param editionOf of what it shows: equal only where the page would be the same
 * @param edition the same, read with as little as possible
 */
public record Keeping<P>(String template, Object subject, Mono<P> page, Function<P, ?> editionOf, Mono<?> edition) {}
