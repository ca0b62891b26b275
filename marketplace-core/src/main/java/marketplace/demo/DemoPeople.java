package marketplace.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Map;
import java.util.Optional;
import marketplace.accounts.Accounts;
import marketplace.accounts.Accounts.Identity;
import marketplace.accounts.GrantRole;
import marketplace.accounts.keycloak.Persons;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Logins with their grants. */
@Component
class DemoPeople {
    private static final String EVERYWHERE = "*";
    private static final Map<String, Role> ROLES = Map.of(
            "merchant", Role.MERCHANT_STAFF,
            "merchant_staff", Role.MERCHANT_STAFF,
            "courier", Role.COURIER,
            "volunteer", Role.COURIER,
            "dispatcher", Role.DISPATCHER,
            "carer", Role.CARER,
            "officer", Role.COUNTY_OFFICER,
            "operator", Role.OPERATOR);

    private final Persons persons;
    private final Accounts accounts;
    private final GrantRole grantRole;

    DemoPeople(Persons persons, Accounts accounts, GrantRole grantRole) {
        this.persons = persons;
        this.accounts = accounts;
        this.grantRole = grantRole;
    }

    /** Everybody of a county or of all, with the merchants the files call by their slugs; says who drives which vehicle. */
    Mono<Map<String, AccountId>> signUp(
            CountyCode county, DemoFiles files, String password, Map<String, MerchantId> merchants) {
        var theirs = files.rows("people.csv").stream()
                .filter(row -> row.getField("county").equals(county.value())
                        || row.getField("scope").equals(EVERYWHERE))
                .toList();
        return Flux.fromIterable(theirs)
                .concatMap(row -> signUp(row, password, merchants).map(account -> Map.entry(row, account)))
                .filter(one -> one.getKey().getField("role").equals("courier"))
                .collectMap(one -> one.getKey().getField("scope"), Map.Entry::getValue)
                .contextWrite(Scope.of(county)::in);
    }

    private Mono<AccountId> signUp(NamedCsvRecord row, String password, Map<String, MerchantId> merchants) {
        return persons.subjectOf(person(row), password)
                .flatMap(subject -> accounts.signIn(identity(row, subject)))
                .flatMap(account -> Mono.justOrEmpty(grant(row, merchants))
                        .flatMap(grant -> grantRole.to(account, grant))
                        .thenReturn(account));
    }

    private static Persons.Person person(NamedCsvRecord row) {
        return new Persons.Person(
                row.getField("username"),
                row.getField("given_name"),
                row.getField("family_name"),
                row.getField("mail"));
    }

    private static Identity identity(NamedCsvRecord row, String subject) {
        return new Identity(
                subject, row.getField("given_name"), row.getField("family_name"), row.getField("mail"), true);
    }

    private static Optional<Grant> grant(NamedCsvRecord row, Map<String, MerchantId> merchants) {
        return Optional.ofNullable(ROLES.get(row.getField("role")))
                .filter(role -> role != Role.MERCHANT_STAFF || merchants.containsKey(row.getField("scope")))
                .map(role -> new Grant(role, merchantOf(role, row, merchants)));
    }

    private static @Nullable MerchantId merchantOf(Role role, NamedCsvRecord row, Map<String, MerchantId> merchants) {
        return role == Role.MERCHANT_STAFF ? merchants.get(row.getField("scope")) : null;
    }
}
