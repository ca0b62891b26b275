package marketplace.compliance.news;

import marketplace.compliance.MeasureId;
import marketplace.outbox.News;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;

/**
 * The operator shows a review again that he had hidden.
 *
 * @param purchase it is about; none where its author's account is erased, or took it back
 */
@News.Type("compliance.review-given-back")
public record ReviewGivenBack(MeasureId measure, @Nullable PurchaseId purchase) implements News {
    @Override
    public String subject() {
        return measure.toString();
    }

    @Override
    public long version() {
        return 2;
    }
}
