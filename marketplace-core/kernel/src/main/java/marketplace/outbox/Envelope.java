package marketplace.outbox;

import java.time.Instant;
import java.util.UUID;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.Scope;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** News on its way: what happened, to what, when, in which county and by whose command. */
public record Envelope(
        UUID id,
        String type,
        int typeVersion,
        String subject,
        long version,
        Instant at,
        CountyCode county,
        @Nullable AccountId by,
        @Nullable AccountId actingFor,
        String channel,
        @Nullable String place,
        @Nullable String cause,
        String cursor,
        JsonNode data) {
    /** The cause of news that happened before it was known here. */
    static final String PAST = "past";

    public boolean is(Class<? extends News> news) {
        return News.typeOf(news).value().equals(type);
    }

    /** Whether it belongs to a past taken over: to be counted and known, but nobody is to do or be told anything. */
    public boolean isPast() {
        return PAST.equals(cause);
    }

    /** Effects of this news happen in its county, for its author, caused by it. */
    public Scope scope() {
        return new Scope(county, by, actingFor, channel, id.toString());
    }
}
