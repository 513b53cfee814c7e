package io.raceproof.stress.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the broken twin of a harness: the same actors and outcomes with a broken subject. The harness is to hold, with
 * the power to see the twin's bug; a harness without this annotation is itself a twin, and is to be seen broken.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Control {
    /** The broken twin. */
    Class<?> value();
}
