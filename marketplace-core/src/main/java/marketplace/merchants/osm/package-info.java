/** Reads shops from extracts of OpenStreetMap (© OpenStreetMap contributors, ODbL), in bounded memory. */
@NullMarked
package marketplace.merchants.osm;

import org.jspecify.annotations.NullMarked;
