/** Counting what people do without knowing who they are: devices are told apart for a day, in memory, and then forgotten. */
@NullMarked
package marketplace.pages.devices;

import org.jspecify.annotations.NullMarked;
