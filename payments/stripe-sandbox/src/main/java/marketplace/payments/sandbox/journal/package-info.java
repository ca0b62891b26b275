/** Where the sandbox remembers: one append-only file, synced before an answer leaves, replayed at start. */
@NullMarked
package marketplace.payments.sandbox.journal;

import org.jspecify.annotations.NullMarked;
