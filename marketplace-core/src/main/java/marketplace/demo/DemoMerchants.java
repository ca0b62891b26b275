package marketplace.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import marketplace.accounts.Accounts;
import marketplace.accounts.Accounts.Identity;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.merchants.BankAccount;
import marketplace.merchants.EditMerchant;
import marketplace.merchants.JoinMarket;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.merchants.OpeningHours;
import marketplace.merchants.Profile;
import marketplace.merchants.ReviewMerchant;
import marketplace.merchants.TaxStatus;
import marketplace.merchants.Way;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.GeoPoint;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The shops: each joins, says what the law wants to know, is looked at and approved, as any other. */
@Component
class DemoMerchants {
    private static final LocalDate TAXED_SINCE = LocalDate.of(2020, 1, 1);
    private static final int TERMS = 1;

    private final Merchants merchants;
    private final JoinMarket join;
    private final EditMerchant edit;
    private final ReviewMerchant review;
    private final Places places;
    private final Accounts accounts;

    DemoMerchants(
            Merchants merchants,
            JoinMarket join,
            EditMerchant edit,
            ReviewMerchant review,
            Places places,
            Accounts accounts) {
        this.merchants = merchants;
        this.join = join;
        this.edit = edit;
        this.review = review;
        this.places = places;
        this.accounts = accounts;
    }

    /** Opens those that are not there yet; all by the names the files call them. */
    Mono<Map<String, MerchantId>> open(CountyCode county, List<NamedCsvRecord> rows) {
        return Flux.fromIterable(rows)
                .concatMap(row -> opened(row, county))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .contextWrite(Scope.of(county)::in);
    }

    private Mono<Map.Entry<String, MerchantId>> opened(NamedCsvRecord row, CountyCode county) {
        return known(row)
                .switchIfEmpty(Mono.defer(() -> open(row, county)))
                .map(id -> Map.entry(row.getField("slug"), id));
    }

    private Mono<MerchantId> known(NamedCsvRecord row) {
        return merchants.findBySlug(merchants.slugOf(row.getField("name"))).map(Merchant::id);
    }

    private Mono<MerchantId> open(NamedCsvRecord row, CountyCode county) {
        return Mono.zip(places.get(PlaceCode.of(row.getField("place"))), accounts.signIn(owner(row)))
                .flatMap(both -> open(row, county, both.getT1(), both.getT2()));
    }

    private Mono<MerchantId> open(NamedCsvRecord row, CountyCode county, Place place, AccountId owner) {
        return join.begin(Profile.of(row.getField("name"), row.getField("trade")))
                .contextWrite(as(owner, county)::in)
                .map(Merchant::id)
                .flatMap(id -> fill(id, row, place.name())
                        .contextWrite(as(owner, county, new Grant(Role.MERCHANT_STAFF, id))::in)
                        .then(review.approve(id))
                        .contextWrite(as(owner, county, new Grant(Role.OPERATOR, null))::in)
                        .thenReturn(id));
    }

    private static Identity owner(NamedCsvRecord row) {
        return new Identity("demo:" + row.getField("slug"), row.getField("owner"), "", row.getField("mail"), false);
    }

    private Mono<Void> fill(MerchantId id, NamedCsvRecord row, String town) {
        return edit.profile(id, profile(row, town))
                .then(edit.hours(id, hours(row)))
                .then(edit.tax(id, TAXED_SINCE, tax(row)))
                .then(edit.declare(id, true, true, TERMS))
                .then(edit.bank(id, new BankAccount(row.getField("iban"), true)))
                .then(edit.apply(id))
                .then();
    }

    private static SignedIn as(AccountId account, CountyCode county, Grant... grants) {
        return new SignedIn(county, account, "Demo", Set.of(grants), Set.of(), null);
    }

    private static OpeningHours hours(NamedCsvRecord row) {
        return DemoHours.of(row.getField("hours"));
    }

    private static TaxStatus tax(NamedCsvRecord row) {
        return row.getField("small_business").equals(DemoFiles.YES) ? TaxStatus.SMALL_BUSINESS : TaxStatus.REGULAR;
    }

    private static Profile profile(NamedCsvRecord row, String town) {
        return new Profile(
                row.getField("name"),
                row.getField("trade"),
                row.getField("description"),
                new Profile.Legal(
                        row.getField("legal_name"),
                        row.getField("legal_form"),
                        row.getField("owner"),
                        row.getField("register"),
                        row.getField("vat_id"),
                        "",
                        "",
                        ""),
                new Profile.Address(
                        row.getField("street"),
                        row.getField("postcode"),
                        town,
                        PlaceCode.of(row.getField("place")),
                        new GeoPoint(Double.parseDouble(row.getField("lat")), Double.parseDouble(row.getField("lon")))),
                new Profile.Contact(row.getField("phone"), row.getField("mail"), ""),
                new Profile.Craft(row.getField("chamber"), row.getField("craft_register"), row.getField("trade_title")),
                new Profile.Permits(
                        row.getField("organic_code"),
                        null,
                        row.getField("food_registration"),
                        row.getField("approval_number"),
                        row.getField("packaging_register")),
                ways(row));
    }

    private static Set<Way> ways(NamedCsvRecord row) {
        return EnumSet.allOf(Way.class).stream()
                .filter(way -> row.getField(column(way)).equals(DemoFiles.YES))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String column(Way way) {
        return switch (way) {
            case PICKUP -> "pickup";
            case DELIVERY -> "platform_tour";
            case VAN -> "own_van";
        };
    }
}
