package marketplace.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every sentence of the pages, from messages/&lt;room&gt;.properties (German) and messages/&lt;room&gt;_en.properties.
 * Keys begin with their room's name. Loaded once; a key that is missing is a mistake of the program.
 */
@Component
public class Texts {
    private static final String ALL = "classpath*:messages/*.properties";

    private static final String REFUSAL = ".refusal.";

    private final Map<Language, Map<String, Text>> texts = new EnumMap<>(Language.class);
    private final Map<String, String> refusals;

    public Texts() {
        texts.put(Language.DE, new HashMap<>());
        texts.put(Language.EN, new HashMap<>());
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(ALL)) {
                load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("message files cannot be read", e);
        }
        refusals = texts.get(Language.DE).keySet().stream()
                .filter(key -> key.contains(REFUSAL))
                .collect(Collectors.toMap(key -> key.substring(key.indexOf(REFUSAL) + REFUSAL.length()), key -> key));
    }

    /** The sentence with its blanks filled, plain text. */
    public String say(Language language, String key, Object... arguments) {
        return find(language, key, arguments)
                .orElseThrow(() -> new IllegalArgumentException("no text \"" + key + "\" in " + language.tag()));
    }

    /** As {@link #say}, empty when there is no such key: for keys that come from outside. */
    public Optional<String> find(Language language, String key, Object... arguments) {
        return Optional.ofNullable(texts.get(language).get(key)).map(text -> text.with(arguments));
    }

    /** The sentence for a refusal's slug, from the one room that has a key "&lt;room&gt;.refusal.&lt;slug&gt;". */
    public Optional<String> refusal(Language language, String slug) {
        return Optional.ofNullable(refusals.get(slug)).flatMap(key -> find(language, key));
    }

    Set<String> keys(Language language) {
        return new TreeSet<>(texts.get(language).keySet());
    }

    MessageFormat pattern(Language language, String key) {
        return texts.get(language).get(key).pattern();
    }

    private void load(Resource file) throws IOException {
        var read = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            read.load(reader);
        }
        var language = String.valueOf(file.getFilename()).endsWith("_en.properties") ? Language.EN : Language.DE;
        var into = texts.get(language);
        read.forEach((key, text) -> into.put((String) key, Text.of((String) text, language)));
    }

    /**
     * A sentence.
     *
     * @param whole as it is read where it has no blanks; most have none, and a pattern is dear to fill
     */
    private record Text(MessageFormat pattern, @Nullable String whole) {
        static Text of(String text, Language language) {
            var pattern = new MessageFormat(text, language.locale());
            var blanks = pattern.getFormatsByArgumentIndex().length;
            return new Text(pattern, blanks == 0 ? pattern.format(new Object[0]) : null);
        }

        String with(Object... arguments) {
            return whole != null ? whole : ((MessageFormat) pattern.clone()).format(arguments);
        }
    }
}
