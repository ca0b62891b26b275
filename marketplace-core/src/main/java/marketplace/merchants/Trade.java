package marketplace.merchants;

import java.util.List;

/**
 * A trade of shops and crafts.
 *
 * @param art the drawing of its pages, without its prefix
 * @param osm tags of OpenStreetMap that mean it, "shop=bakery"
 */
public record Trade(String code, String nameDe, String nameEn, String art, List<String> osm) {}
