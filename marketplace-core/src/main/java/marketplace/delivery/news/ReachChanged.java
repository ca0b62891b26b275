package marketplace.delivery.news;

import marketplace.outbox.News;
import marketplace.shared.PlaceCode;

/**
 * Who reaches a place, how or when, is not what it was; who wants to know asks.
 *
 * @param state served, when the market comes there, else unserved
 */
@News.Type("delivery.reach-changed")
public record ReachChanged(PlaceCode of, long version, String state) implements News {
    @Override
    public String subject() {
        return of.value();
    }

    @Override
    public String place() {
        return of.value();
    }
}
