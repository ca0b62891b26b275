package marketplace.outbox;

import java.util.List;

/** Some news in a complete order, and where to go on: where the reader was, when there is nothing more yet. */
public record FeedPage(List<Envelope> events, String next) {}
