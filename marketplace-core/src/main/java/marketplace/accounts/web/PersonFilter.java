package marketplace.accounts.web;

import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Tells the chain who is signed in; runs inside Spring Security's own chain. */
final class PersonFilter implements WebFilter {
    private final String channel;

    PersonFilter(String channel) {
        this.channel = channel;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .ofType(PersonAuthentication.class)
                .map(PersonAuthentication::person)
                .map(person -> chain.filter(exchange).contextWrite(context -> with(person, context)))
                .defaultIfEmpty(Mono.defer(() -> chain.filter(exchange).contextWrite(this::asGuest)))
                .flatMap(step -> step);
    }

    private Context with(SignedIn person, Context context) {
        return person.in(Scope.from(context).by(person.account(), channel).in(context));
    }

    private Context asGuest(Context context) {
        return Scope.find(context)
                .map(scope -> new Scope(scope.county(), null, null, channel, null).in(context))
                .orElse(context);
    }
}
