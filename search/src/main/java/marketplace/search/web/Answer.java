package marketplace.search.web;

import java.time.LocalDateTime;
import java.util.List;
import marketplace.search.asking.Directory;
import marketplace.search.asking.Eligible;
import marketplace.search.asking.Question;
import marketplace.search.asking.Reading;
import marketplace.search.asking.Shops.Shop;
import marketplace.search.index.Found;
import marketplace.search.merchants.Merchant;
import marketplace.search.popular.Rising;
import org.jspecify.annotations.Nullable;

/** Everything an answer is made of. */
record Answer(
        Question question,
        Reading reading,
        Eligible eligible,
        Rising rising,
        Found found,
        List<Shop> shops,
        Directory directory,
        LocalDateTime now) {

    private static final double METRES = 1000;

    /** How far the asker has to the merchant; unknown when either does not say where. */
    @Nullable
    Double metres(@Nullable Merchant merchant) {
        var here = question.point();
        var there = merchant == null ? null : merchant.point();
        return here == null || there == null ? null : here.kmTo(there) * METRES;
    }

    int pages() {
        var all = (found.total() + Question.PAGE_SIZE - 1) / Question.PAGE_SIZE;
        return Math.toIntExact(Math.clamp(all, 1, Question.MOST_PAGES));
    }
}
