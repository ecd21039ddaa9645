package tapedeck.strategy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a strategy does in one sentence, for lists.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Summary {
    String value();

    /// The sizing it is meant for, as a sentence: `1 % of equity at risk`.
    String risk() default "all of equity, long only";
}
