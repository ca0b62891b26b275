package marketplace.catalog.csv;

/**
 * What is wrong in a row, in words.
 *
 * @param row the line of the file, counted from one with the header
 */
public record RowFault(long row, String column, String sentence) {}
