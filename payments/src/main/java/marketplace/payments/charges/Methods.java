package marketplace.payments.charges;

import java.util.Objects;
import java.util.function.Function;
import marketplace.outbox.Change;
import marketplace.outbox.Outbox;
import marketplace.payments.charges.Method.Asked;
import marketplace.payments.charges.Method.Found;
import marketplace.payments.stripe.Ask;
import marketplace.payments.stripe.IntentSeen.Failure;
import marketplace.payments.stripe.Operations;
import marketplace.payments.stripe.SetUpSeen;
import marketplace.shared.Overtaken;
import marketplace.shared.PurchaseId;
import marketplace.shared.Query;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The cards of all purchases. */
@Component
public class Methods {

    private final Sql sql;
    private final Outbox outbox;
    private final Operations operations;

    Methods(Sql sql, Outbox outbox, Operations operations) {
        this.sql = sql;
        this.outbox = outbox;
        this.operations = operations;
    }

    public Mono<Method> get(PurchaseId purchase) {
        return find(purchase).switchIfEmpty(Mono.error(() -> new ChargeRefused.NoSuchMethod(purchase)));
    }

    /** Nothing where no card was asked for. */
    public Mono<Method> find(PurchaseId purchase) {
        return Scope.current()
                .flatMap(scope -> sql.named("methods.find", """
                    select * from charges.method where county = :county and purchase = :purchase
                    """)
                        .bind("county", scope.county())
                        .bind("purchase", purchase)
                        .find(Methods::read));
    }

    Mono<Ask.Card> getReady(PurchaseId purchase) {
        return find(purchase)
                .filter(method -> method.found().state() == SetUpSeen.State.READY)
                .map(method -> new Ask.Card(
                        Objects.requireNonNull(method.found().customer()),
                        Objects.requireNonNull(method.found().card())))
                .switchIfEmpty(Mono.error(() -> new ChargeRefused.MethodNotReady(purchase)));
    }

    /** Stores the wish for a card, and the ask; the same wish twice is one. Opens a transaction of its own. */
    Mono<Method> ask(PurchaseId purchase, Asked asked) {
        var again = Mono.defer(() -> within(purchase, there -> next(there, asked)));
        var first = insert(Method.first(purchase, asked));
        return sql.together(first.flatMap(isFirst -> isFirst ? plan(Method.first(purchase, asked)) : again))
                .retryWhen(Overtaken.startOver());
    }

    private static Change<Method> next(Method there, Asked asked) {
        if (there.asked().equals(asked)) {
            return Change.none(there);
        }
        if (asked.attempt() != there.asked().attempt() + 1) {
            throw new ChargeRefused.Differs("try " + asked.attempt() + " of " + there.purchase());
        }
        return Change.of(there.again(asked));
    }

    /** Decides in the transaction under way; a card that is still to be asked for is asked for next. */
    Mono<Method> within(PurchaseId purchase, Function<Method, Change<Method>> decision) {
        return get(purchase).flatMap(method -> store(method, decision.apply(method)));
    }

    private Mono<Method> store(Method before, Change<Method> change) {
        return change.next() == before
                ? Mono.just(before)
                : update(change.next()).then(outbox.append(change.news())).then(Mono.defer(() -> plan(change.next())));
    }

    private Mono<Method> plan(Method method) {
        boolean asks = method.found().setUp() == null && method.found().state() == SetUpSeen.State.ASKED;
        return (asks ? operations.plan(method.next()) : Mono.<Void>empty()).thenReturn(method);
    }

    private Mono<Boolean> insert(Method method) {
        return Scope.current()
                .flatMap(scope -> bind(sql.named("methods.insert", """
                    insert into charges.method (county, purchase, attempt, way, return_url, cancel_url, state, customer,
                      set_up, secret, url, card, code, decline_code, version)
                    values (:county, :purchase, :attempt, :way, :returnUrl, :cancelUrl, :state, :customer,
                      :setUp, :secret, :url, :card, :code, :declineCode, :version)
                    on conflict do nothing
                    """), method)
                        .bind("county", scope.county())
                        .change()
                        .map(inserted -> inserted == 1));
    }

    private Mono<Void> update(Method method) {
        return Scope.current()
                .flatMap(scope -> bind(sql.named("methods.update", """
                    update charges.method set attempt = :attempt, way = :way, return_url = :returnUrl,
                      cancel_url = :cancelUrl, state = :state, customer = :customer, set_up = :setUp, secret = :secret,
                      url = :url, card = :card, code = :code, decline_code = :declineCode, version = :version
                    where county = :county and purchase = :purchase and version = :version - 1
                    """), method)
                        .bind("county", scope.county())
                        .change()
                        .filter(changed -> changed == 1)
                        .switchIfEmpty(Mono.error(() -> new Overtaken(method.purchase())))
                        .then());
    }

    private static Query bind(Query query, Method method) {
        Found found = method.found();
        Failure failure = found.failure();
        return query.bind("purchase", method.purchase())
                .bind("attempt", method.asked().attempt())
                .bind("way", method.asked().way())
                .bind("returnUrl", method.asked().returnUrl())
                .bind("cancelUrl", method.asked().cancelUrl())
                .bind("state", found.state())
                .bind("customer", found.customer(), String.class)
                .bind("setUp", found.setUp(), String.class)
                .bind("secret", found.secret(), String.class)
                .bind("url", found.url(), String.class)
                .bind("card", found.card(), String.class)
                .bind("code", failure == null ? null : failure.code(), String.class)
                .bind("declineCode", failure == null ? null : failure.declineCode(), String.class)
                .bind("version", method.version());
    }

    private static Method read(Row row) {
        var asked = new Asked(
                row.count("attempt"),
                Method.Way.valueOf(row.text("way")),
                row.text("return_url"),
                row.text("cancel_url"));
        var found = new Found(
                SetUpSeen.State.valueOf(row.text("state")),
                row.findText("customer"),
                row.findText("set_up"),
                row.findText("secret"),
                row.findText("url"),
                row.findText("card"),
                failure(row));
        return new Method(new PurchaseId(row.uuid("purchase")), asked, found, row.number("version"));
    }

    private static @Nullable Failure failure(Row row) {
        String code = row.findText("code");
        return code == null ? null : new Failure(code, row.findText("decline_code"));
    }
}
