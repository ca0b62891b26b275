package marketplace.shared;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** What every step of a chain knows without being told: the county, and who caused it by which command and channel. */
public record Scope(
        CountyCode county,
        @Nullable AccountId by,
        @Nullable AccountId actingFor,
        String channel,
        @Nullable String cause) {

    public static Scope of(CountyCode county) {
        return new Scope(county, null, null, "system", null);
    }

    public Scope by(AccountId account, String channel) {
        return new Scope(county, account, actingFor, channel, cause);
    }

    public Scope caused(String command) {
        return new Scope(county, by, actingFor, channel, command);
    }

    /** For {@code contextWrite}: everything upstream happens in this scope. */
    public Context in(Context context) {
        return context.put(Scope.class, this);
    }

    public static Mono<Scope> current() {
        return Mono.deferContextual(context -> Mono.just(from(context)));
    }

    /** The scope of the chain; none is a mistake of the program, not of its user. */
    public static Scope from(ContextView context) {
        return find(context).orElseThrow(() -> new IllegalStateException("no county in this chain"));
    }

    public static Optional<Scope> find(ContextView context) {
        return context.getOrEmpty(Scope.class);
    }
}
