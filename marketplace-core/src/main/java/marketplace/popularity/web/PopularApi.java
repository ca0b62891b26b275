package marketplace.popularity.web;

import java.util.List;
import marketplace.popularity.PopularWords;
import marketplace.shared.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What is asked for most, for everybody and every client; needs no sign-in. */
@RestController
@RequestMapping("/api/v1/popular-words")
class PopularApi {
    private final PopularWords words;

    PopularApi(PopularWords words) {
        this.words = words;
    }

    /**
     * Words, the most asked first; at most eight.
     *
     * @param ofPlace whether they are those of the place; else those of the whole county
     */
    record PopularView(List<String> words, boolean ofPlace) {}

    /**
     * Words of the last twenty-eight days that were asked at least five times.
     *
     * @param place code of a place of the county; without one, or where it asks too little, the county's
     */
    @GetMapping
    Mono<PopularView> popular(@RequestParam(required = false) @Nullable PlaceCode place) {
        return words.at(place).map(found -> new PopularView(found.words(), found.ofPlace()));
    }
}
