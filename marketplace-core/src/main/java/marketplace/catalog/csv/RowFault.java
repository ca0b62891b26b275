package marketplace.catalog.csv;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a row, in words.
 *
 * @param row the line of the file, counted from one with the header
 * @param slug what is wrong, for machines
 * @param value what stood there, if anything did
 */
public record RowFault(
        long row,
        String column,
        String slug,
        String sentence,
        @Nullable String value) {}
