package marketplace.compliance.news;

import marketplace.compliance.MeasureId;
import marketplace.outbox.News;

/** The operator gave a listing back to its merchant, who may show it again. */
@News.Type("compliance.listing-given-back")
public record ListingGivenBack(MeasureId measure) implements News {
    @Override
    public String subject() {
        return measure.toString();
    }

    @Override
    public long version() {
        return 2;
    }
}
