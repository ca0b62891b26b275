package marketplace.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class GeoPointTest {
    static final GeoPoint NUREMBERG = new GeoPoint(49.4539, 11.0773);
    static final GeoPoint BAYREUTH = new GeoPoint(49.9456, 11.5713);

    @Test
    void nuremberg_and_bayreuth_are_65_km_apart_either_way() {
        assertThat(NUREMBERG.kmTo(BAYREUTH)).isCloseTo(65.2, offset(0.3));
        assertThat(BAYREUTH.kmTo(NUREMBERG)).isCloseTo(NUREMBERG.kmTo(BAYREUTH), offset(1e-9));
    }

    @Test
    void one_place_is_no_way_from_itself() {
        assertThat(NUREMBERG.kmTo(NUREMBERG)).isZero();
    }

    @Test
    void the_other_side_of_the_earth_is_half_its_circumference_away() {
        assertThat(new GeoPoint(0, 0).kmTo(new GeoPoint(0, 180))).isCloseTo(20_015.1, offset(0.1));
        assertThat(new GeoPoint(90, 0).kmTo(new GeoPoint(-90, 0))).isCloseTo(20_015.1, offset(0.1));
    }

    @Test
    void no_point_lies_beside_the_earth() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GeoPoint(90.1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new GeoPoint(0, -180.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new GeoPoint(Double.NaN, 0));
    }
}
