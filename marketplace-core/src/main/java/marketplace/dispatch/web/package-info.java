/** Dispatch over HTTP: the dispatcher's day, the courier's phone, where a delivery stands. */
@NullMarked
package marketplace.dispatch.web;

import org.jspecify.annotations.NullMarked;
