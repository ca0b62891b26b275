package marketplace.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.UUID;
import marketplace.shared.CountyCode;
import marketplace.shared.OrderId;
import marketplace.shared.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {
    static final OrderId ORDER = new OrderId(UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
    final JsonMapper json = JsonMapper.builder().addModule(Json.ids()).build();

    record Parcel(
            @Nullable OrderId order,
            @Nullable CountyCode county,
            @Nullable PlaceCode place) {}

    @Test
    void ids_and_codes_are_their_text() {
        var parcel = new Parcel(ORDER, CountyCode.of("09999"), PlaceCode.of("birkenau"));

        var text = json.writeValueAsString(parcel);

        assertThat(text).isEqualTo("""
            {"order":"017f22e2-79b0-7cc3-98c4-dc0c0c07398f","county":"09999","place":"birkenau"}\
            """);
        assertThat(json.readValue(text, Parcel.class)).isEqualTo(parcel);
    }

    @Test
    void ids_name_the_entries_of_a_map() {
        assertThat(json.writeValueAsString(Map.of(ORDER, 1))).isEqualTo("{\"" + ORDER + "\":1}");
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(json.readValue("{\"order\":null,\"place\":null}", Parcel.class))
                .isEqualTo(new Parcel(null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"order\":\"12\"}", "{\"order\":12}", "{\"order\":{}}", "{\"order\":[]}", "{\"county\":\"x\"}"
            })
    void what_is_not_an_id_is_refused(String text) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> json.readValue(text, Parcel.class));
    }
}
