package marketplace.pages.parts;

/** One of several views or terms, as a link. */
public record Tab(String text, String href, boolean current) {}
