package marketplace.portal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import marketplace.finding.Found;
import marketplace.finding.Found.Shop;
import marketplace.finding.Question;
import marketplace.pages.Frame;
import marketplace.pages.parts.PlaceMap;
import marketplace.pages.parts.PlaceMap.Mark;
import marketplace.pages.parts.PlaceMap.Spot;

/** The shops of an answer on a map of our own, with the number of their listings in it. */
record MapShown(Question question, Found found, Frame frame) {

    PlaceMap of() {
        var title = frame.text("portal.map.title");
        return new PlaceMap(
                title,
                frame.text("portal.map.label", found.shops().size()),
                List.of(),
                Stream.concat(home(), shops()).toList(),
                meanings(),
                frame.text("portal.map.shop"),
                frame.text("portal.map.listings"));
    }

    private Stream<Spot> home() {
        var home = question.home();
        return home == null || frame.place() == null
                ? Stream.empty()
                : Stream.of(new Spot(home.point(), frame.place().name(), Mark.DIAMOND, "", null));
    }

    private Stream<Spot> shops() {
        return found.shops().entrySet().stream()
                .filter(one -> one.getValue().point() != null)
                .sorted(Map.Entry.comparingByKey())
                .map(one -> spot(one.getKey(), one.getValue()));
    }

    private Spot spot(UUID id, Shop shop) {
        var listings = found.listings().stream()
                .filter(hit -> hit.merchant().equals(id))
                .count();
        return new Spot(
                shop.point(),
                shop.name(),
                Boolean.FALSE.equals(shop.claimed()) ? Mark.RING : Mark.DOT,
                frame.formats().count(listings),
                "/laden/" + shop.slug());
    }

    private Map<Mark, String> meanings() {
        var meanings = new EnumMap<Mark, String>(Mark.class);
        meanings.put(Mark.DOT, frame.text("portal.map.with"));
        meanings.put(Mark.RING, frame.text("portal.map.without"));
        meanings.put(Mark.DIAMOND, frame.text("portal.map.home"));
        return meanings;
    }
}
