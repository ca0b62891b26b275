package marketplace.search.web;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import marketplace.search.asking.Eligible;
import marketplace.search.asking.Knowing;
import marketplace.search.asking.Knowledge;
import marketplace.search.asking.Question;
import marketplace.search.asking.Reader;
import marketplace.search.asking.Shops;
import marketplace.search.index.Index;
import marketplace.search.index.IndexResting;
import marketplace.search.popular.Rising;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers questions. */
@RestController
class AskApi {

    private static final ZoneId COUNTY_TIME = ZoneId.of("Europe/Berlin");

    private final Knowing knowing;
    private final Index index;
    private final Clock clock;

    AskApi(Knowing knowing, Index index, Clock clock) {
        this.knowing = knowing;
        this.index = index;
        this.clock = clock;
    }

    @GetMapping(path = "/ask", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<byte[]> ask(@RequestParam MultiValueMap<String, String> parameters) {
        var asked = new Asked(parameters);
        return Mono.fromCallable(asked::county)
                .flatMap(knowing::of)
                .flatMap(knowledge -> answer(asked.question(knowledge.directory()), knowledge))
                .map(AnswerJson::of)
                .onErrorMap(IndexResting.class, AskApi::resting);
    }

    private Mono<Answer> answer(Question question, Knowledge knowledge) {
        var directory = knowledge.directory();
        var now = LocalDateTime.ofInstant(clock.instant(), COUNTY_TIME);
        var reading = Reader.read(question.words(), knowledge.lexicon(), directory, knowledge.vocabulary());
        var eligible = Eligible.of(question, directory, now);
        var shops = Shops.answering(reading, directory, eligible);
        var rising = rising(question, knowledge);
        return index.answer(question, reading, eligible, rising)
                .map(found -> new Answer(question, reading, eligible, rising, found, shops, directory, now));
    }

    private static Rising rising(Question question, Knowledge knowledge) {
        var place = question.place();
        return knowledge.popular().at(place == null ? null : place.id());
    }

    static ErrorResponseException resting(IndexResting cause) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, cause.getMessage());
        problem.setType(java.net.URI.create("/problems/index-resting"));
        var error = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, problem, cause);
        error.getHeaders().set("Retry-After", "1");
        return error;
    }
}
