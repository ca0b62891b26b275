package marketplace.compliance.news;

import marketplace.compliance.MeasureId;
import marketplace.outbox.News;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;

/**
 * The operator hid a review; its author hears why.
 *
 * @param purchase it is about; none where its author's account is erased
 */
@News.Type("compliance.review-hidden")
public record ReviewHidden(MeasureId measure, @Nullable PurchaseId purchase) implements News {
    @Override
    public String subject() {
        return measure.toString();
    }

    @Override
    public long version() {
        return 1;
    }
}
