package marketplace.search.web;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import marketplace.search.asking.Shops.Shop;
import marketplace.search.asking.Sort;
import marketplace.search.index.Found.Hit;
import marketplace.search.merchants.Merchant;
import marketplace.search.reach.Place;
import marketplace.search.reach.Way;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes an answer as JSON. Listings go through as the bytes the index keeps; only what the question adds is written. */
final class AnswerJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BYTES = 32 * 1024;

    private final Answer answer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    private final JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes);
    private final Set<String> shops = new LinkedHashSet<>();

    private AnswerJson(Answer answer) {
        this.answer = answer;
    }

    static byte[] of(Answer answer) {
        var json = new AnswerJson(answer);
        try (json.out) {
            json.write();
        }
        return json.bytes.toByteArray();
    }

    private void write() {
        var question = answer.question();
        out.writeStartObject();
        out.writeStringProperty("county", question.county().value());
        out.writeStringProperty("words", question.words());
        out.writeNumberProperty("total", answer.found().total());
        out.writeNumberProperty("page", question.page());
        out.writeNumberProperty("pages", answer.pages());
        out.writeStringProperty("sort", question.sort().code());
        out.writeStringProperty(
                "step",
                answer.reading().corrected() == null ? answer.found().step().code() : "spelling");
        understood();
        texts(
                "didYouMean",
                answer.reading().corrected() == null
                        ? List.of()
                        : List.of(answer.reading().corrected()));
        groups();
        listings();
        merchants();
        places();
        shops();
        new FacetsJson(answer, out).write();
        out.writeEndObject();
    }

    private void understood() {
        out.writeArrayPropertyStart("understood");
        for (var one : answer.reading().understood()) {
            out.writeStartObject();
            out.writeStringProperty("word", one.word());
            out.writeStringProperty("as", one.as().code());
            texts("means", one.means());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void groups() {
        out.writeObjectPropertyStart("groups");
        out.writeNumberProperty("goods", answer.found().countOf("kind", "product"));
        out.writeNumberProperty("services", answer.found().countOf("kind", "service"));
        out.writeNumberProperty("shops", answer.shops().size());
        out.writeNumberProperty("places", answer.reading().places().size());
        out.writeEndObject();
    }

    private void listings() {
        var reasons = new Reasons(answer.reading());
        out.writeArrayPropertyStart("listings");
        for (var hit : answer.found().hits()) {
            shops.add(hit.merchant());
            out.writeStartObject();
            out.writeArrayPropertyStart("why");
            reasons.of(hit).forEach(this::reason);
            near(hit);
            popular(hit);
            out.writeEndArray();
            texts("unsure", reasons.unsure(hit));
            through(hit);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** The listing's own fields, without the braces around them. */
    private void through(Hit hit) {
        out.flush();
        bytes.write(',');
        bytes.write(hit.json(), 1, hit.json().length - 2);
    }

    private void reason(Reasons.Reason reason) {
        reason(reason.code(), reason.word(), reason.asked());
    }

    private void reason(String code, @Nullable String word, @Nullable String asked) {
        out.writeStartObject();
        out.writeStringProperty("code", code);
        if (word != null) {
            out.writeStringProperty("word", word);
        }
        if (asked != null) {
            out.writeStringProperty("for", asked);
        }
        out.writeEndObject();
    }

    /** How near, the shop says in metres. */
    private void near(Hit hit) {
        var id = MerchantId.of(hit.merchant());
        var rings = answer.eligible().rings();
        if (rings.stream().anyMatch(ring -> ring.merchants().contains(id))
                && answer.metres(answer.directory().merchant(id)) != null) {
            reason("near", null, null);
        }
    }

    /** That people open and buy it often, in her place by its name or in the county; only where it counted. */
    private void popular(Hit hit) {
        if (answer.question().sort() == Sort.BEST && answer.rising().has(hit.id())) {
            var place = answer.question().place();
            reason("popular", answer.rising().place() == null || place == null ? null : place.name(), null);
        }
    }

    private void merchants() {
        out.writeArrayPropertyStart("merchants");
        for (Shop shop : answer.shops()) {
            shops.add(shop.merchant().toString());
            out.writeStartObject();
            out.writeStringProperty("id", shop.merchant().toString());
            out.writeArrayPropertyStart("why");
            reason(shop.code().equals("called") ? "merchant" : shop.code(), shop.word(), null);
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void places() {
        out.writeArrayPropertyStart("places");
        answer.directory().places().stream()
                .filter(place -> answer.reading().places().contains(place.id()))
                .limit(3)
                .forEach(this::place);
        out.writeEndArray();
    }

    private void place(Place place) {
        out.writeStartObject();
        out.writeStringProperty("id", place.id());
        out.writeStringProperty("name", place.name());
        if (place.lat() != null && place.lon() != null) {
            out.writeNumberProperty("lat", place.lat());
            out.writeNumberProperty("lon", place.lon());
        }
        out.writeEndObject();
    }

    private void shops() {
        out.writeObjectPropertyStart("shops");
        for (var id : shops) {
            var merchant = answer.directory().merchant(MerchantId.of(id));
            if (merchant != null) {
                out.writeObjectPropertyStart(id);
                shop(merchant);
                out.writeEndObject();
            }
        }
        out.writeEndObject();
    }

    private void shop(Merchant merchant) {
        out.writeStringProperty("name", merchant.name());
        out.writeStringProperty("slug", merchant.slug());
        out.writeStringProperty("trade", merchant.trade());
        out.writeStringProperty("place", placeName(merchant));
        out.writeBooleanProperty("claimed", merchant.claimed());
        if (merchant.lat() != null && merchant.lon() != null) {
            out.writeNumberProperty("lat", merchant.lat());
            out.writeNumberProperty("lon", merchant.lon());
        }
        var metres = answer.metres(merchant);
        if (metres != null) {
            out.writeNumberProperty("metres", Math.round(metres));
        }
        var until = answer.directory().openUntil(merchant, answer.now());
        if (merchant.hours() != null) {
            out.writeBooleanProperty("open", until.isPresent());
        }
        until.ifPresent(time -> out.writeStringProperty("until", time.toString()));
        ways(merchant);
    }

    private @Nullable String placeName(Merchant merchant) {
        return merchant.place() == null
                ? null
                : answer.directory().place(merchant.place()).map(Place::name).orElse(null);
    }

    private void ways(Merchant merchant) {
        out.writeArrayPropertyStart("ways");
        var place = answer.question().place();
        var reaching =
                place == null || place.reach() == null ? List.<marketplace.search.reach.Reach>of() : place.reach();
        reaching.stream()
                .filter(reach -> reach.merchant().equals(merchant.id()))
                .forEach(reach -> {
                    out.writeStartObject();
                    out.writeStringProperty("way", reach.way().code());
                    if (reach.weekday() != null) {
                        out.writeNumberProperty("weekday", reach.weekday());
                    }
                    if (reach.at() != null) {
                        out.writeStringProperty("at", reach.at());
                    }
                    if (reach.cutOff() != null) {
                        out.writeObjectPropertyStart("cutOff");
                        out.writeNumberProperty("weekday", reach.cutOff().weekday());
                        out.writeStringProperty("time", reach.cutOff().time());
                        out.writeEndObject();
                    }
                    out.writeEndObject();
                });
        if (merchant.offersPickup()) {
            out.writeStartObject();
            out.writeStringProperty("way", Way.PICKUP.code());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void texts(String name, List<String> texts) {
        out.writeArrayPropertyStart(name);
        texts.stream().filter(Objects::nonNull).forEach(out::writeString);
        out.writeEndArray();
    }
}
