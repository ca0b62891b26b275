package marketplace.pages.parts;

/** The strip at the foot of result pages: what is in the basket, and on. */
public record Bar(String text, Link link) {}
