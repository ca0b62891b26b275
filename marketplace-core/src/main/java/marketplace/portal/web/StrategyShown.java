package marketplace.portal.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import marketplace.counties.DecideStrategy;
import marketplace.counties.DecideStrategy.Proposal;
import marketplace.counties.Strategies.Since;
import marketplace.counties.Strategy.Difference;
import marketplace.counties.StrategyVersion;
import marketplace.counties.Switch;
import marketplace.counties.Switch.Subject;
import marketplace.counties.Switch.Unit;
import marketplace.pages.Frame;
import marketplace.pages.Language;
import marketplace.pages.parts.Field;
import marketplace.pages.parts.Option;
import marketplace.shared.AccountId;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * The strategy as a page shows it.
 *
 * @param versions the last fifty, the newest first
 * @param filled what the form holds, by the names of its fields, where that is not what is in force
 * @param seen the version the form was first filled from; what came after it is told
 */
public record StrategyShown(
        StrategyVersion inForce,
        List<StrategyVersion> versions,
        Map<Switch, Since> since,
        Map<AccountId, String> names,
        Map<String, String> filled,
        long seen) {
    static final String PATH = "/betreiber/strategie";
    static final String REASON = "reason";

    /** Before it holds: what becomes of what, and why. */
    public record Confirming(Proposal proposal, String reason) {
        public String path() {
            return PATH + "/bestaetigen";
        }

        public String back() {
            return PATH;
        }
    }

    static StrategyShown of(List<StrategyVersion> versions, Map<Switch, Since> since, Map<AccountId, String> names) {
        var inForce = versions.stream().findFirst().orElse(StrategyVersion.NONE);
        return new StrategyShown(inForce, versions, since, names, Map.of(), inForce.version());
    }

    /** With what somebody wrote when that version was in force. */
    StrategyShown filled(Map<String, String> form, long seen) {
        return new StrategyShown(inForce, versions, since, names, Map.copyOf(form), seen);
    }

    public String path() {
        return PATH;
    }

    public List<Subject> subjects() {
        return List.of(Subject.values());
    }

    public List<Switch> about(Subject subject) {
        return Stream.of(Switch.values())
                .filter(one -> one.subject() == subject)
                .toList();
    }

    /** What others decided while the form was being filled. */
    public List<StrategyVersion> meanwhile() {
        return versions.stream().filter(one -> one.version() > seen).toList();
    }

    public Field field(Frame frame, Switch one) {
        var value = filled.getOrDefault(
                one.key(), plain(frame, one.unit(), inForce.strategy().get(one)));
        var name = frame.text(one.text());
        return one.unit() == Unit.FLAG
                ? Field.of(one.key(), name, flag(frame, value)).hint(frame.text(one.text() + ".text"))
                : Field.of(one.key(), "%s (%s)".formatted(name, frame.text("portal.strategy.unit." + one.unit())))
                        .type(one.unit().decimals() == 0 ? "number" : "text")
                        .max(12)
                        .value(value)
                        .hint(frame.text(one.text() + ".text") + " " + limits(frame, one));
    }

    public Field reason(Frame frame) {
        return Field.of(REASON, frame.text("portal.strategy.reason"))
                .hint(frame.text("portal.strategy.reason.hint"))
                .value(filled.get(REASON))
                .rows(2)
                .max(DecideStrategy.LONGEST_REASON);
    }

    private static List<Option> flag(Frame frame, String value) {
        return Stream.of("1", "0")
                .map(one -> Option.of(one, frame.text("portal.strategy.flag." + one), one.equals(value)))
                .toList();
    }

    /** "Von 0,00 € bis 50,00 €." */
    static String limits(Frame frame, Switch one) {
        return frame.text("portal.strategy.limits", written(frame, one, one.least()), written(frame, one, one.most()));
    }

    public String value(Frame frame, Switch one) {
        return written(frame, one, inForce.strategy().get(one));
    }

    /** Since when, and by whom. */
    public String since(Frame frame, Switch one) {
        var since = this.since.get(one);
        return since == null
                ? frame.text("portal.strategy.never")
                : frame.text("portal.strategy.since", frame.formats().exactly(since.at()), who(frame, since.by()));
    }

    public String who(Frame frame, @Nullable AccountId by) {
        return by == null
                ? frame.text("portal.strategy.by.house")
                : names.getOrDefault(by, frame.text("portal.strategy.by.somebody"));
    }

    /** "Gebühr an die Tür: 3,90 €, jetzt 4,50 €". */
    public static String told(Frame frame, Difference one) {
        return frame.text(
                "portal.strategy.difference",
                frame.text(one.what().text()),
                written(frame, one.what(), one.was()),
                written(frame, one.what(), one.now()));
    }

    /** As people read it: "3,90 €", "15 km", "an". */
    public static String written(Frame frame, Switch one, long value) {
        var formats = frame.formats();
        return switch (one.unit()) {
            case FLAG -> frame.text("portal.strategy.flag." + value);
            case CENTS -> formats.money(Money.euro(value));
            case KM -> frame.text("portal.strategy.km", formats.count(value));
            case MINUTES -> frame.text("portal.strategy.minutes", formats.count(value));
            case PERCENT, BASIS_POINTS ->
                frame.text(
                        "portal.strategy.percent",
                        formats.decimal(
                                amount(one.unit(), value).doubleValue(),
                                one.unit().decimals()));
        };
    }

    /** As it stands in a field: "3,90". */
    public static String plain(Frame frame, Unit unit, long value) {
        var text = amount(unit, value).toPlainString();
        return frame.language() == Language.DE ? text.replace('.', ',') : text;
    }

    private static BigDecimal amount(Unit unit, long value) {
        return BigDecimal.valueOf(value, unit.decimals());
    }
}
