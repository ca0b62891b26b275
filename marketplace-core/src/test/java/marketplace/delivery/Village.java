package marketplace.delivery;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import marketplace.CoreTest;
import marketplace.delivery.DeliveryDay.CutOff;
import marketplace.delivery.Vehicle.Kind;
import marketplace.shared.CountyCode;
import marketplace.shared.PlaceCode;
import marketplace.shared.Scope;
import org.springframework.stereotype.Component;

/** Gives a village a delivery day on every working day, a pickup point and two vehicles, for the tests of other rooms. */
@Component
public class Village {
    public static final String POINT = "feuerwehrhaus-weidenbach";
    private final LayNetwork lay;

    Village(LayNetwork lay) {
        this.lay = lay;
    }

    /** The market comes there every day but Sunday, ordered by 00:01 of the day before. */
    public void servedDaily(CountyCode county, PlaceCode place) {
        lay.with(network(place)).contextWrite(Scope.of(county)::in).block();
    }

    /** The market comes there on Wednesdays alone. */
    public void servedWeekly(CountyCode county, PlaceCode place) {
        var usual = network(place);
        var wednesdays = usual.days().get(place).stream()
                .filter(day -> day.weekday() == DayOfWeek.WEDNESDAY)
                .toList();
        lay.with(new Network(Map.of(place, wednesdays), usual.points(), usual.vehicles()))
                .contextWrite(Scope.of(county)::in)
                .block();
    }

    /** The same, with a van nobody has driven yet. */
    public void servedBy(CountyCode county, PlaceCode place, String van) {
        var usual = network(place);
        var fresh = new Vehicle(van, "Wagen 1", Kind.VAN, true, 120, place, null, 62, 1980, null);
        var network = new Network(usual.days(), usual.points(), List.of(fresh));
        lay.with(network).contextWrite(Scope.of(county)::in).block();
    }

    public static Network network(PlaceCode place) {
        var days = java.util.stream.Stream.of(DayOfWeek.values())
                .filter(day -> day != DayOfWeek.SUNDAY)
                .map(day -> new DeliveryDay(
                        day,
                        new CutOff(day.minus(1), LocalTime.of(0, 1)),
                        new Window(LocalTime.of(15, 0), LocalTime.of(18, 0))))
                .toList();
        return new Network(Map.of(place, days), points(place), vehicles(CoreTest.WEIDENBACH.code()));
    }

    private static List<PickupPoint> points(PlaceCode place) {
        return List.of(new PickupPoint(
                POINT,
                "Feuerwehrhaus Weidenbach",
                place,
                "Dorfstraße 2",
                DayOfWeek.MONDAY,
                new Window(LocalTime.of(16, 0), LocalTime.of(19, 0)),
                "Mo 16–19 Uhr",
                2,
                1));
    }

    private static List<Vehicle> vehicles(PlaceCode base) {
        return List.of(
                new Vehicle("wagen-1", "Wagen 1", Kind.VAN, true, 60, base, null, 62, 1980, null),
                new Vehicle("lastenrad", "Lastenrad", Kind.CARGO_BIKE, false, 8, base, 25, 8, 1680, null));
    }
}
