package marketplace.pages;

/** What is wrong with a field: its name in the form and a sentence that says what to do, already in words. */
public record FieldError(String field, String sentence) {}
