package io.raceproof.stress.engine;

import io.raceproof.stress.race.Tier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The lowest tier in which a test is run; without it, all of them. Below it the test is skipped, and says so. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface FromTier {
    /** The lowest tier. */
    Tier value();
}
