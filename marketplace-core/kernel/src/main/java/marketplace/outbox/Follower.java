package marketplace.outbox;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Who hears which news and what comes of it.
 *
 * @param name under which its position is stored; never reused
 */
public record Follower(String name, NewsSource source, Set<String> types, Hearing hearing) {

    /** How news is taken in. */
    public sealed interface Hearing {
        /** Effects in our own database: committed together with the position, so effective once. */
        record Inside(Function<Envelope, Mono<Void>> effect) implements Hearing {}

        /** Effects elsewhere: done before the position is stored, so at least once, under keys of the news. */
        record Outward(Function<List<Envelope>, Mono<Void>> effect) implements Hearing {}
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Follower inside(
            String name, NewsSource source, Function<Envelope, Mono<Void>> effect, Class<? extends News>... news) {
        return new Follower(name, source, typesOf(List.of(news)), new Hearing.Inside(effect));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Follower outward(
            String name,
            NewsSource source,
            Function<List<Envelope>, Mono<Void>> effect,
            Class<? extends News>... news) {
        return new Follower(name, source, typesOf(List.of(news)), new Hearing.Outward(effect));
    }

    boolean hears(Envelope news) {
        return types.contains(news.type());
    }

    private static Set<String> typesOf(List<Class<? extends News>> news) {
        return news.stream().map(one -> News.typeOf(one).value()).collect(Collectors.toUnmodifiableSet());
    }
}
