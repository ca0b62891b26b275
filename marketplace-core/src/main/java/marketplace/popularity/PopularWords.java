package marketplace.popularity;

import java.util.List;
import marketplace.shared.PlaceCode;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What is asked for most where somebody lives: words of the last twenty-eight days, each asked at least five times, by a
 * device at most once a day. Where a place asks too little, the county's.
 */
@Component
public class PopularWords {
    /** So many are offered. */
    public static final int MOST = 8;

    private static final int FEWEST = 5;
    private static final int MOST_KEPT = 20;

    private final Sql sql;

    PopularWords(Sql sql) {
        this.sql = sql;
    }

    /**
     * Words to suggest.
     *
     * @param ofPlace whether they are those of the place, not of the whole county
     */
    public record Popular(List<String> words, boolean ofPlace) {}

    private record Word(String place, String words) {}

    /** Those of the place, the most asked first; those of the county where there are none or no place is said. */
    public Mono<Popular> at(@Nullable PlaceCode place) {
        return Scope.current()
                .flatMap(scope -> sql.named("popularity.words", """
                    select place, words from (
                      select place, words, asks, row_number() over (partition by place order by asks desc, words) as nth
                      from popularity.word where county = :county and place in (:place, '*')
                    ) ranked where nth <= :most order by asks desc, words
                    """)
                        .bind("county", scope.county())
                        .bind("place", place == null ? Window.EVERYWHERE : place.value())
                        .bind("most", MOST)
                        .list(row -> new Word(row.text("place"), row.text("words"))))
                .map(PopularWords::popular);
    }

    private static Popular popular(List<Word> all) {
        var own = all.stream()
                .filter(word -> !word.place().equals(Window.EVERYWHERE))
                .map(Word::words)
                .toList();
        return own.isEmpty() ? new Popular(all.stream().map(Word::words).toList(), false) : new Popular(own, true);
    }

    /** Counts anew. */
    Mono<Void> count(Window window) {
        return Scope.current()
                .flatMap(scope -> sql.named("popularity.forget-words", """
                    delete from popularity.word where county = :county
                    """)
                        .bind("county", scope.county())
                        .run()
                        .then(sql.named("popularity.count-words", """
                            with asked as (
                              select p.place, words, sum(asks) as asks from popularity.word_day d
                              cross join lateral unnest(case d.place when '*' then array['*'] else array[d.place, '*'] end)
                                as p(place)
                              where county = :county and day >= :from and day < :until group by p.place, words
                            ), ranked as (
                              select *, row_number() over (partition by place order by asks desc, words) as nth from asked
                              where asks >= :fewest
                            )
                            insert into popularity.word (county, place, words, asks)
                            select :county, place, words, asks from ranked where nth <= :most
                            """)
                                .bind("county", scope.county())
                                .bind("from", window.from())
                                .bind("until", window.until())
                                .bind("fewest", FEWEST)
                                .bind("most", MOST_KEPT)
                                .run()));
    }
}
