/** Processes that outlive the one who started them, are found again by file, and are stopped with all their children. */
@NullMarked
package marketplace.local.processes;

import org.jspecify.annotations.NullMarked;
