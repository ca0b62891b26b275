package marketplace.pages.parts;

/** A way on: its words and a path of ours. */
public record Link(String text, String href) {}
