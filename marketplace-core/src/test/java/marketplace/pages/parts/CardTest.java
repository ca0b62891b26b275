package marketplace.pages.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CardTest {
    @Test
    void of_a_listing_s_address_only_the_id_is_its_id() {
        assertThat(cardOf("/angebot/01a2?platz=3").listing()).isEqualTo("01a2");
        assertThat(cardOf("/angebot/01a2").listing()).isEqualTo("01a2");
    }

    @Test
    void what_leads_elsewhere_is_about_no_listing() {
        assertThat(cardOf("/laden/imkerei").listing()).isNull();
    }

    private static Card cardOf(String href) {
        return new Card(
                Marked.plain("Honig"),
                href,
                "",
                Picture.drawing("jar"),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                "");
    }
}
