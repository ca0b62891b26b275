/**
 * What the fault tests put into a service from outside, as an agent on its class path: a fuse that ends the process at a
 * named point as kill -9 would. The product holds none of it, so nothing in production can light it.
 */
@NullMarked
package marketplace.faults.inside;

import org.jspecify.annotations.NullMarked;
