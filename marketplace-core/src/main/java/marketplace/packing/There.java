package marketplace.packing;

import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * What there is in place of a line.
 *
 * @param pieces of what was ordered, or of what comes instead; none: nothing comes
 * @param instead another variant of the same merchant; none: fewer of the same
 */
public record There(int position, int pieces, @Nullable VariantId instead) {}
