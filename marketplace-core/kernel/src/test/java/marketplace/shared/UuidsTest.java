package marketplace.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidsTest {
    /** The example of RFC 9562, appendix A.6. */
    @Test
    void the_example_of_the_standard_comes_out() {
        var random =
                new byte[] {0x0C, (byte) 0xC3, 0x18, (byte) 0xC4, (byte) 0xDC, 0x0C, 0x0C, 0x07, 0x39, (byte) 0x8F};

        var id = Uuids.fresh(0x017F22E279B0L, random);

        assertThat(id).isEqualTo(UUID.fromString("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"));
    }

    @Test
    void every_id_says_version_seven_and_the_common_variant() {
        assertThat(Stream.generate(Uuids::fresh).limit(1_000)).allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void later_ids_sort_later_and_say_when_they_were_made() {
        var noon = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();

        var ids = LongStream.range(0, 100)
                .mapToObj(i -> Uuids.fresh(noon + i, new byte[10]))
                .toList();

        assertThat(ids)
                .isSorted()
                .extracting(id -> id.getMostSignificantBits() >>> 16)
                .startsWith(noon);
        assertThat(ids.stream().map(UUID::toString)).isSorted();
    }

    @Test
    void no_two_are_the_same() {
        assertThat(Stream.generate(Uuids::fresh).limit(10_000)).doesNotHaveDuplicates();
    }

    @Test
    void an_id_is_read_from_its_own_text_only() {
        var order = OrderId.fresh();

        assertThat(OrderId.of(order.toString())).isEqualTo(order);
        assertThatIllegalArgumentException().isThrownBy(() -> OrderId.of("12"));
        assertThatIllegalArgumentException().isThrownBy(() -> CountyCode.of("9999"));
        assertThatIllegalArgumentException().isThrownBy(() -> PlaceCode.of("Birkenau"));
    }
}
