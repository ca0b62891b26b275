package marketplace.portal;

import java.util.List;
import marketplace.pages.parts.Reach;

/**
 * A shop in a list of shops.
 *
 * @param art the drawing of its trade
 * @param claimed false: known from the map only, not with us
 */
public record Neighbour(
        String name, String href, String by, String art, boolean claimed, List<Reach> reaches, List<String> why) {}
