package marketplace.pages.parts;

import java.util.List;

/** Views of one thing; the same list is also shown as chips. */
public record Tabs(String label, List<Tab> tabs) {}
