package marketplace.pages.parts;

/** A box to tick. */
public record Check(String name, String value, String text, boolean ticked) {}
