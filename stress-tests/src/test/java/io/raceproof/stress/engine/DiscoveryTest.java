package io.raceproof.stress.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.launcher.TagFilter.includeTags;

import io.raceproof.stress.samples.Additions;
import io.raceproof.stress.samples.Counters;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What is found, by the platform's own launcher, which finds the engine by itself. */
class DiscoveryTest {
    private static final int COUNTERS = 10;
    private static final int TROUBLE = 3;

    private static Set<String> names(LauncherDiscoveryRequestBuilder request) {
        LauncherDiscoveryRequest built = request.build();
        TestPlan plan = LauncherFactory.create().discover(built);
        return plan.getRoots().stream()
                .filter(root -> root.getUniqueId().equals("[engine:jcstress]"))
                .flatMap(root -> plan.getDescendants(root).stream())
                .filter(TestIdentifier::isTest)
                .map(TestIdentifier::getDisplayName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static LauncherDiscoveryRequestBuilder request(DiscoverySelector... selectors) {
        return LauncherDiscoveryRequestBuilder.request().selectors(selectors);
    }

    @Test
    void a_class_stands_for_the_tests_nested_in_it() {
        assertEquals(COUNTERS, names(request(selectClass(Counters.class))).size());
    }

    @Test
    void scenarios_are_tests_and_what_only_the_marks_call_one_too() {
        assertEquals(
                Set.of(
                        "Locked",
                        "Racy",
                        "Broken",
                        "Unsupported",
                        "Tame",
                        "AtNight",
                        "WrongControl",
                        "Seeing",
                        "Hidden"),
                names(request(selectClass(Additions.class))));
        assertEquals(Set.of("Locked"), names(request(selectClass(Additions.Locked.class))));
        assertEquals(Set.of("Canary"), names(request(selectClass("io.raceproof.stress.lincheck.Canary"))));
    }

    @Test
    void a_nested_class_stands_for_itself() {
        assertEquals(Set.of("Locked"), names(request(selectClass(Counters.Locked.class))));
    }

    @Test
    void a_package_stands_for_its_tests() {
        Set<String> found = names(request(selectPackage(Counters.class.getPackageName())));
        assertTrue(found.containsAll(Set.of("Locked", "Racy", "Dying", "Planted", "Tame")), found::toString);
    }

    @Test
    void a_class_path_root_stands_for_its_tests() throws Exception {
        Path root = Path.of(Counters.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<String> found = names(request(selectClasspathRoots(Set.of(root)).toArray(DiscoverySelector[]::new)));
        assertTrue(found.containsAll(Set.of("Locked", "Racy", "Dying")), found::toString);
    }

    @Test
    void a_unique_id_stands_for_its_test_or_class() {
        String container = "[engine:jcstress]/[class:" + Counters.class.getName() + "]";
        assertEquals(COUNTERS, names(request(selectUniqueId(container))).size());
        assertEquals(
                Set.of("Racy"),
                names(request(selectUniqueId(container + "/[test:" + Counters.Racy.class.getName() + "]"))));
    }

    @Test
    void a_unique_id_of_no_test_is_an_error() {
        LauncherDiscoveryRequestBuilder unknown =
                request(selectUniqueId("[engine:jcstress]/[class:no.such.Test]/[test:no.such.Test]"));
        assertThrows(JUnitException.class, () -> names(unknown));
    }

    @Test
    void jupiters_tags_are_honoured() {
        assertEquals(
                Set.of("Locked", "Shown"),
                names(request(selectClass(Counters.class)).filters(includeTags("correct"))));
        assertEquals(
                Set.of("Shown"),
                names(request(selectClass(Counters.class)).filters(includeTags("correct & demonstration"))));
    }

    @Test
    void filters_on_names_are_honoured() {
        assertEquals(
                TROUBLE,
                names(request(selectPackage(Counters.class.getPackageName()))
                                .filters(includeClassNamePatterns(".*Trouble.*")))
                        .size());
    }

    @Test
    void other_classes_are_not_found() {
        assertEquals(Set.of(), names(request(selectClass(DiscoveryTest.class))));
    }

    @Test
    void a_shard_does_not_depend_on_what_else_there_is() {
        String name = "org.example.SomeTest";
        assertEquals(
                List.of(Math.floorMod(name.hashCode(), 4) + 1),
                List.of(1, 2, 3, 4).stream()
                        .filter(index -> new Shard(index, 4).runs(name))
                        .toList());
    }

    @Test
    void a_class_that_jcstress_does_not_know_is_an_error(@TempDir Path directory) throws Exception {
        Path source = Files.writeString(
                directory.resolve("Unlisted.java"),
                "@org.openjdk.jcstress.annotations.JCStressTest public class Unlisted {}");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", directory.toString(), source.toString());
        assertEquals(0, status);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            Thread.currentThread().setContextClassLoader(loader);
            Throwable thrown = EngineTestKit.engine(JcstressTestEngine.ID)
                    .configurationParameter("raceproof.directory", directory.toString())
                    .selectors(selectClass(loader, "Unlisted"))
                    .execute()
                    .testEvents()
                    .failed()
                    .list()
                    .get(0)
                    .getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                    .getThrowable()
                    .orElseThrow();
            String message = String.valueOf(thrown.getMessage());
            assertTrue(message.startsWith("Unlisted is missing in META-INF/TestList"), message);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
