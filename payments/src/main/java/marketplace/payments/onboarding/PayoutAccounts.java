package marketplace.payments.onboarding;

import static marketplace.shared.AcrossCounties.STRIPE_INBOX;

import java.util.List;
import java.util.Optional;
import marketplace.outbox.Change;
import marketplace.outbox.Outbox;
import marketplace.payments.ledger.Match;
import marketplace.payments.stripe.AccountSeen;
import marketplace.payments.stripe.Ask.OpenAccount;
import marketplace.payments.stripe.Operations;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.Overtaken;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All merchants' accounts at Stripe. */
@Component
public class PayoutAccounts {

    private static final int MOST = 10_000;

    private final Sql sql;
    private final Outbox outbox;
    private final Operations operations;
    private final Match match;

    PayoutAccounts(Sql sql, Outbox outbox, Operations operations, Match match) {
        this.sql = sql;
        this.outbox = outbox;
        this.operations = operations;
        this.match = match;
    }

    /** Asks for an account, once per merchant. */
    Mono<Void> ask(OpenAccount ask) {
        return Scope.current()
                .flatMap(scope -> sql.together(sql.named("onboarding.ask", """
                    insert into onboarding.account (county, merchant) values (:county, :merchant) on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("merchant", ask.merchant())
                        .change()
                        .flatMap(asked -> asked == 1 ? operations.plan(ask) : Mono.<Void>empty())));
    }

    public Mono<PayoutAccount> get(MerchantId merchant) {
        return find(merchant).switchIfEmpty(Mono.error(() -> new OnboardingRefused.NoSuchAccount(merchant)));
    }

    private Mono<PayoutAccount> find(MerchantId merchant) {
        return Scope.current()
                .flatMap(scope -> sql.named("onboarding.find", """
                    select * from onboarding.account where county = :county and merchant = :merchant
                    """)
                        .bind("county", scope.county())
                        .bind("merchant", merchant)
                        .find(PayoutAccounts::read));
    }

    /** Stripe's id of an account that may be charged on. */
    public Mono<String> getReady(MerchantId merchant) {
        return find(merchant)
                .filter(account -> account.state() == PayoutAccount.State.READY)
                .mapNotNull(PayoutAccount::account)
                .switchIfEmpty(Mono.error(() -> new OnboardingRefused.NotReady(merchant)));
    }

    /** Takes in how the account was seen, in the transaction under way. */
    Mono<Void> see(MerchantId merchant, AccountSeen seen) {
        return get(merchant).map(account -> account.see(seen)).flatMap(this::store);
    }

    private Mono<Void> store(Change<PayoutAccount> change) {
        return change.isNone() ? Mono.empty() : update(change.next()).then(outbox.append(change.news()));
    }

    private Mono<Void> update(PayoutAccount account) {
        return Scope.current()
                .flatMap(scope -> sql.named("onboarding.update", """
                    update onboarding.account set account = :account, details = :details, charges = :charges,
                      payouts = :payouts, due = :due, version = :version
                    where county = :county and merchant = :merchant and version = :version - 1
                    """)
                        .bind("account", account.account(), String.class)
                        .bind("details", account.detailsSubmitted())
                        .bind("charges", account.chargesEnabled())
                        .bind("payouts", account.payoutsEnabled())
                        .bind("due", account.due().toArray(String[]::new))
                        .bind("version", account.version())
                        .bind("county", scope.county())
                        .bind("merchant", account.merchant())
                        .change()
                        .filter(changed -> changed == 1)
                        .switchIfEmpty(Mono.error(() -> new Overtaken(account.merchant())))
                        .then(Mono.defer(() -> match.begin(
                                account.merchant(),
                                Optional.ofNullable(account.account()).orElseThrow()))));
    }

    /** Stripe's ids of the accounts of the county's merchants, at most 10,000. */
    public Mono<List<String>> listAccounts() {
        return Scope.current()
                .flatMap(scope -> sql.named("onboarding.accounts", """
                    select account from onboarding.account
                    where county = :county and account is not null order by merchant limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("most", MOST)
                        .list(row -> row.text("account")));
    }

    /** Whose account it is. */
    public Mono<Owner> ownerOf(String account) {
        return sql.across(STRIPE_INBOX, "onboarding.owner", """
            select county, merchant from onboarding.account where account = :account
            """)
                .bind("account", account)
                .find(row -> new Owner(row.county(), new MerchantId(row.uuid("merchant"))));
    }

    /** The county and merchant of an account. */
    public record Owner(CountyCode county, MerchantId merchant) {}

    private static PayoutAccount read(Row row) {
        return new PayoutAccount(
                new MerchantId(row.uuid("merchant")),
                row.findText("account"),
                row.flag("details"),
                row.flag("charges"),
                row.flag("payouts"),
                row.texts("due"),
                row.number("version"));
    }
}
