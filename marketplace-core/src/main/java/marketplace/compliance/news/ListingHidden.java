package marketplace.compliance.news;

import marketplace.compliance.MeasureId;
import marketplace.outbox.News;

/** The operator hid a listing; its merchant hears why. */
@News.Type("compliance.listing-hidden")
public record ListingHidden(MeasureId measure) implements News {
    @Override
    public String subject() {
        return measure.toString();
    }

    @Override
    public long version() {
        return 1;
    }
}
