package marketplace.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import marketplace.catalog.Categories;
import marketplace.catalog.Category;
import marketplace.merchants.Trade;
import marketplace.merchants.Trades;
import org.junit.jupiter.api.Test;

class DrawingsTest {
    private static final Pattern SYMBOL = Pattern.compile("<symbol id=\"a-([a-z]+)\"");

    @Test
    void every_category_and_every_trade_has_a_drawing() throws IOException {
        var asked = Stream.concat(
                new Categories().list().stream().map(Category::art),
                new Trades().list().stream().map(Trade::art));

        assertThat(drawn()).containsAll(asked.toList());
    }

    @Test
    void a_kind_of_goods_shows_a_drawing_of_its_own() {
        var basket = new Categories()
                .list().stream()
                        .filter(category -> category.art().equals("basket"))
                        .map(Category::code);

        assertThat(basket).containsOnly("food", "service.catering");
    }

    private static List<String> drawn() throws IOException {
        try (var sprite = DrawingsTest.class.getResourceAsStream("/static/sprite-art.svg")) {
            var text = new String(sprite.readAllBytes(), StandardCharsets.UTF_8);
            return SYMBOL.matcher(text)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        }
    }
}
