package marketplace.pages;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** Longer texts, written in CommonMark: as HTML for pages and letters, or as plain text. Markup of HTML is never let through. */
public final class Prose {
    private static final Parser PARSER = Parser.builder().build();
    private static final TextContentRenderer PLAIN = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .build();
    private static final Pattern MEANING = Pattern.compile("([\\\\`*_{}\\[\\]()#+.!|~=-])");
    private static final Pattern MARKUP = Pattern.compile("([<>&])");

    private Prose() {}

    /** HTML of the text; {@code link} says where a path of ours leads. */
    public static String html(String text, UnaryOperator<String> link) {
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(_ -> (node, _, attributes) -> attribute(node, attributes, link))
                .build()
                .render(PARSER.parse(text));
    }

    public static String plain(String text) {
        return PLAIN.render(PARSER.parse(text));
    }

    /** Somebody's own words, to stand in such a text as they are. */
    public static String literal(String words) {
        return MARKUP.matcher(literalInTemplate(words)).replaceAll("\\\\$1");
    }

    /** The same for a template, which itself writes markup as entities; in CommonMark they stand for their signs. */
    public static String literalInTemplate(String words) {
        return MEANING.matcher(words.strip()).replaceAll("\\\\$1").replaceAll("\\R", "\\\\\n");
    }

    private static void attribute(Node node, Map<String, String> attributes, UnaryOperator<String> link) {
        switch (node) {
            case Link _ -> attributes.computeIfPresent("href", (_, href) -> link.apply(href));
            case BulletList _, OrderedList _ -> attributes.put("class", "points");
            case BlockQuote _ -> attributes.put("class", "note");
            default -> {}
        }
    }
}
