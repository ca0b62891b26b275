package marketplace.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import marketplace.testing.TestProduct;
import org.junit.jupiter.api.Test;

class ProductTest {

    static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void it_answers_at_its_address() throws Exception {
        var product = TestProduct.running();

        assertThat(statusOf(product.address() + "/")).isEqualTo(200);
    }

    @Test
    void a_part_that_was_killed_stays_away_until_it_is_started_again() throws Exception {
        var product = TestProduct.running();

        product.kill("search");

        assertThat(product.lives("search")).isFalse();
        product.startAgain("search");
        assertThat(product.lives("search")).isTrue();
    }

    private static int statusOf(String address) throws IOException, InterruptedException {
        var asked = HttpRequest.newBuilder(URI.create(address)).build();
        return CLIENT.send(asked, BodyHandlers.discarding()).statusCode();
    }
}
