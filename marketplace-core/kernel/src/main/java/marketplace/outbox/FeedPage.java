package marketplace.outbox;

import java.util.List;

/**
 * Some news in a complete order, and where to go on: where the reader was, when there is nothing more yet.
 *
 * @param more whether the page ended at its limit, so that there may be more at once
 */
public record FeedPage(List<Envelope> events, String next, boolean more) {}
