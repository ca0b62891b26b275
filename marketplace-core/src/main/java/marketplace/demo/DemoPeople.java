package marketplace.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.accounts.Accounts;
import marketplace.accounts.Accounts.Identity;
import marketplace.accounts.GrantRole;
import marketplace.accounts.keycloak.Persons;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.orders.Recipient;
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
            "craftsman", Role.MERCHANT_STAFF,
            "merchant_staff", Role.MERCHANT_STAFF,
            "courier", Role.COURIER,
            "volunteer", Role.COURIER,
            "dispatcher", Role.DISPATCHER,
            "carer", Role.CARER,
            "officer", Role.COUNTY_OFFICER,
            "operator", Role.OPERATOR);

    private static final String RESIDENT = "resident";
    private static final String COURIER = "courier";

    private final Persons persons;
    private final Places places;
    private final Accounts accounts;
    private final GrantRole grantRole;

    DemoPeople(Persons persons, Places places, Accounts accounts, GrantRole grantRole) {
        this.persons = persons;
        this.places = places;
        this.accounts = accounts;
        this.grantRole = grantRole;
    }

    /** Somebody who buys. */
    record Resident(AccountId account, String place, Recipient recipient) {}

    /** Who drives which vehicle, and who buys. */
    record Known(Map<String, AccountId> drivers, List<Resident> residents) {}

    /** Everybody of a county or of all, with the merchants the files call by their slugs. */
    Mono<Known> signUp(CountyCode county, DemoFiles files, String password, Map<String, MerchantId> merchants) {
        var theirs = files.rows("people.csv").stream()
                .filter(row -> row.getField("county").equals(county.value())
                        || row.getField("scope").equals(EVERYWHERE))
                .toList();
        return Flux.fromIterable(theirs)
                .concatMap(row -> signUp(row, password, merchants).map(account -> Map.entry(row, account)))
                .collectList()
                .zipWith(places.list(), DemoPeople::known)
                .contextWrite(Scope.of(county)::in);
    }

    private Mono<AccountId> signUp(NamedCsvRecord row, String password, Map<String, MerchantId> merchants) {
        return persons.subjectOf(person(row), password)
                .flatMap(subject -> accounts.signIn(identity(row, subject)))
                .flatMap(account -> Mono.justOrEmpty(grant(row, merchants))
                        .flatMap(grant -> grantRole.to(account, grant))
                        .thenReturn(account));
    }

    private static Known known(List<Map.Entry<NamedCsvRecord, AccountId>> people, List<Place> places) {
        var towns =
                places.stream().collect(Collectors.toMap(place -> place.code().value(), Place::name));
        return new Known(
                of(people, COURIER)
                        .collect(Collectors.toMap(one -> one.getKey().getField("scope"), Map.Entry::getValue)),
                of(people, RESIDENT)
                        .map(one -> new Resident(
                                one.getValue(), one.getKey().getField("place"), recipient(one.getKey(), towns)))
                        .toList());
    }

    private static Stream<Map.Entry<NamedCsvRecord, AccountId>> of(
            List<Map.Entry<NamedCsvRecord, AccountId>> people, String role) {
        return people.stream().filter(one -> one.getKey().getField("role").equals(role));
    }

    private static Recipient recipient(NamedCsvRecord row, Map<String, String> towns) {
        return new Recipient(
                row.getField("given_name"),
                row.getField("family_name"),
                row.getField("street"),
                row.getField("postcode"),
                towns.getOrDefault(row.getField("place"), row.getField("place")),
                row.getField("mail"),
                row.getField("phone"),
                null);
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
