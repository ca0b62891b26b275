package marketplace.search;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Speaks core's side of the search contract from the golden files, and signs tokens as the realm would. */
public final class CoreOnLoopback {

    private static final Path GOLDEN = Path.of("src/test/resources/contract");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String REALM = "/realms/kreismarkt";

    private final RSAKey key;
    private final DisposableServer server;
    private final List<JsonNode> news = new ArrayList<>();
    private final Map<String, Map<String, ObjectNode>> documents = new TreeMap<>();
    private String failing = "";

    public CoreOnLoopback() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        for (var room : List.of("listings", "merchants", "reach", "popular")) {
            var golden = golden("internal." + room + ".json");
            golden.get(field(room)).forEach(one -> keep(room, (ObjectNode) one));
        }
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get("/feed", this::feed)
                        .get("/internal/{room}", this::internal)
                        .get(REALM + "/protocol/openid-connect/certs", (_, out) -> json(out, jwks()))
                        .post(REALM + "/protocol/openid-connect/token", (_, out) -> json(out, token())))
                .bindNow();
    }

    private static String field(String room) {
        return room.equals("reach") || room.equals("popular") ? "places" : room;
    }

    static JsonNode golden(String file) {
        try {
            return JSON.readTree(Files.readString(GOLDEN.resolve(file)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public void stop() {
        server.disposeNow();
    }

    /** Changes or adds a document. */
    public synchronized void keep(String room, ObjectNode document) {
        documents
                .computeIfAbsent(room, _ -> new TreeMap<>())
                .put(document.get("id").asString(), document);
    }

    public synchronized ObjectNode document(String room, String id) {
        return documents.get(room).get(id).deepCopy();
    }

    public synchronized void forget(String room, String id) {
        documents.get(room).remove(id);
    }

    /** Says news of a golden file's type about a subject. */
    public synchronized void say(String type, String subject, long version) {
        var one = (ObjectNode) golden(type + ".v1.json");
        one.put("subject", subject).put("version", version).put("cursor", String.valueOf(news.size() + 1));
        one.put("id", java.util.UUID.randomUUID().toString());
        news.add(one);
    }

    private synchronized org.reactivestreams.Publisher<Void> feed(HttpServerRequest in, HttpServerResponse out) {
        var after = query(in, "after");
        var from = after.isEmpty() ? 0 : Integer.parseInt(after);
        var page = JSON.createObjectNode();
        var events = page.putArray("events");
        news.subList(from, news.size()).forEach(events::add);
        page.put("next", String.valueOf(news.size())).put("more", false);
        return json(out, page.toString());
    }

    /** All of a room cannot be asked for until another, or none, is named. */
    public synchronized void failOn(String room) {
        failing = room;
    }

    private synchronized org.reactivestreams.Publisher<Void> internal(HttpServerRequest in, HttpServerResponse out) {
        var room = in.param("room");
        if (failing.equals(room) && query(in, "ids").isEmpty()) {
            return out.status(500).send();
        }
        var ids = query(in, "ids");
        var page = JSON.createObjectNode();
        var list = page.putArray(field(room));
        documents.get(room).forEach((id, document) -> {
            var isAsked = ids.isEmpty()
                    ? !room.equals("listings")
                            || document.get("state").asString().equals("published")
                    : List.of(ids.split(",")).contains(id);
            if (isAsked) {
                list.add(document);
            }
        });
        return json(out, page.toString());
    }

    private static String query(HttpServerRequest in, String name) {
        var uri = java.net.URI.create(in.uri());
        if (uri.getQuery() == null) {
            return "";
        }
        for (var pair : uri.getQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    private static org.reactivestreams.Publisher<Void> json(HttpServerResponse out, String body) {
        return out.header("Content-Type", "application/json").sendString(Mono.just(body));
    }

    private String jwks() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    private String token() {
        return "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300}".formatted(token("feed:read"));
    }

    /** A token as the realm gives it to a service, with these scopes. */
    public String token(String scope) {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .issuer(url() + REALM)
                    .audience("kreismarkt")
                    .subject("core")
                    .claim("scope", scope)
                    .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                    .build();
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
