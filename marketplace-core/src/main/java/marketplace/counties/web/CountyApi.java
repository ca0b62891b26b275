package marketplace.counties.web;

import java.util.Objects;
import marketplace.counties.Counties;
import marketplace.counties.County;
import marketplace.counties.LegalText;
import marketplace.counties.LegalText.Kind;
import marketplace.counties.LegalTexts;
import marketplace.pages.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What every client shows of the county: who runs the market, and its legal texts. */
@RestController
@RequestMapping("/api/v1")
class CountyApi {
    private final Counties counties;
    private final LegalTexts texts;

    CountyApi(Counties counties, LegalTexts texts) {
        this.counties = counties;
        this.texts = texts;
    }

    /** The county of this host: who runs its market (§ 5 DDG), and whom to call. */
    @GetMapping("/county")
    Mono<County> here() {
        return counties.here();
    }

    /**
     * A legal text of the county in CommonMark; what is ordered keeps the version in force.
     *
     * @param kind which text
     * @param language German where there is none
     * @param version none: the one in force now
     */
    @GetMapping("/legal-texts/{kind}")
    Mono<LegalText> text(
            @PathVariable Kind kind,
            @RequestParam(required = false) @Nullable Language language,
            @RequestParam(required = false) @Nullable Integer version) {
        var reader = Objects.requireNonNullElse(language, Language.DE);
        return version == null ? texts.get(kind, reader) : texts.get(kind, reader, version);
    }
}
