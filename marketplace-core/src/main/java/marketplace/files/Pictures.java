package marketplace.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Public pictures, in three widths, known by the hash of their content and therefore never changing. */
@Component
public class Pictures {
    public static final List<Integer> WIDTHS = List.of(320, 640, 1280);

    private final FileStore store;
    private final Sql sql;
    private final Clock clock;
    private final Scheduler decoding;

    Pictures(FileStore store, Sql sql, Clock clock, Scheduler decoding) {
        this.store = store;
        this.sql = sql;
        this.clock = clock;
        this.decoding = decoding;
    }

    /**
     * A picture that is kept.
     *
     * @param width of the largest rendition, pixels
     */
    public record Picture(String hash, int width, int height) {
        public String href(int width) {
            return Pictures.href(hash, width);
        }
    }

    /** The address of a picture in one of the widths. */
    public static String href(String hash, int width) {
        return "/files/" + hash + "/" + width + ".jpg";
    }

    /** Checks, decodes, writes anew and keeps an upload of whoever is signed in. */
    public Mono<Picture> keep(byte[] upload) {
        return SignedIn.get()
                .then(Mono.fromCallable(() -> Renditions.of(Drawing.read(upload)))
                        .subscribeOn(decoding))
                .flatMap(made -> store(made).then(know(made.picture())).thenReturn(made.picture()))
                .checkpoint("keep a picture");
    }

    /** One width of a picture of this county, as JPEG. */
    public Mono<byte[]> find(String hash, int width) {
        return Scope.current().flatMap(scope -> store.find(key(scope, hash, width)));
    }

    /** Whether all of these were kept here before. */
    public Mono<Boolean> knows(Collection<String> hashes) {
        var asked = hashes.stream().distinct().toList();
        return asked.isEmpty()
                ? Mono.just(true)
                : Scope.current()
                        .flatMap(scope -> sql.named("pictures.known", """
                            select count(*) as n from files.picture where county = :county and hash = any(:hashes)
                            """)
                                .bind("county", scope.county())
                                .bind("hashes", asked)
                                .find(row -> row.number("n") == asked.size()));
    }

    private Mono<Void> store(Renditions made) {
        return Scope.current()
                .flatMap(scope -> Flux.fromIterable(made.byWidth().entrySet())
                        .concatMap(one -> store.put(key(scope, made.picture().hash(), one.getKey()), one.getValue()))
                        .then());
    }

    private Mono<Void> know(Picture picture) {
        return Scope.current()
                .flatMap(scope -> sql.named("pictures.know", """
                    insert into files.picture (county, hash, width, height, "by", at)
                    values (:county, :hash, :width, :height, :by, :at) on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("hash", picture.hash())
                        .bind("width", picture.width())
                        .bind("height", picture.height())
                        .bind("by", scope.by(), UUID.class)
                        .bind("at", clock.instant())
                        .run());
    }

    private static String key(Scope scope, String hash, int width) {
        return scope.county() + "/pictures/" + hash.substring(0, 2) + "/" + hash + "-" + width + ".jpg";
    }

    private record Renditions(Picture picture, Map<Integer, byte[]> byWidth) {
        static Renditions of(Drawing drawing) {
            Map<Integer, byte[]> byWidth = new LinkedHashMap<>();
            WIDTHS.forEach(width -> byWidth.put(width, drawing.jpeg(width)));
            var largest = byWidth.get(WIDTHS.getLast());
            var shown = Math.min(WIDTHS.getLast(), drawing.width());
            var height = Math.max(1, Math.round((float) drawing.height() * shown / drawing.width()));
            return new Renditions(new Picture(hash(largest), shown, height), byWidth);
        }

        private static String hash(byte[] content) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
