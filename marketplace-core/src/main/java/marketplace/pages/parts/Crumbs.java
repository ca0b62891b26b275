package marketplace.pages.parts;

import java.util.List;

/** The way back, and where we are. */
public record Crumbs(List<Link> way, String here) {}
