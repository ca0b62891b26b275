package marketplace.pages.parts;

/** How many of a line; its buttons send "less" or "more" with the name. */
public record Qty(String name, int count, String about) {}
