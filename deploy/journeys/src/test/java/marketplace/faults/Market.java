package marketplace.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import marketplace.faults.inside.Agent;
import marketplace.faults.inside.Fuse;
import marketplace.local.Rehearsal;
import marketplace.testing.TestProduct;

/** The running product with a fuse in each service, three merchants to buy from, and a warden who starts what fell. */
final class Market {
    /** The services that are killed. */
    static final List<String> SERVICES = List.of("core", "payments", "search");

    static final String COUNTY = "16099";
    private static final Duration BURNS_WITHIN = Duration.ofSeconds(360);
    private static final Duration TO_END = Duration.ofSeconds(10);
    private static final int STOCK = 10_000;

    /** Nobody starts a service that somebody is just starting. */
    private final Map<String, Object> doors =
            SERVICES.stream().collect(Collectors.toMap(service -> service, _ -> new Object()));

    private final Rehearsal product = TestProduct.running();
    private final Path folder;
    private final Path agent;
    private final Bank bank;
    private final Database core;
    private final Database payments;
    private final List<Goods> goods;
    private final Map<UUID, Web> desks;
    private final Instant since;

    /** A variant to buy, with how many there were. */
    record Goods(UUID variant, UUID merchant, int stock) {}

    Market() {
        folder = temporary();
        agent = agentIn(folder);
        core = new Database(product.database("core"));
        payments = new Database(product.database("payments"));
        bank = new Bank(product.address("stripe-sandbox"), product.sandboxKey());
        SERVICES.parallelStream().forEach(service -> {
            product.kill(service);
            start(service);
        });
        since = core.one("select now()", Instant.class);
        goods = stocked();
        desks = merchants().stream().collect(Collectors.toMap(merchant -> merchant, this::desk));
    }

    private void start(String service) {
        product.startAgain(service, told(service));
    }

    private Map<String, String> told(String service) {
        return Map.of(
                "_JAVA_OPTIONS",
                "-javaagent:%s -D%s=%s -XX:-AutoCreateSharedArchive".formatted(agent, Fuse.PROPERTY, fuse(service)),
                "DEMO_FOLDER",
                "",
                "CHECKOUT_HOLD",
                "300s",
                "STRIPE_READTIMEOUT",
                "3s");
    }

    private Path fuse(String service) {
        return folder.resolve(service + ".fuse");
    }

    /** The service is to end at this point. */
    void lay(KillPoint point) {
        try {
            Files.deleteIfExists(Path.of(fuse(point.service()) + "." + Fuse.BURNT));
            var beside = folder.resolve(point.service() + ".new");
            Files.writeString(beside, point.pattern());
            Files.move(beside, fuse(point.service()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the service ended there, within four minutes; else the fuse is taken up again. */
    boolean hasBurnt(KillPoint point) {
        var burnt = Patience.insist(
                BURNS_WITHIN, () -> Files.exists(Path.of(fuse(point.service()) + "." + Fuse.BURNT)), it -> it);
        try {
            Files.deleteIfExists(fuse(point.service()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return burnt;
    }

    /** Once a service has ended, starts it again; one that lives on is left alone after ten seconds. */
    void raiseAfterEnd(String service) {
        Patience.insist(TO_END, () -> !product.lives(service), it -> it);
        raise(service);
    }

    /** Starts every service that fell; returns when all live. */
    void raise() {
        SERVICES.parallelStream().forEach(this::raise);
    }

    void raise(String service) {
        synchronized (doors.get(service)) {
            if (!product.lives(service)) {
                start(service);
            }
        }
    }

    /** A server ends without warning and comes back. */
    void restart(String server) {
        product.kill(server);
        product.startAgain(server);
    }

    /** The services run as the product starts them, without fuses. */
    void close() {
        SERVICES.parallelStream().forEach(service -> {
            product.kill(service);
            product.startAgain(service);
        });
    }

    Guest guest() {
        return new Guest(product.address(), bank);
    }

    Bank bank() {
        return bank;
    }

    Database core() {
        return core;
    }

    Database payments() {
        return payments;
    }

    Instant since() {
        return since;
    }

    Web elasticsearch() {
        return new Web(product.address("elasticsearch"), Map.of());
    }

    /** Plenty of the first, of each of three merchants; one last piece of the fourth. */
    List<Goods> goods() {
        return goods;
    }

    /** A merchant's till. */
    Web deskOf(UUID merchant) {
        return desks.get(merchant);
    }

    List<UUID> merchants() {
        return goods.stream().map(Goods::merchant).distinct().toList();
    }

    private List<Goods> stocked() {
        var found = core.list("""
            select distinct on (v.merchant) v.id, v.merchant from catalog.variant v
            join catalog.listing l on l.county = v.county and l.id = v.listing and l.state = 'published'
            where v.county = '16099' and v.measure <> 'weighed' and v.cents between 100 and 3000
              and coalesce((l.facts->>'minimumAge')::int, 0) = 0 and coalesce(v.stock > 0, v.light <> 'RED')
              and exists (select from delivery.supplier s
                where s.county = v.county and s.merchant = v.merchant and s.comes)
              and (select count(*) from catalog.variant o where o.county = v.county and o.listing = v.listing) = 1
            order by v.merchant, v.id limit 4
            """, row -> new UUID[] {(UUID) row.get("id"), (UUID) row.get("merchant")});
        var all = new ArrayList<Goods>();
        for (var one : found) {
            var stock = all.size() < 3 ? STOCK : 1;
            core.run("update catalog.variant set stock = " + stock + ", light = null where id = '" + one[0] + "'");
            all.add(new Goods(one[0], one[1], stock));
        }
        return List.copyOf(all);
    }

    /** A key as {@code ApiKeys} issues it, since the shop's own page for it needs a person. */
    private Web desk(UUID merchant) {
        var key = "km_" + UUID.randomUUID();
        core.run("""
            insert into accounts.api_key
              (county, id, hash, merchant, name, scopes, issued_by, issued_at, expires_at)
            select '16099', gen_random_uuid(), decode('%s', 'hex'), '%s', 'till', '{}', id, now(), now() + interval '1 day'
            from accounts.account where county = '16099' limit 1
            """.formatted(sha256(key), merchant));
        return new Web(product.address() + "/api/v1/merchants/" + merchant, Map.of("Authorization", "Bearer " + key));
    }

    private static String sha256(String text) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("faults");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes of {@code inside} as an agent's jar. */
    private static Path agentIn(Path folder) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Agent.class.getName());
        var jar = folder.resolve("fuse.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var classes = Files.list(Path.of(Agent.class.getResource("").toURI()))) {
            for (var file : classes.toList()) {
                out.putNextEntry(
                        new JarEntry(Agent.class.getPackageName().replace('.', '/') + "/" + file.getFileName()));
                Files.copy(file, out);
            }
            out.putNextEntry(
                    new JarEntry("META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports"));
            out.write((Agent.class.getPackageName() + ".Wiring\n").getBytes(UTF_8));
            return jar;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
