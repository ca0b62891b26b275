package marketplace.monitoring;

import org.jspecify.annotations.Nullable;

/**
 * Words asked for often enough to be nobody's own.
 *
 * @param missed how often there was nothing
 * @param place where most of the missed ones came from, if that is often enough itself
 * @param abandoned how often there was something and nobody opened any of it
 * @param abandonedPlace where most of those came from, if that is often enough itself
 */
public record Word(
        String words,
        long asks,
        long missed,
        @Nullable String place,
        long abandoned,
        @Nullable String abandonedPlace) {}
