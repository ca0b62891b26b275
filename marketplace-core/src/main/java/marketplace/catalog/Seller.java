package marketplace.catalog;

import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;

/**
 * What of a merchant decides what she may list.
 *
 * @param organic whether her organic certificate holds today (R147)
 * @param inCraftRegister whether she is entered in the Handwerksrolle (R160)
 */
record Seller(MerchantId id, PlaceCode place, boolean organic, boolean inCraftRegister) {}
