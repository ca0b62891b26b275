/** Delivery days over HTTP: for people, for machines, for search. */
@NullMarked
package marketplace.delivery.web;

import org.jspecify.annotations.NullMarked;
