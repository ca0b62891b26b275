package marketplace.pages.parts;

/** How much of a whole, in words too. */
public record Progress(long value, long of, String label) {}
