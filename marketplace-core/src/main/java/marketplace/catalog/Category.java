package marketplace.catalog;

import java.util.List;
import java.util.Set;
import marketplace.catalog.Facts.Exclusion;
import org.jspecify.annotations.Nullable;

/**
 * A node of our tree of goods and services.
 *
 * @param code dotted, stable: food.bread.rolls
 * @param tax what a thing of this kind usually is
 * @param needs what a listing here must state before it is shown
 * @param exclusion why the right of withdrawal usually does not hold here, if so
 * @param words what people also call it, for search
 */
public record Category(
        String code,
        @Nullable String parent,
        String nameDe,
        String nameEn,
        Pricing.Kind kind,
        String art,
        TaxClass tax,
        Set<Need> needs,
        @Nullable Exclusion exclusion,
        List<String> words) {

    /** What can be asked for. */
    public enum Need {
        ALLERGENS,
        INGREDIENTS,
        ORIGIN,
        ALCOHOL,
        DEPOSIT,
        WEIGHED,
        ENERGY,
        TEXTILE,
        MAKER,
        WEEE,
        BATTERY,
        /** The merchant's entry in the Handwerksrolle (R160). */
        REGISTER,
        /** A fixed price, never reduced (R63). */
        BOOKPRICE
    }

    public boolean needs(Need need) {
        return needs.contains(need);
    }
}
