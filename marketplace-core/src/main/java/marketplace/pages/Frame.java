package marketplace.pages;

import gg.jte.Content;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import marketplace.shared.Refusal;
import marketplace.shared.Uuids;
import org.jspecify.annotations.Nullable;

/**
 * Everything a page shows that is not its own subject: language, county, who is signed in, her place and basket, the
 * toast, the errors of a form, the shop whose desk it is. Complete without any room's help; rooms add to it as {@link FramePart}s.
 */
public record Frame(
        Where where,
        Texts texts,
        Assets assets,
        CountyView county,
        @Nullable String csrf,
        @Nullable Person person,
        @Nullable HomePlace place,
        int basketCount,
        @Nullable Toast toast,
        Errors errors,
        @Nullable String shop,
        Map<String, Long> waiting,
        Set<String> kept) {
    private static final String SIGN_IN = "/oauth2/authorization/pages?next=";

    static Frame plain(Where where, Texts texts, Assets assets) {
        return new Frame(
                where,
                texts,
                assets,
                CountyView.NONE,
                null,
                null,
                null,
                0,
                null,
                Errors.none(),
                null,
                Map.of(),
                Set.of());
    }

    public Frame withCounty(CountyView shown) {
        return new Frame(
                where, texts, assets, shown, csrf, person, place, basketCount, toast, errors, shop, waiting, kept);
    }

    /** With the session's token, which every form sends back. */
    public Frame withCsrf(String token) {
        return new Frame(
                where, texts, assets, county, token, person, place, basketCount, toast, errors, shop, waiting, kept);
    }

    public Frame withPerson(Person signedIn) {
        return new Frame(
                where, texts, assets, county, csrf, signedIn, place, basketCount, toast, errors, shop, waiting, kept);
    }

    public Frame withPlace(HomePlace home) {
        return new Frame(
                where, texts, assets, county, csrf, person, home, basketCount, toast, errors, shop, waiting, kept);
    }

    /** With the number of listings in the basket. */
    public Frame withBasket(int count) {
        return new Frame(where, texts, assets, county, csrf, person, place, count, toast, errors, shop, waiting, kept);
    }

    public Frame withToast(Toast told) {
        return new Frame(
                where, texts, assets, county, csrf, person, place, basketCount, told, errors, shop, waiting, kept);
    }

    public Frame withErrors(Errors found) {
        return new Frame(
                where, texts, assets, county, csrf, person, place, basketCount, toast, found, shop, waiting, kept);
    }

    /** On a page of this shop's desk, for one of its own people. */
    public Frame withShop(String name) {
        return new Frame(
                where, texts, assets, county, csrf, person, place, basketCount, toast, errors, name, waiting, kept);
    }

    /** Without anything of whoever looks at it: language, view and county alone. */
    Frame forEverybody() {
        return plain(where, texts, assets).withCounty(county);
    }

    /** Whether there is nothing in it of whoever looks, but where she lives. */
    boolean isAnybodys() {
        return equals(forEverybody().at(place));
    }

    private Frame at(@Nullable HomePlace home) {
        return home == null ? this : withPlace(home);
    }

    /** With how many things wait behind a tab of the desk. */
    public Frame withWaiting(String tab, long count) {
        return withWaiting(Map.of(tab, count));
    }

    /** With how many things wait behind tabs, or with things by their ids. */
    public Frame withWaiting(Map<String, Long> counts) {
        var all = new HashMap<>(waiting);
        all.putAll(counts);
        return new Frame(
                where,
                texts,
                assets,
                county,
                csrf,
                person,
                place,
                basketCount,
                toast,
                errors,
                shop,
                Map.copyOf(all),
                kept);
    }

    /** With the ids of what she has kept. */
    public Frame withKept(Set<String> things) {
        return new Frame(
                where, texts, assets, county, csrf, person, place, basketCount, toast, errors, shop, waiting, things);
    }

    /** Whether she has kept this listing or shop. */
    public boolean keeps(String thing) {
        return kept.contains(thing);
    }

    /** What waits behind a tab; nothing where nobody counts. */
    public long waiting(String tab) {
        return waiting.getOrDefault(tab, 0L);
    }

    public Language language() {
        return where.language();
    }

    public View view() {
        return where.view();
    }

    public Formats formats() {
        return new Formats(language());
    }

    /** The text of a key as plain text; the template escapes it. */
    public String text(String key, Object... arguments) {
        return texts.say(language(), key, arguments);
    }

    /** A text of ours that holds markup such as {@code <b>}; its arguments are escaped. */
    public Content rich(String key, Object... arguments) {
        var html = texts.say(
                language(), key, Arrays.stream(arguments).map(Frame::escaped).toArray());
        return output -> output.writeContent(html);
    }

    /** The sentence of a refusal, in the page's language; a room's key wins over the one for the kind. */
    public String sentence(Refusal refusal) {
        return texts.refusal(language(), refusal.slug())
                .orElseGet(() -> text("pages.refused." + slugOf(refusal.kind())));
    }

    /** Where a guest signs in, to come back to this page. */
    public String signIn() {
        return SIGN_IN + URLEncoder.encode(where.here(), StandardCharsets.UTF_8);
    }

    /** A path of ours in the page's language and view. */
    public String link(String path) {
        return where.link(path);
    }

    /** The address of a static file by its name, with its content's hash. */
    public String asset(String name) {
        return assets.url(name);
    }

    /** The address of an icon, "phone". */
    public String icon(String name) {
        return assets.url("sprite-icons.svg") + "#i-" + name;
    }

    /** The address of a drawing, "bread". */
    public String art(String name) {
        return assets.url("sprite-art.svg") + "#a-" + name;
    }

    /** A fresh command id, for a form whose repetition must be harmless. */
    public UUID command() {
        return Uuids.fresh();
    }

    private static String slugOf(Refusal.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Object escaped(Object argument) {
        if (!(argument instanceof String text)) {
            return argument;
        }
        var out = new StringOutput();
        Escape.htmlContent(text, out);
        return out.toString();
    }
}
