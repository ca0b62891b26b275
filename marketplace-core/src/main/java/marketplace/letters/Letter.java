package marketplace.letters;

import java.time.Instant;
import java.util.UUID;
import marketplace.shared.CountyCode;

/**
 * A letter that waits to be sent.
 *
 * @param id of ours, from which the Message-ID is made: the same at every try
 * @param about the id of what it tells of
 * @param tries including the one under way
 */
record Letter(CountyCode county, UUID id, Kind kind, String about, Instant queuedAt, int tries) {}
