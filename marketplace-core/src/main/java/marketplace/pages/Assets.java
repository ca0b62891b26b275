package marketplace.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The static files under resources/static and htmx, read once, each under an address with its content's hash, packed
 * where that helps. References between them (url(…) in CSS, "./x.js" in modules) are written with the hashes too.
 */
@Component
public class Assets {
    static final String ROOT = "/static/";

    private static final String OURS = "classpath*:static/**/*.*";
    private static final String HTMX = "classpath*:META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js";
    private static final Pattern REFERENCE =
            Pattern.compile("(?<=url\\()[\\w./-]+(?=\\))|(?<=[\"'])\\./[\\w./-]+\\.js(?=[\"'])");
    private static final Set<String> PACKED = Set.of("css", "js", "svg", "txt", "webmanifest");
    private static final int HASH_BYTES = 6;

    /** A static file as it is sent. */
    record Asset(String url, MediaType type, byte[] bytes, byte @Nullable [] packed) {}

    private final Map<String, Asset> byName = new TreeMap<>();
    private final Map<String, Asset> byUrl = new HashMap<>();

    Assets() {
        var found = new TreeMap<String, byte[]>();
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            for (var file : resolver.getResources(OURS)) {
                found.put(nameOf(file), file.getContentAsByteArray());
            }
            found.put("htmx.js", resolver.getResources(HTMX)[0].getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("static files cannot be read", e);
        }
        found.keySet().forEach(name -> add(name, found));
    }

    /** The address of a file by its name ("kreismarkt.css"); a name that is none is a mistake of the program. */
    public String url(String name) {
        var asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("no static file \"" + name + "\"");
        }
        return asset.url();
    }

    Optional<Asset> find(String url) {
        return Optional.ofNullable(byUrl.get(url));
    }

    Map<String, Asset> all() {
        return byName;
    }

    private Asset add(String name, Map<String, byte[]> found) {
        var known = byName.get(name);
        if (known != null) {
            return known;
        }
        var ending = StringUtils.getFilenameExtension(name);
        var bytes = withHashes(name, ending, found);
        var stem = name.substring(0, name.length() - String.valueOf(ending).length());
        var type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        var text = PACKED.contains(String.valueOf(ending));
        var asset = new Asset(
                ROOT + stem + hash(bytes) + "." + ending,
                text ? new MediaType(type, StandardCharsets.UTF_8) : type,
                bytes,
                text ? packed(bytes) : null);
        byName.put(name, asset);
        byUrl.put(asset.url(), asset);
        return asset;
    }

    private byte[] withHashes(String name, @Nullable String ending, Map<String, byte[]> found) {
        if (!"css".equals(ending) && !"js".equals(ending) || name.equals("htmx.js")) {
            return found.get(name);
        }
        var folder = name.substring(0, name.lastIndexOf('/') + 1);
        var text = new String(found.get(name), StandardCharsets.UTF_8);
        return REFERENCE
                .matcher(text)
                .replaceAll(reference -> hashed(folder, reference, found))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String hashed(String folder, MatchResult reference, Map<String, byte[]> found) {
        var target = StringUtils.cleanPath(folder + reference.group());
        if (!found.containsKey(target)) {
            throw new IllegalStateException("a static file names \"" + target + "\", which is none");
        }
        return add(target, found).url();
    }

    private static String nameOf(Resource file) throws IOException {
        var address = file.getURL().toString();
        return address.substring(address.lastIndexOf(ROOT) + ROOT.length());
    }

    private static String hash(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static byte[] packed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
