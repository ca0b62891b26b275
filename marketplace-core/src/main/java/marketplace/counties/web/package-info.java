/** Which county a request is for, its places and its legal pages. */
@NamedInterface("web")
@NullMarked
package marketplace.counties.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
