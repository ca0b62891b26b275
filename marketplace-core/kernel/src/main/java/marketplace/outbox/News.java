package marketplace.outbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as a record of ids, figures, place and category; never a name, address, mail, phone or free
 * text. News whose order matters carries the whole state of its subject.
 */
public interface News {
    /** What it is about, usually an id. */
    String subject();

    /** The version of the subject; within a subject this is the order. */
    long version();

    /** The place it happened for, if any. */
    default @Nullable String place() {
        return null;
    }

    /** The name under which others hear it. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Type {
        String value();

        int version() default 1;
    }

    static Type typeOf(Class<? extends News> news) {
        var type = news.getAnnotation(Type.class);
        if (type == null) {
            throw new IllegalArgumentException(news + " has no @News.Type");
        }
        return type;
    }
}
