package marketplace.shared;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Who is signed in, in which county, with which grants, and for whom she acts. Filled once per request from our data. */
public record SignedIn(
        CountyCode county,
        AccountId account,
        String name,
        Set<Grant> grants,
        Set<String> scopes,
        @Nullable AccountId actingFor) {

    public SignedIn {
        grants = Set.copyOf(grants);
        scopes = Set.copyOf(scopes);
    }

    /** What a person may be; a resident needs no grant. */
    public enum Role {
        MERCHANT_STAFF,
        COURIER,
        DISPATCHER,
        CARER,
        COUNTY_OFFICER,
        OPERATOR
    }

    /** A role, for staff limited to one merchant. */
    public record Grant(Role role, @Nullable MerchantId merchant) {}

    public boolean is(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    public boolean mayActFor(MerchantId merchant) {
        return grants.contains(new Grant(Role.MERCHANT_STAFF, merchant));
    }

    /** Goes on when she may act for the merchant; a stranger does not learn whether it exists. */
    public Mono<SignedIn> actingFor(MerchantId merchant) {
        return mayActFor(merchant) ? Mono.just(this) : Mono.error(new NotYours());
    }

    public Mono<SignedIn> as(Role role) {
        return is(role) ? Mono.just(this) : Mono.error(new NotYours());
    }

    public Context in(Context context) {
        return context.put(SignedIn.class, this);
    }

    /** Nobody for a guest. */
    public static Mono<SignedIn> find() {
        return Mono.deferContextual(context -> Mono.justOrEmpty(context.<SignedIn>getOrEmpty(SignedIn.class)));
    }

    public static Mono<SignedIn> get() {
        return find().switchIfEmpty(Mono.error(NotSignedIn::new));
    }

    /** A guest where a person is needed. */
    public static final class NotSignedIn extends Refusal {
        private static final long serialVersionUID = 1;

        public NotSignedIn() {
            super(Kind.NOT_SIGNED_IN, "not-signed-in", "Please sign in first.");
        }
    }

    /** Somebody else's door. */
    public static final class NotYours extends Refusal {
        private static final long serialVersionUID = 1;

        public NotYours() {
            super(Kind.FORBIDDEN, "not-yours", "This is not yours to see or change.");
        }
    }
}
