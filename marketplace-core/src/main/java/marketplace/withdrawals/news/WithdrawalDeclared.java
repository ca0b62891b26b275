package marketplace.withdrawals.news;

import marketplace.outbox.News;
import marketplace.withdrawals.WithdrawalId;

/** Somebody withdrew; the receipt is owed at once. */
@News.Type("withdrawals.withdrawal-declared")
public record WithdrawalDeclared(WithdrawalId withdrawal) implements News {
    @Override
    public String subject() {
        return withdrawal.toString();
    }

    @Override
    public long version() {
        return 1;
    }
}
