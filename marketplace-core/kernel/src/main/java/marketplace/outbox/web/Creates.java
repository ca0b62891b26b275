package marketplace.outbox.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A call that makes something: it takes an {@code Idempotency-Key} and answers 201 with what was made. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Creates {
    /** What was made, as it is answered. */
    Class<?> value();

    /** Whether the call can do without a key, because its body is one. */
    boolean keyInBody() default false;
}
