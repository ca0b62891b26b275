package marketplace.merchants;

import java.time.LocalDate;
import java.util.Set;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sets up approved merchants for the tests of other rooms, through the same doors people use. */
@Component
public class Stall {
    /** Of a bank that does not exist. */
    public static final String IBAN = "DE80999999990004711137";

    private final JoinMarket join;
    private final EditMerchant edit;
    private final ReviewMerchant review;

    Stall(JoinMarket join, EditMerchant edit, ReviewMerchant review) {
        this.join = join;
        this.edit = edit;
        this.review = review;
    }

    /** An approved bakery in this place, looked after by this account. */
    public MerchantId approved(CountyCode county, AccountId account, String name, PlaceCode place) {
        var applied = applied(county, account, name, place);
        as(signedIn(county, account, new Grant(Role.OPERATOR, null)), review.approve(applied));
        return applied;
    }

    /** One that waits for the operator. */
    public MerchantId applied(CountyCode county, AccountId account, String name, PlaceCode place) {
        var begun = as(signedIn(county, account), join.begin(MerchantFixture.profile(name, place)));
        var staff = signedIn(county, account, new Grant(Role.MERCHANT_STAFF, begun.id()));
        as(staff, edit.tax(begun.id(), LocalDate.of(2020, 1, 1), TaxStatus.REGULAR));
        as(staff, edit.declare(begun.id(), true, true, 1));
        as(staff, edit.bank(begun.id(), new BankAccount(IBAN, true)));
        as(staff, edit.apply(begun.id()));
        return begun.id();
    }

    /** After the operator sent it back. */
    public void applyAgain(CountyCode county, MerchantId merchant) {
        as(staffOf(county, merchant), edit.apply(merchant));
    }

    public static SignedIn signedIn(CountyCode county, AccountId account, Grant... grants) {
        return new SignedIn(county, account, "Anna Kern", Set.of(grants), Set.of(), null);
    }

    public static SignedIn staffOf(CountyCode county, MerchantId merchant) {
        return signedIn(county, AccountId.fresh(), new Grant(Role.MERCHANT_STAFF, merchant));
    }

    /** Does it as this person, in her county. */
    public static <T> T as(SignedIn person, Mono<T> step) {
        return step.contextWrite(person::in)
                .contextWrite(Scope.of(person.county()).by(person.account(), "test")::in)
                .block();
    }
}
