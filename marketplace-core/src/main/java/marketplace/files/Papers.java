package marketplace.files;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.Uuids;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Private papers: evidences, photographs of jobs, invoices. Whoever hands out a link has checked who asks; the link
 * itself holds for a short while and for this one paper.
 */
@Component
public class Papers {
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final int WIDTH = 2_560;

    private final FileStore store;
    private final Sql sql;
    private final Clock clock;
    private final Scheduler decoding;
    private final Links links;

    Papers(FileStore store, Sql sql, Clock clock, Scheduler decoding, FileSettings settings) {
        this.store = store;
        this.sql = sql;
        this.clock = clock;
        this.decoding = decoding;
        this.links = new Links(settings);
    }

    /** A paper's kind, by its content, and its bytes. */
    public record Paper(String type, byte[] content) {}

    /** Keeps a PDF as it is, a picture written anew without its metadata. */
    public Mono<UUID> keep(byte[] upload) {
        var id = Uuids.fresh();
        return Mono.fromCallable(() -> checked(upload))
                .subscribeOn(decoding)
                .flatMap(paper -> store(id, paper))
                .thenReturn(id)
                .checkpoint("keep a paper");
    }

    /** A link that opens this paper for the next minutes, without signing in. */
    public Mono<String> link(UUID id) {
        return Scope.current().map(scope -> links.to(scope.county(), id, clock.instant()));
    }

    /** The paper behind a link; a link that is over, tampered with or another county's opens nothing. */
    public Mono<Paper> open(UUID id, long until, String signature) {
        return Scope.current()
                .filter(scope -> links.holds(scope.county(), id, new Links.Signed(until, signature), clock.instant()))
                .flatMap(scope -> find(scope, id))
                .switchIfEmpty(Mono.error(FileRefused.Absent::new));
    }

    private Mono<Paper> find(Scope scope, UUID id) {
        return sql.named("papers.find", "select type from files.paper where county = :county and id = :id")
                .bind("county", scope.county())
                .bind("id", id)
                .find(row -> row.text("type"))
                .flatMap(type -> store.find(key(scope, id)).map(content -> new Paper(type, content)));
    }

    private Mono<Void> store(UUID id, Paper paper) {
        return Scope.current()
                .flatMap(scope -> store.put(key(scope, id), paper.content())
                        .then(sql.named("papers.know", """
                            insert into files.paper (county, id, type, bytes, "by", at)
                            values (:county, :id, :type, :bytes, :by, :at)
                            """)
                                .bind("county", scope.county())
                                .bind("id", id)
                                .bind("type", paper.type())
                                .bind("bytes", paper.content().length)
                                .bind("by", scope.by(), UUID.class)
                                .bind("at", clock.instant())
                                .run()));
    }

    private static Paper checked(byte[] upload) {
        if (Arrays.equals(upload, 0, Math.min(PDF.length, upload.length), PDF, 0, PDF.length)) {
            return new Paper("application/pdf", upload);
        }
        try {
            return new Paper("image/jpeg", Drawing.read(upload).jpeg(WIDTH));
        } catch (FileRefused.NotAPicture _) {
            throw new FileRefused.NotAPaper();
        }
    }

    private static String key(Scope scope, UUID id) {
        return scope.county() + "/papers/" + id;
    }
}
