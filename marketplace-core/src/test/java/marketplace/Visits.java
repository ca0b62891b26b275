package marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import marketplace.CoreTest.Person;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What somebody does with pages: looks at one, sends a form, is led on, stands before a shut door. */
public final class Visits {
    private Visits() {}

    /** The page, which must be there. */
    public static String html(WebTestClient browser, String path) {
        return String.valueOf(look(browser, path)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    public static ResponseSpec send(Person person, String path, Map<String, String> fields) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        fields.forEach(form::add);
        return send(person, path, form);
    }

    public static ResponseSpec send(Person person, String path, MultiValueMap<String, String> fields) {
        fields.set("csrf", person.csrf());
        return person.browser()
                .post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .bodyValue(fields)
                .exchange();
    }

    /** Where a form that was fine leads, without its toast. */
    public static String led(ResponseSpec answer) {
        return String.valueOf(answer.expectStatus()
                        .isSeeOther()
                        .expectBody()
                        .returnResult()
                        .getResponseHeaders()
                        .getLocation())
                .replaceAll("[?&]done=.*", "");
    }

    /** The form again, with what is to be mended. */
    public static String mended(ResponseSpec answer) {
        return String.valueOf(answer.expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    /** Neither to look at nor to send anything to: a guest is asked to sign in, others are told no. */
    public static void shut(WebTestClient guest, List<Person> others, List<String> looks, List<String> forms) {
        looks.forEach(path -> look(guest, path).expectStatus().isUnauthorized());
        forms.forEach(path -> guest.post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("a=b")
                .exchange()
                .expectStatus()
                .isUnauthorized());
        for (var other : others) {
            looks.forEach(path -> no(look(other.browser(), path)));
            forms.forEach(path -> no(send(other, path, Map.of("a", "b"))));
        }
    }

    private static void no(ResponseSpec answer) {
        answer.expectStatus().value(status -> assertThat(status).isIn(403, 404));
    }

    private static ResponseSpec look(WebTestClient browser, String path) {
        return browser.get().uri(path).accept(MediaType.TEXT_HTML).exchange();
    }
}
