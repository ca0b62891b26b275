package marketplace.letters;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.function.UnaryOperator;
import marketplace.counties.Counties;
import marketplace.counties.County;
import marketplace.pages.Formats;
import marketplace.pages.Language;
import marketplace.pages.Prose;
import marketplace.pages.Texts;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The county's paper: templates per language, its name above and its people below. */
@Component
public class Stationery {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Counties counties;
    private final LettersSettings settings;
    private final Texts texts;

    Stationery(Counties counties, LettersSettings settings, Texts texts) {
        this.counties = counties;
        this.settings = settings;
        this.texts = texts;
    }

    /** A whole letter for the template that is its HTML. */
    public record Sheet(County county, String title, String html, Paper paper) {}

    Mono<Paper> paper(Language language) {
        return counties.hostHere()
                .map(host -> new Paper(settings.pages().replace("{host}", host), new Formats(language), texts));
    }

    /** The words of "letters/&lt;template&gt;_&lt;language&gt;.jte", in CommonMark. */
    String body(String template, Paper paper, Object page) {
        var name = "letters/%s_%s.jte"
                .formatted(template, paper.formats().language().tag());
        return render(name, Map.of("paper", paper, "page", page));
    }

    Mono<Mail> mail(Letter letter, Words words) {
        return Mono.zip(
                counties.here(), paper(words.language()), (county, paper) -> mail(letter, words, county, paper));
    }

    private Mail mail(Letter letter, Words words, County county, Paper paper) {
        var body = words.body().replace("](/", "](" + paper.url("/"));
        var sheet = new Sheet(county, words.subject(), Prose.html(body, UnaryOperator.identity()), paper);
        var plain = Prose.plain(body) + "\n\n-- \n" + foot(county, paper) + "\n";
        var sender = new Mail.Sender(
                paper.text("letters.from", county.name()), county.operator().mail());
        var html = render("letters/sheet.jte", Map.of("page", sheet));
        return new Mail(letter.id(), letter.queuedAt(), sender, words, plain, html);
    }

    private static String foot(County county, Paper paper) {
        var operator = county.operator();
        return String.join(
                "\n",
                paper.text("letters.foot.by", operator.name()),
                "%s, %s %s".formatted(operator.street(), operator.postcode(), operator.town()),
                paper.text(
                        "letters.foot.phone",
                        county.phone().number(),
                        county.phone().hours()),
                paper.text("letters.foot.withdraw", paper.url("/widerruf")),
                paper.text("letters.foot.imprint", paper.url("/impressum")));
    }

    private String render(String template, Map<String, Object> values) {
        var out = new StringOutput();
        engine.render(template, values, out);
        return out.toString();
    }
}
