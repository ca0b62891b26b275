package marketplace.outbox;

import java.util.List;

/** What a decision yields: the next state and the news of it, stored together or not at all. */
public record Change<T>(T next, List<News> news) {
    public Change {
        news = List.copyOf(news);
    }

    public static <T> Change<T> none(T unchanged) {
        return new Change<>(unchanged, List.of());
    }

    public static <T> Change<T> of(T next, News... news) {
        return new Change<>(next, List.of(news));
    }

    public boolean isNone() {
        return news.isEmpty();
    }
}
