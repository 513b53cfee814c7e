package io.raceproof.stress;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The map in the root package's documentation: no package uses one that uses it in turn. */
class RoomsTest {
    private static final ArchRule NO_CIRCLE =
            slices().matching("io.raceproof.(**)").should().beFreeOfCycles();

    @Test
    void no_package_uses_one_that_uses_it() {
        NO_CIRCLE.check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.raceproof.stress"));
    }

    @Test
    void a_circle_is_seen() {
        assertTrue(NO_CIRCLE
                .evaluate(new ClassFileImporter().importPackages("io.raceproof.stress.samples.circle"))
                .hasViolation());
    }
}
