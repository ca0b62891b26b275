package marketplace.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.demo.DemoPeople.Resident;
import org.jspecify.annotations.Nullable;

/** Who lives where, and where else goods can be brought to. */
record PastPlaces(Map<String, List<Resident>> residents, Map<String, String> points) {
    static PastPlaces of(Map<String, String> points, List<Resident> residents) {
        return new PastPlaces(residents.stream().collect(Collectors.groupingBy(Resident::place)), points);
    }

    List<Resident> residentsOf(String place) {
        return residents.getOrDefault(place, List.of());
    }

    @Nullable
    String pointOf(String place) {
        return points.get(place);
    }
}
