package marketplace.finding.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import marketplace.finding.Question;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * What a question may say beside where it is asked from.
 *
 * @param q the words as typed, German; empty or none asks for everything
 * @param category a code of GET /api/v1/categories; means it and everything below
 * @param merchant only what this merchant sells
 * @param kind goods or services alone
 * @param diet what all of them must keep to, such as vegan, gluten-free, organic; may be given several times
 * @param price a range of cents, both ends inclusive, "500-1000"; or at least so many, "500"; goes before priceFrom and priceTo
 * @param priceFrom cents, inclusive
 * @param priceTo cents, inclusive
 * @param way how it is to be had; any: also what does not come to the place. Without it, what reaches the place, where one is given
 * @param radius kilometres to the shop, where place or position is given
 * @param openNow true: only shops that are open at this moment
 * @param sort best by itself; near: the nearest shop first; mixed: the newest of each shop, one of each
 * @param page of 24 listings, from 1; 1 by itself
 */
record SearchParameters(
        @Nullable @Size(max = Question.LONGEST) String q,

        @Nullable @Pattern(regexp = "[a-z][a-z0-9._-]{0,79}")
        String category,

        @Nullable MerchantId merchant,
        @Nullable @Pattern(regexp = "product|service") String kind,
        @Nullable @Size(max = Question.MOST_DIETS) List<String> diet,
        @Nullable @Pattern(regexp = "\\d{1,9}(-\\d{0,9})?") String price,
        @Nullable @Min(0) @Max(Question.MOST_CENTS) Long priceFrom,
        @Nullable @Min(0) @Max(Question.MOST_CENTS) Long priceTo,

        @Nullable @Pattern(regexp = "delivery|pickup|van|point|any")
        String way,

        @Nullable @Min(1) @Max(Question.MOST_KM) Integer radius,
        @Nullable Boolean openNow,

        @Nullable @Pattern(regexp = "best|near|price|unit-price|new|mixed")
        String sort,

        @Nullable @Min(1) @Max(Question.LAST_PAGE) Integer page) {}
