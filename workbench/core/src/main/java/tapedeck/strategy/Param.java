package tapedeck.strategy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A number, switch or word that a user may set: the field's initialiser is the default, the bounds are checked.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Param {
    double min() default Double.NEGATIVE_INFINITY;

    double max() default Double.POSITIVE_INFINITY;

    /// The grid of a sweep; 0 leaves it to the sweep.
    double step() default 0;

    /// One clause of what it does.
    String value() default "";
}
