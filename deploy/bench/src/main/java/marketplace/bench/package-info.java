/** The product under load: a closed loop of few connections, each figure beside the raw engine in the same run. */
@NullMarked
package marketplace.bench;

import org.jspecify.annotations.NullMarked;
