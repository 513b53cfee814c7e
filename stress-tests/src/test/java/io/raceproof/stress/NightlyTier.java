package io.raceproof.stress;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Every night, and every week: not in every build. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
        named = "raceproof.tier",
        matches = "nightly|weekly",
        disabledReason = "not in every build: run with -Draceproof.tier=nightly")
public @interface NightlyTier {
    /** What makes it too slow for every build. */
    String value();
}
