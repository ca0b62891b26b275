package marketplace.accounts.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import marketplace.accounts.Session;
import marketplace.pages.Frame;
import marketplace.pages.FramePart;
import marketplace.pages.Person;
import marketplace.pages.Person.Desk;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who is signed in, on every page, and the token its forms carry. */
@Component
class PersonFrame implements FramePart {
    private static final Map<Role, Desk> DESKS = new EnumMap<>(Map.of(
            Role.MERCHANT_STAFF, Desk.MERCHANT,
            Role.COURIER, Desk.COURIER,
            Role.DISPATCHER, Desk.DISPATCH,
            Role.COUNTY_OFFICER, Desk.COUNTY,
            Role.OPERATOR, Desk.OPERATOR));

    private final SessionContext sessions;

    PersonFrame(SessionContext sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<UnaryOperator<Frame>> of(ServerWebExchange exchange) {
        return sessions.session(exchange).map(session -> frame -> with(session, frame));
    }

    private static Frame with(Session session, Frame frame) {
        return session.signedIn()
                .map(PersonFrame::view)
                .map(frame.withCsrf(session.csrf())::withPerson)
                .orElse(frame);
    }

    private static Person view(SignedIn person) {
        var desks = person.grants().stream()
                .map(grant -> DESKS.get(grant.role()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Person(person.name(), desks);
    }
}
