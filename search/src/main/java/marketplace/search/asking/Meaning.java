package marketplace.search.asking;

/** One thing a word may mean; several words belong together. */
public record Meaning(String text, As as) {}
