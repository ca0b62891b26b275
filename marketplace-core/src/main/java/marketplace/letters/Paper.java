package marketplace.letters;

import marketplace.orders.Measure;
import marketplace.orders.Order;
import marketplace.orders.OrderLine;
import marketplace.pages.Formats;
import marketplace.pages.Language;
import marketplace.pages.Prose;
import marketplace.pages.Texts;
import marketplace.shared.Money;

/**
 * What every template of a letter can say: where the county's pages are, texts in the reader's language, figures as
 * people write them.
 */
public record Paper(String pages, Formats formats, Texts texts) {
    /** The address of a page of ours in the reader's language. */
    public String url(String path) {
        return pages + (formats.language() == Language.EN ? "/en" : "") + path;
    }

    public String text(String key, Object... arguments) {
        return texts.say(formats.language(), key, arguments);
    }

    /** Somebody's own words, which mean themselves. */
    public String literal(String words) {
        return Prose.literalInTemplate(words);
    }

    /** "2 × Weck: 5,40 €", or what is weighed with its price by weight and the most it can cost. */
    public String line(OrderLine line) {
        var name = literal(line.sold().name());
        var what = switch (line.measure()) {
            case Measure.Pieces pieces ->
                text("letters.line.pieces", pieces.count(), name, formats.money(line.amount()));
            case Measure.ToWeigh open ->
                text(
                        "letters.line.open",
                        name,
                        formats.weight(open.wanted().value()),
                        formats.perUnit(open.perKg(), "kg"),
                        formats.money(open.target()),
                        formats.money(open.amount()));
            case Measure.Weighed weighed ->
                text(
                        "letters.line.weighed",
                        name,
                        formats.weight(weighed.actual().value()),
                        formats.perUnit(weighed.agreed().perKg(), "kg"),
                        formats.money(line.amount()));
        };
        return line.deposit().isZero()
                ? what
                : what + " " + text("letters.line.deposit", formats.money(line.deposit()));
    }

    /** "(statt 2 × Dinkelbrot)" where fewer or something else comes; nothing where it comes as agreed. */
    public String changed(OrderLine line) {
        var agreed = line.agreed();
        if (agreed == null) {
            return "";
        }
        var less = agreed.ceiling().minus(line.total());
        return " "
                + text(
                        less.isPositive() ? "letters.line.changed.cheaper" : "letters.line.changed",
                        agreed.measure().count(),
                        literal(agreed.sold().name()),
                        formats.money(less));
    }

    /** What its buyer wishes of it, and what is to come when it is not there; nothing of work. */
    public String wish(OrderLine line) {
        var note = line.wish().hasNote() ? " „" + literal(line.wish().note()) + "“" : "";
        return line.sold().service()
                ? ""
                : " " + text("letters.line.wish." + line.wish().instead().name()) + note;
    }

    /** What was agreed and does not come. */
    public String leftOut(OrderLine line) {
        return text(
                "letters.line.out", line.measure().count(), literal(line.sold().name()));
    }

    /** What the order costs; while something is still to be weighed, the most it can. */
    public String total(Order order) {
        var open = order.lines().stream().anyMatch(line -> line.measure() instanceof Measure.ToWeigh);
        return open ? text("letters.total.most", formats.money(order.total())) : formats.money(order.total());
    }

    public String money(Money amount) {
        return formats.money(amount);
    }
}
