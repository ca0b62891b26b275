package marketplace.outbox;

import java.util.List;

/** Some news in a complete order, and where to go on; an empty page leaves the reader where it was. */
public record FeedPage(List<Envelope> events, String next) {}
