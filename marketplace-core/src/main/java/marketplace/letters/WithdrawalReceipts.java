package marketplace.letters;

import marketplace.withdrawals.Declaration;
import marketplace.withdrawals.Withdrawal;
import marketplace.withdrawals.WithdrawalId;
import marketplace.withdrawals.Withdrawals;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Confirms that a withdrawal has arrived, what it said and when, and no more (R37). */
@Component
public class WithdrawalReceipts implements Writer {
    private final Withdrawals withdrawals;
    private final Stationery stationery;

    WithdrawalReceipts(Withdrawals withdrawals, Stationery stationery) {
        this.withdrawals = withdrawals;
        this.stationery = stationery;
    }

    /** What its templates show. */
    public record Receipt(Withdrawal withdrawal, Declaration words) {}

    @Override
    public boolean writes(Kind kind) {
        return kind == Kind.WITHDRAWAL_RECEIPT;
    }

    @Override
    public Mono<Words> write(Letter letter) {
        return withdrawals
                .find(WithdrawalId.of(letter.about()))
                .map(found -> new Receipt(found.withdrawal(), found.declaration()))
                .flatMap(this::words);
    }

    private Mono<Words> words(Receipt receipt) {
        var language = receipt.withdrawal().language();
        return stationery
                .paper(language)
                .map(paper -> Words.of(
                        receipt.words().mail(),
                        language,
                        paper.text("letters.withdrawal-receipt.subject"),
                        stationery.body("withdrawal-receipt", paper, receipt)));
    }
}
