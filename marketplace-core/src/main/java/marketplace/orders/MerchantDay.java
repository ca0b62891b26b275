package marketplace.orders;

import java.time.Instant;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What waits at a merchant's desk, and how her week has gone so far.
 *
 * @param fresh to be answered
 * @param answerBy when the first of them lapses
 * @param ready packed, to be fetched or taken along
 * @param week orders placed since Monday that were not called off
 * @param taken what was charged for them, less what went back
 */
public record MerchantDay(long fresh, @Nullable Instant answerBy, long toPack, long ready, long week, Money taken) {}
