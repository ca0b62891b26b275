package marketplace.pages.parts;

/** How many stars on average, and in how many reviews. */
public record Stars(double average, long reviews) {}
