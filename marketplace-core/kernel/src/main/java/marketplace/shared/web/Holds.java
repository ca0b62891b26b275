package marketplace.shared.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a map of parameters may hold: the components of a record, with their types, limits and meanings; all optional. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Holds {
    Class<? extends Record> value();
}
