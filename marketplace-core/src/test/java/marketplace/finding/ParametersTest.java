package marketplace.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import marketplace.finding.Question.Home;
import marketplace.shared.GeoPoint;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
    private static final Home WEIDENBACH = new Home(PlaceCode.of("weidenbach"), new GeoPoint(50.1, 11.2));

    @Test
    void a_whole_question_is_read_and_written_the_same() {
        var merchant = MerchantId.fresh();
        var given = Map.of(
                "q", List.of("Weck"),
                "category", List.of("food.bread"),
                "merchant", List.of(merchant.toString()),
                "kind", List.of("product"),
                "diet", List.of("vegan", "organic"),
                "priceFrom", List.of("100"),
                "priceTo", List.of("500"),
                "way", List.of("delivery"),
                "radius", List.of("10"),
                "openNow", List.of("true"));

        var question = Parameters.strictly(given, WEIDENBACH);

        assertThat(question.parameters()).isEqualTo(given);
        assertThat(question.filters().merchant()).isEqualTo(merchant);
        assertThat(question.coming().way()).isEqualTo(Way.DELIVERY);
    }

    @Test
    void a_step_of_prices_is_a_range() {
        var from = Parameters.strictly(Map.of("price", List.of("10000-")), null);
        var between = Parameters.strictly(Map.of("price", List.of("500-999")), null);

        assertThat(from.filters().priceFrom()).isEqualTo(10_000);
        assertThat(from.filters().priceTo()).isNull();
        assertThat(between.filters().priceTo()).isEqualTo(999);
    }

    @ParameterizedTest
    @CsvSource({
        "page,11",
        "page,x",
        "priceFrom,-1",
        "priceTo,cheap",
        "price,a-b",
        "way,drone",
        "sort,luck",
        "sort,near",
        "radius,5",
        "radius,500",
        "kind,idea",
        "merchant,1",
        "diet,Ä",
        "category,../x"
    })
    void what_cannot_be_read_is_refused_to_machines_and_left_out_of_pages(String name, String value) {
        var given = Map.of("q", List.of("Brot"), name, List.of(value));

        assertThatExceptionOfType(QuestionRefused.class)
                .isThrownBy(() -> Parameters.strictly(given, null))
                .satisfies(refused -> assertThat(refused.fields()).hasSize(1));
        assertThat(Parameters.kindly(given, null)).isEqualTo(Question.of("Brot", null));
    }

    @Test
    void nothing_stands_for_what_is_usual() {
        var question = Question.of(" Brot ", null);

        assertThat(question.parameters()).isEqualTo(Map.of("q", List.of("Brot")));
        assertThat(question.isNarrowed()).isFalse();
    }

    @Test
    void a_choice_goes_back_to_the_first_page() {
        var third = Question.of("Brot", WEIDENBACH).onPage(3);

        assertThat(third.sorted(Sort.PRICE).page()).isOne();
        assertThat(third.with(Question.Coming.ANYHOW).page()).isOne();
    }
}
