package marketplace.withdrawals.news;

import java.time.LocalDate;
import marketplace.outbox.News;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.withdrawals.CaseId;
import marketplace.withdrawals.WithdrawalId;

/** A withdrawal concerns this order: its merchant has to look at it and, if it holds, refund by then. */
@News.Type("withdrawals.case-opened")
public record CaseOpened(
        CaseId id,
        WithdrawalId withdrawal,
        OrderId order,
        MerchantId merchant,
        LocalDate refundDue,
        LocalDate returnDue)
        implements News {
    @Override
    public String subject() {
        return id.toString();
    }

    @Override
    public long version() {
        return 1;
    }
}
