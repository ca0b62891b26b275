package marketplace.payments.inbox;

import java.util.UUID;
import marketplace.payments.charges.ChargeOrder;
import marketplace.payments.charges.Charges;
import marketplace.payments.charges.SaveCard;
import marketplace.payments.disputes.Disputes;
import marketplace.payments.onboarding.OpenPayoutAccount;
import marketplace.payments.onboarding.PayoutAccounts;
import marketplace.payments.onboarding.PayoutAccounts.Owner;
import marketplace.payments.refunds.RefundOrder;
import marketplace.shared.CountyCode;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Works a letter: it says only that something changed and where, so order, doubles and age do not matter; what holds is
 * what Stripe shows when looked at.
 */
@Component
public class ReadLetter {

    private final PayoutAccounts accounts;
    private final OpenPayoutAccount account;
    private final Charges charges;
    private final ChargeOrder charge;
    private final SaveCard card;
    private final RefundOrder refund;
    private final Disputes disputes;

    ReadLetter(
            PayoutAccounts accounts,
            OpenPayoutAccount account,
            Charges charges,
            ChargeOrder charge,
            SaveCard card,
            RefundOrder refund,
            Disputes disputes) {
        this.accounts = accounts;
        this.account = account;
        this.charges = charges;
        this.charge = charge;
        this.card = card;
        this.refund = refund;
        this.disputes = disputes;
    }

    /** @throws UnknownSender when it names an account nobody here owns */
    Mono<Void> work(Letter letter) {
        if (letter.account() == null) {
            return letter.county() == null
                    ? Mono.empty()
                    : ofPlatform(letter).contextWrite(scope(CountyCode.of(letter.county()), letter)::in);
        }
        return accounts.ownerOf(letter.account())
                .switchIfEmpty(Mono.error(() -> new UnknownSender(letter.account())))
                .flatMap(owner -> ofAccount(letter, owner).contextWrite(scope(owner.county(), letter)::in));
    }

    private Mono<Void> ofPlatform(Letter letter) {
        return letter.subject() == null
                ? Mono.empty()
                : card.look(PurchaseId.of(letter.subject())).then();
    }

    private Mono<Void> ofAccount(Letter letter, Owner owner) {
        String kind = letter.type().substring(0, letter.type().indexOf('.'));
        return switch (kind) {
            case "account" -> account.look(owner.merchant(), letter.account());
            case "payment_intent" ->
                letter.subject() == null ? Mono.empty() : look(letter, OrderId.of(letter.subject()));
            case "refund" -> letter.subject() == null ? Mono.empty() : refund.look(UUID.fromString(letter.subject()));
            case "charge" -> disputes.look(letter.account(), letter.object());
            default -> Mono.empty();
        };
    }

    private Mono<Void> look(Letter letter, OrderId order) {
        return charges.get(order)
                .filter(known -> known.state().rank() < rank(letter.type())
                        || known.state().rank() == 1)
                .flatMap(_ -> charge.look(order))
                .then();
    }

    /** How far along a charge is when this is told of it. */
    private static int rank(String type) {
        return switch (type) {
            case "payment_intent.succeeded", "payment_intent.canceled" -> 3;
            case "payment_intent.amount_capturable_updated" -> 2;
            default -> 1;
        };
    }

    private static Scope scope(CountyCode county, Letter letter) {
        return Scope.of(county).caused(letter.id());
    }

    /** An account that no merchant of ours has. */
    static final class UnknownSender extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownSender(String account) {
            super("unknown account " + account, null, false, false);
        }
    }
}
