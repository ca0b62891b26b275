/** The gallery: every part of a page in every state, for those who build pages; there only when asked for. */
@NullMarked
package marketplace.pages.gallery;

import org.jspecify.annotations.NullMarked;
