package marketplace.withdrawals;

import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The operator finds out which order somebody meant who did not name it, and hands the case to its merchant. */
@Component
public class NameOrder {
    private final Sql sql;
    private final Cases cases;
    private final Withdrawals withdrawals;

    NameOrder(Sql sql, Cases cases, Withdrawals withdrawals) {
        this.sql = sql;
        this.cases = cases;
        this.withdrawals = withdrawals;
    }

    public Mono<Void> of(WithdrawalId withdrawal, String number) {
        var steps = withdrawals
                .get(withdrawal)
                .then(name(withdrawal, Declaration.plainNumber(number)))
                .then(cases.match(withdrawal))
                .flatMap(opened -> opened > 0 ? Mono.<Void>empty() : Mono.error(new WithdrawalRefused.UnknownOrder()));
        return SignedIn.get().flatMap(me -> me.as(Role.OPERATOR)).then(sql.together(steps));
    }

    private Mono<Void> name(WithdrawalId withdrawal, String number) {
        return Scope.current()
                .flatMap(scope -> sql.named("withdrawals.name-order", """
                    insert into withdrawals.named_order (county, withdrawal, number)
                    values (:county, :withdrawal, :number) on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("withdrawal", withdrawal)
                        .bind("number", number)
                        .run());
    }
}
