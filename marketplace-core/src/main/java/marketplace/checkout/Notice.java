package marketplace.checkout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import marketplace.pages.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The EU's harmonised notice on the legal guarantee (Reg. (EU) 2025/1960, R24): the operator's own official file, byte
 * for byte. Where it is missing the local run shows a marked placeholder; production then sells nothing.
 */
@Component
public class Notice {
    private static final String PLACEHOLDER = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842" width="595" height="842">
        <rect width="595" height="842" fill="#f4f6f8"/>
        <path d="M298 214l88 32v70c0 58-36 100-88 122-52-22-88-64-88-122v-70z" fill="#356580"/>
        <path d="M258 322l30 30 52-60" fill="none" stroke="#fff" stroke-width="16" stroke-linecap="round"
        stroke-linejoin="round"/>
        <g font-family="sans-serif" text-anchor="middle" fill="#24251e"><g font-size="30" font-weight="bold">
        <text x="298" y="510">Amtliche Mitteilung der EU</text><text x="298" y="550">zur Gewährleistung</text></g>
        <g font-size="22"><text x="298" y="616">Platzhalter. Die amtliche Datei legt</text>
        <text x="298" y="646">der Betreiber ab: checkout.notice</text></g></g>
        </svg>
        """;

    private final Map<Language, byte[]> official = new EnumMap<>(Language.class);
    private final boolean required;

    Notice(CheckoutSettings settings) {
        required = settings.noticeRequired();
        for (var language : Language.values()) {
            read(settings.notice(), language).ifPresent(bytes -> official.put(language, bytes));
        }
    }

    /** The file in the page's language, else the German one, else the placeholder. */
    public byte[] svg(Language language) {
        return Optional.ofNullable(official.getOrDefault(language, official.get(Language.DE)))
                .orElseGet(() -> PLACEHOLDER.getBytes(StandardCharsets.UTF_8));
    }

    Mono<Void> required() {
        return required && official.isEmpty() ? Mono.error(new BasketRefused.Closed()) : Mono.empty();
    }

    private static Optional<byte[]> read(@Nullable Path folder, Language language) {
        var file = folder == null ? null : folder.resolve("eu-notice-" + language.tag() + ".svg");
        try {
            return file != null && Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the official notice cannot be read", e);
        }
    }
}
