package io.raceproof.lessons;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * The map in the root package's documentation: no package uses one that uses it in turn. That the rule sees a circle is shown by
 * the test of the same name in {@code stress-tests}.
 */
class RoomsTest {
    @Test
    void no_package_uses_one_that_uses_it() {
        slices().matching("io.raceproof.(**)")
                .should()
                .beFreeOfCycles()
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.raceproof.lessons"));
    }
}
