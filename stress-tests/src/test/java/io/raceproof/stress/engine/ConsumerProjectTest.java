package io.raceproof.stress.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody else's project, built by Maven against the library as if that had been installed: what ends its build, and what
 * does not. It has a local repository of its own, filled from the user's, and nothing is left outside the build directory.
 */
@EnabledIfSystemProperty(
        named = "raceproof.tier",
        matches = "pr|nightly|weekly",
        disabledReason = "three builds take a minute: run with -Draceproof.tier=pr")
class ConsumerProjectTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path WORK = MODULE.resolve("target/consumer");
    private static final Path REPOSITORY = WORK.resolve("repository");

    @TempDir
    private Path project;

    @BeforeAll
    static void installLibrary() throws Exception {
        assumeTrue(System.getProperty("maven.home") != null, "Maven does not say where it is");
        String version = version();
        deleteTree(REPOSITORY.resolve("io/raceproof"));
        Path parent = Files.createDirectories(REPOSITORY.resolve("io/raceproof/raceproof/" + version));
        Files.copy(MODULE.resolve("../pom.xml"), parent.resolve("raceproof-" + version + ".pom"));
        String name = "raceproof-stress-tests";
        Path library = Files.createDirectories(REPOSITORY.resolve("io/raceproof/" + name + "/" + version));
        Files.copy(MODULE.resolve("pom.xml"), library.resolve(name + "-" + version + ".pom"));
        writeJar(MODULE.resolve("target/classes"), library.resolve(name + "-" + version + ".jar"));
        writeSettings();
    }

    private static String version() {
        String version = System.getProperty("raceproof.version");
        assumeTrue(version != null, "the build does not say which version it is");
        return String.valueOf(version);
    }

    private static void writeJar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, out);
            }
        }
    }

    /** What the user's repository has is taken from there, the rest from where it always comes from. */
    private static void writeSettings() throws IOException {
        String users =
                Path.of(System.getProperty("user.repository", "none")).toUri().toString();
        String repository = "<id>users</id><url>" + users + "</url><releases><checksumPolicy>ignore</checksumPolicy>"
                + "</releases><snapshots><enabled>false</enabled></snapshots>";
        Files.writeString(
                WORK.resolve("settings.xml"),
                "<settings><profiles><profile><id>users</id><repositories><repository>" + repository
                        + "</repository></repositories><pluginRepositories><pluginRepository>" + repository
                        + "</pluginRepository></pluginRepositories></profile></profiles>"
                        + "<activeProfiles><activeProfile>users</activeProfile></activeProfiles></settings>");
    }

    private static void deleteTree(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** What a build said and how it ended. */
    private record Build(int exitCode, String output) {}

    private Build build(String tests) throws Exception {
        Path source = MODULE.resolve("src/test/resources/consumer");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = project.resolve(source.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                        .toString(),
                "-B",
                "-ntp",
                "-gs",
                WORK.resolve("settings.xml").toString(),
                "-Dmaven.repo.local=" + REPOSITORY,
                "-Draceproof.version=" + version(),
                "-Draceproof.time=30s",
                "-Dtest=" + tests,
                "test"));
        Path log = project.resolve("build.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.remove("MAVEN_ARGS");
        Process maven = builder.start();
        try {
            assertTrue(maven.waitFor(5, TimeUnit.MINUTES), "the build does not end");
        } finally {
            maven.descendants().forEach(ProcessHandle::destroyForcibly);
            maven.destroyForcibly();
        }
        return new Build(maven.exitValue(), Files.readString(log, UTF_8));
    }

    private String results() throws IOException {
        return VerdictFile.read(project.resolve("target/raceproof").resolve(VerdictFile.NAME)).stream()
                .map(line -> line.test().replaceFirst(".*\\.", "") + " " + line.verdict() + " " + line.result())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    @Test
    void a_correct_class_passes_the_build() throws Exception {
        Build build = build("LockedCounterTest,RacyCounterTest");
        assertEquals(0, build.exitCode(), build::output);
        assertEquals("LockedCounterTest HELD successful\nRacyCounterTest BROKEN successful", results());
        assertTrue(build.output().contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0"), build::output);
        String xml = Files.readString(
                project.resolve("target/surefire-reports/TEST-org.example.LockedCounterTest.xml"), UTF_8);
        assertTrue(xml.contains("both updates are there"), "the table is in the XML report: " + xml);
    }

    @Test
    void a_broken_class_fails_the_build() throws Exception {
        Build build = build("BrokenCounterTest");
        assertNotEquals(0, build.exitCode(), build::output);
        assertEquals("BrokenCounterTest BROKEN failed", results());
        assertTrue(build.output().contains("an update was lost"), build::output);
        assertTrue(build.output().contains("Tests run: 1, Failures: 1, Errors: 0, Skipped: 0"), build::output);
    }

    @Test
    void a_class_that_shows_nothing_ends_the_build_as_inconclusive() throws Exception {
        Build build = build("VacuousCounterTest");
        assertNotEquals(0, build.exitCode(), build::output);
        assertEquals("VacuousCounterTest INCONCLUSIVE aborted", results());
        assertTrue(build.output().contains("INCONCLUSIVE org.example.VacuousCounterTest"), build::output);
        assertTrue(build.output().contains("Tests run: 2, Failures: 1, Errors: 0, Skipped: 1"), build::output);
    }
}
