package marketplace.accounts.web;

import marketplace.accounts.Session;
import marketplace.shared.SignedIn;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A person Spring Security may let in; what she may do there the rooms decide. */
final class PersonAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;

    private final transient SignedIn person;

    private PersonAuthentication(SignedIn person) {
        super(AuthorityUtils.createAuthorityList(
                person.scopes().stream().map(scope -> "SCOPE_" + scope).toList()));
        this.person = person;
        setAuthenticated(true);
    }

    static PersonAuthentication of(Session session) {
        return new PersonAuthentication(session.signedIn().orElseThrow());
    }

    static PersonAuthentication of(SignedIn person) {
        return new PersonAuthentication(person);
    }

    SignedIn person() {
        return person;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return person.account().toString();
    }
}
