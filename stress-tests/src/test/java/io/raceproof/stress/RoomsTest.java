package io.raceproof.stress;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The map in the root package's documentation: no package uses one that uses it in turn. */
class RoomsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(RoomsTest.class.getPackageName());

    private static EvaluationResult circles(JavaClasses classes, Function<JavaClass, String> room) {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass of) {
                        return of.getPackageName().startsWith(RoomsTest.class.getPackageName())
                                ? SliceIdentifier.of(room.apply(of))
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "the rooms";
                    }
                })
                .should()
                .beFreeOfCycles()
                .evaluate(classes);
    }

    @Test
    void no_package_uses_one_that_uses_it() {
        EvaluationResult result = circles(CLASSES, JavaClass::getPackageName);
        assertFalse(result.hasViolation(), () -> result.getFailureReport().toString());
    }

    @Test
    void a_circle_is_seen() {
        JavaClasses both = new ClassFileImporter().importClasses(One.class, Other.class);
        assertTrue(circles(both, JavaClass::getSimpleName).hasViolation());
    }

    private record One(Other other) {}

    private record Other(One one) {}
}
