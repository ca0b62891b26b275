package marketplace.pages.parts;

/** A piece of a name; a hit is what was searched for. */
public record Piece(String text, boolean hit) {}
