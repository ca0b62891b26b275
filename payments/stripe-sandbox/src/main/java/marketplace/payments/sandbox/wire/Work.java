package marketplace.payments.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import marketplace.payments.sandbox.journal.Entry;
import marketplace.payments.sandbox.journal.Store;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change, seen from one account: objects read once and written together, with their events and timed work, or not
 * at all.
 */
public final class Work {

    /** The platform's own account. */
    public static final String PLATFORM = "";

    public static final String API_VERSION = "2026-07-29.dahlia";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final char[] LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".toCharArray();

    private final Unit unit;
    private final String account;

    private record Held(String account, ObjectNode object) {}

    /** Who asked, for the events that follow. */
    public record Origin(String requestId, String idempotencyKey) {
        public static final Origin NOBODY = new Origin("", "");
    }

    private record Unit(
            Store store,
            long now,
            Origin origin,
            Predicate<String> hooked,
            Map<String, Held> held,
            Map<String, Held> changed,
            List<Entry> notes,
            AtomicBoolean declining) {}

    private Work(Unit unit, String account) {
        this.unit = unit;
        this.account = account;
    }

    static Work begin(Store store, long now, Origin origin, Predicate<String> hooked) {
        var unit = new Unit(
                store,
                now,
                origin,
                hooked,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new AtomicBoolean());
        return new Work(unit, PLATFORM);
    }

    /** The same change seen from another account. */
    public Work on(String other) {
        return new Work(unit, other);
    }

    public String account() {
        return account;
    }

    /** Seconds since 1970 on the sandbox's clock. */
    public long now() {
        return unit.now;
    }

    /** From now on this change's cards are declined, whatever they are. */
    public void declineCards() {
        unit.declining.set(true);
    }

    public boolean declinesCards() {
        return unit.declining.get();
    }

    public static String secret(int letters) {
        var text = new StringBuilder(letters);
        RANDOM.ints(letters, 0, LETTERS.length).forEach(i -> text.append(LETTERS[i]));
        return text.toString();
    }

    /** A new object of a kind with its id and time, kept with this change. */
    public ObjectNode fresh(String kind, String prefix) {
        ObjectNode object = Shapes.of(kind);
        object.put("id", prefix + "_" + secret(24)).put("object", kind);
        object.put("created", unit.now).put("livemode", false);
        return save(object);
    }

    public ObjectNode save(ObjectNode object) {
        var kept = new Held(account, object);
        unit.held.put(Json.text(object, "id"), kept);
        unit.changed.put(Json.text(object, "id"), kept);
        return object;
    }

    public ObjectNode get(String kind, String id) {
        return find(id).filter(found -> kind.equals(Json.text(found, "object")))
                .orElseThrow(() -> Refused.unknown(kind, id));
    }

    public Optional<ObjectNode> find(String id) {
        Held held = unit.held.computeIfAbsent(id, this::load);
        return Optional.ofNullable(held)
                .filter(it -> it.account.equals(account))
                .map(Held::object);
    }

    private @Nullable Held load(String id) {
        return unit.store
                .find(id)
                .filter(entry -> !entry.kind().isEmpty())
                .map(entry -> new Held(entry.account(), Shapes.full(entry.kind(), entry.body())))
                .orElse(null);
    }

    public int count(String kind) {
        return unit.store.count(account, kind);
    }

    /** The object at a place of this account's list, 0 the oldest, as this change sees it. */
    public ObjectNode at(String kind, int place) {
        Entry entry = unit.store.at(account, kind, place);
        Held held = unit.held.get(entry.key());
        return held == null ? Shapes.full(kind, entry.body()) : held.object;
    }

    public int placeOf(String kind, String id) {
        return unit.store.placeOf(account, kind, id);
    }

    /** Records that something happened to the object as it now is. */
    public void emit(String type, ObjectNode object) {
        boolean hooked = unit.hooked.test(account);
        ObjectNode event = fresh("event", "evt");
        event.put("type", type).put("api_version", API_VERSION).put("pending_webhooks", hooked ? 1 : 0);
        if (!account.isEmpty()) {
            event.put("account", account);
        }
        event.putObject("data").set("object", Json.visible(object));
        ObjectNode request = event.putObject("request");
        putOrNull(request, "id", unit.origin.requestId);
        putOrNull(request, "idempotency_key", unit.origin.idempotencyKey);
        if (hooked) {
            note("delivery:" + Json.text(event, "id"), unit.now, "pending");
        }
    }

    /** Plans work for a later time; the note is done when its body is empty. */
    public void later(String what, String id, long at) {
        note("due:" + what + ":" + id, at, "pending");
    }

    public void done(String what, String id, long at) {
        note("due:" + what + ":" + id, at, "");
    }

    public void note(String key, long at, String body) {
        unit.notes.add(new Entry(key, account, "", at, body.getBytes(StandardCharsets.UTF_8)));
    }

    public void note(String key, byte[] body) {
        unit.notes.add(new Entry(key, account, "", unit.now, body));
    }

    void forgetChanges() {
        unit.held.clear();
        unit.changed.clear();
        unit.notes.clear();
    }

    List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        unit.changed.forEach((id, kept) -> entries.add(entry(id, kept)));
        entries.addAll(unit.notes);
        return entries;
    }

    private static Entry entry(String id, Held kept) {
        String kind = Json.text(kept.object, "object");
        byte[] body = Json.bytes(Shapes.slim(kind, kept.object));
        return new Entry(id, kept.account, kind, Json.number(kept.object, "created"), body);
    }

    private static void putOrNull(ObjectNode into, String name, String value) {
        if (value.isEmpty()) {
            into.putNull(name);
        } else {
            into.put(name, value);
        }
    }
}
