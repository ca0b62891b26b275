package marketplace.finding;

import marketplace.CoreTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole core beside a search that answers as agreed. All classes that extend it share one started core. */
public abstract class SearchTest extends CoreTest {
    protected static final SearchDouble SEARCH = new SearchDouble();

    @DynamicPropertySource
    static void search(DynamicPropertyRegistry registry) {
        registry.add("finding.url", SEARCH::url);
        registry.add("keycloak.url", SEARCH::url);
    }

    @BeforeEach
    void search_answers_as_agreed() {
        SEARCH.sayTheGolden();
    }
}
