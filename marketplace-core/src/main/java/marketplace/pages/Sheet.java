package marketplace.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A page to show: its template ("orders/list"), the template of the part htmx asks for alone, what both are about,
 * the answer's status, the errors of its form, and what the page must be allowed to load from elsewhere.
 */
public record Sheet(
        String template, @Nullable String fragment, Object page, HttpStatus status, Errors errors, Opening opening) {
    public static Sheet of(String template, Object page) {
        return new Sheet(template, null, page, HttpStatus.OK, Errors.none(), Opening.NONE);
    }

    /** htmx gets this template alone; it shows nothing the whole page would not. */
    public Sheet orPart(String template) {
        return new Sheet(this.template, template, page, status, errors, opening);
    }

    /** Answered with this status. */
    public Sheet as(HttpStatus other) {
        return new Sheet(template, fragment, page, other, errors, opening);
    }

    /** The form again, with what is to be mended; 422 when there is something. */
    public Sheet with(Errors found) {
        var answer = found.isEmpty() ? status : HttpStatus.UNPROCESSABLE_CONTENT;
        return new Sheet(template, fragment, page, answer, found, opening);
    }

    public Sheet open(Opening wanted) {
        return new Sheet(template, fragment, page, status, errors, wanted);
    }
}
