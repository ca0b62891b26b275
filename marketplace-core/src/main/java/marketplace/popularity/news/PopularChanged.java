package marketplace.popularity.news;

import marketplace.outbox.News;

/**
 * Other listings rise in a place, or by another step; who wants to know which asks.
 *
 * @param of the key of a place; "*" is the whole county
 */
@News.Type("popularity.popular-changed")
public record PopularChanged(String of, long version) implements News {
    @Override
    public String subject() {
        return of;
    }
}
