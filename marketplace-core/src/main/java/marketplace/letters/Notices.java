package marketplace.letters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import marketplace.pages.Language;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The official notice on the legal guarantee (Reg. (EU) 2025/1960), unmodified, read once from the operator's folder. */
@Component
class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final String TYPE = "application/pdf";

    private final Map<Language, Words.Enclosure> byLanguage = new EnumMap<>(Language.class);

    Notices(LettersSettings settings) {
        Stream.of(Language.values()).forEach(language -> read(language, settings));
        if (byLanguage.isEmpty()) {
            LOG.warn("contract confirmations go without the notice on the legal guarantee: set letters.notices");
        }
    }

    /** The notice in this language; where there is none, in German. */
    Optional<Words.Enclosure> of(Language language) {
        return Optional.ofNullable(byLanguage.getOrDefault(language, byLanguage.get(Language.DE)));
    }

    private void read(Language language, LettersSettings settings) {
        var file = file(language, settings.notices());
        if (file == null || !Files.isRegularFile(file)) {
            return;
        }
        try {
            if (Files.size(file) > settings.largestNotice().toBytes()) {
                throw new IllegalStateException(file + " is larger than " + settings.largestNotice());
            }
            byLanguage.put(
                    language, new Words.Enclosure(file.getFileName().toString(), TYPE, Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path file(Language language, @Nullable Path folder) {
        return folder == null
                ? null
                : folder.resolve("eu-notice-%s.pdf".formatted(language.tag().toLowerCase(Locale.ROOT)));
    }
}
