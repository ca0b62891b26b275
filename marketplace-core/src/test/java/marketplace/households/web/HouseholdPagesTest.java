package marketplace.households.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static marketplace.Visits.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import marketplace.households.HouseholdTest;
import org.junit.jupiter.api.Test;

/** "Mein Haushalt", without a script. */
class HouseholdPagesTest extends HouseholdTest {
    private static final String PAGE = "/mein-haushalt";
    private static final Pattern LINK = Pattern.compile("http://[^<]*(/mein-haushalt/beitreten\\?code=[0-9A-Z-]{19})");

    @Test
    void an_invitation_is_shown_once_and_its_link_leads_to_who_invites() {
        assertThat(html(johanna.browser(), "/konto")).contains("href=\"" + PAGE + "\"");
        var link = invited(johanna);

        assertThat(html(johanna.browser(), PAGE))
                .contains("Offene Einladungen")
                .doesNotContain(link.replaceAll(".*=", ""));
        assertThat(html(vera.browser(), link)).contains("Vera Berger lädt Sie in einen Haushalt ein", "Beitreten");
        assertThat(led(send(vera, PAGE + "/beitreten", Map.of("code", link.replaceAll(".*=", "")))))
                .isEqualTo(PAGE);
        assertThat(html(vera.browser(), PAGE)).contains("Austreten").doesNotContain("Aus dem Haushalt nehmen");
        assertThat(html(johanna.browser(), PAGE)).contains("Aus dem Haushalt nehmen");
    }

    @Test
    void what_is_wrong_with_a_code_stands_at_its_field_with_what_was_typed() {
        assertThat(mended(send(vera, PAGE + "/beitreten", Map.of("code", "K7M2-falsch"))))
                .contains("id=\"f-code-e\"", "value=\"K7M2-falsch\"", "Dieser Code gilt nicht");
        assertThat(html(vera.browser(), "/en" + PAGE)).contains("My household", "Invited?");
    }

    @Test
    void whoever_is_in_a_household_is_told_to_leave_it_first() {
        together(johanna, vera);
        var link = invited(paul);

        assertThat(mended(send(vera, PAGE + "/beitreten", Map.of("code", link.replaceAll(".*=", "")))))
                .contains("Sie gehören schon zu einem Haushalt");
    }

    private static String invited(Person host) {
        var page = send(
                        host,
                        PAGE + "/einladungen",
                        Map.of("command", UUID.randomUUID().toString()))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var link = LINK.matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
