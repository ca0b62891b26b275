package marketplace.billing;

import marketplace.shared.MerchantId;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How new what payments last told of each merchant's account is. */
@Component
class AccountsTold {
    private final Sql sql;

    AccountsTold(Sql sql) {
        this.sql = sql;
    }

    /** Whether this telling is newer than all before; from then on it is the newest. */
    Mono<Boolean> isNewer(MerchantId merchant, long version) {
        return Scope.current()
                .flatMap(scope -> sql.named("billing.account-told", """
                    insert into billing.account_told as a (county, merchant, version)
                    values (:county, :merchant, :version)
                    on conflict (county, merchant) do update set version = excluded.version
                    where a.version < excluded.version
                    """)
                        .bind("county", scope.county())
                        .bind("merchant", merchant)
                        .bind("version", version)
                        .change()
                        .map(written -> written == 1));
    }
}
