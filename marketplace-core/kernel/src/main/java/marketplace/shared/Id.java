package marketplace.shared;

import java.util.UUID;

/** What every id of ours is: a UUIDv7 (RFC 9562) with a type of its own. It names a thing and grants no right to it. */
public interface Id {
    UUID value();
}
