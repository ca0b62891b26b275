package marketplace.journeys;

import marketplace.testing.TestProduct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The market goes on when search is away. */
@Journey
class RestingSearchTest {

    @AfterEach
    void search_is_back() {
        if (!TestProduct.running().lives("search")) {
            TestProduct.running().startAgain("search");
        }
    }

    @Test
    void without_search_the_page_says_so_and_still_answers(People people) {
        TestProduct.running().kill("search");
        var guest = people.guest();

        guest.searches("Holzofenbrot");

        guest.sees("Die große Suche ruht gerade").sees("Roggenmischbrot");
    }
}
