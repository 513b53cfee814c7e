package io.raceproof.stress.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.raceproof.stress.NightlyTier;
import io.raceproof.stress.PrTier;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The project that README says to copy, built by Maven against the library as if that had been installed: what ends its
 * build, and what does not. It has a local repository of its own, filled from the user's, and nothing is left outside the
 * build directory.
 */
@Order(1)
class ConsumerProjectTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path WORK = MODULE.resolve("target/consumer");
    private static final Path REPOSITORY = WORK.resolve("repository");
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    private static final String JUNIT_6 = "6.1.3";

    /** What the example claims, in the order of the names. */
    private static final String AS_IT_SHOULD_BE = """
            HitCounterRaceTest$Real HELD successful
            HitCounterRaceTest$WithoutLock BROKEN successful
            HitCounterSchedulesTest$Real HELD successful
            HitCounterSchedulesTest$WithoutLock BROKEN successful""";

    @TempDir
    private Path directory;

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

    /** A copy of the example, and builds of it. */
    private record Project(Path path) {
        static Project in(Path directory, String name) throws IOException {
            Project project = new Project(directory.resolve(name));
            Path source = MODULE.resolve("example");
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String relative = source.relativize(file).toString();
                    if (!relative.startsWith("target")) {
                        project.put(relative, Files.readString(file));
                    }
                }
            }
            project.put(
                    ".mvn/maven.config",
                    String.join(
                            "\n",
                            "-B",
                            "-ntp",
                            "-gs",
                            WORK.resolve("settings.xml").toString(),
                            "-Dmaven.repo.local=" + REPOSITORY,
                            "-Draceproof.version=" + version(),
                            "-Draceproof.hang=20m")); // on a machine that is busy with other things
            return project;
        }

        void put(String name, String text) throws IOException {
            Path file = path.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }

        /** Adds one of the test classes that are not as they should be. */
        Project with(String test) throws IOException {
            String file = test + ".java";
            put(
                    "src/test/java/org/example/" + file,
                    Files.readString(MODULE.resolve("src/test/resources/consumer/" + file)));
            return this;
        }

        Build build(String... arguments) throws Exception {
            return run("test", arguments);
        }

        /** Has Maven run a phase or a goal. */
        Build run(String goal, String... arguments) throws Exception {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("maven.home"), "bin", WINDOWS ? "mvn.cmd" : "mvn")
                    .toString());
            command.addAll(List.of(arguments));
            command.add(goal);
            return end(start(command));
        }

        Process start(List<String> command) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(path.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(path.resolve("build.txt").toFile());
            Map<String, String> environment = builder.environment();
            environment.put("JAVA_HOME", System.getProperty("java.home"));
            environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
            environment.remove("MAVEN_ARGS");
            return builder.start();
        }

        Build end(Process maven) throws Exception {
            try {
                assertTrue(maven.waitFor(15, TimeUnit.MINUTES), "the build does not end");
            } finally {
                maven.descendants().forEach(ProcessHandle::destroyForcibly);
                maven.destroyForcibly();
            }
            return new Build(maven.exitValue(), Files.readString(path.resolve("build.txt"), UTF_8));
        }

        String results() {
            return VerdictFile.read(path.resolve("target/raceproof").resolve(VerdictFile.NAME)).stream()
                    .map(line -> line.test().replaceFirst(".*\\.", "") + " " + line.verdict() + " " + line.result())
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }
    }

    /** What a build said and how it ended. */
    private record Build(int exitCode, String output) {
        void demand(int status, String... texts) {
            assertEquals(status, Math.min(exitCode, 1), () -> output);
            for (String text : texts) {
                assertTrue(output.contains(text), () -> text + " is missing in:\n" + output);
            }
        }
    }

    /** Both copies in one build, as to start Maven takes long: the second under another name and with another JUnit. */
    @Test
    @PrTier("builds two projects")
    void the_example_passes_on_junit_5_and_on_6() throws Exception {
        Project both = Project.in(directory, "both");
        Project on5 = Project.in(both.path(), "on5");
        Project on6 = Project.in(both.path(), "on6");
        String pom = Files.readString(on6.path().resolve("pom.xml"));
        on6.put(
                "pom.xml",
                pom.replaceFirst("<artifactId>example<", "<artifactId>example-6<")
                        .replaceFirst("<junit.version>.*<", "<junit.version>" + JUNIT_6 + "<"));
        both.put("pom.xml", """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>both</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <modules><module>on5</module><module>on6</module></modules>
                </project>
                """);
        both.build("-Draceproof.time=60s").demand(0, "Tests run: 5, Failures: 0, Errors: 0, Skipped: 0");
        for (Project project : List.of(on5, on6)) {
            assertEquals(AS_IT_SHOULD_BE, project.results());
        }
        String xml = Files.readString(
                on6.path().resolve("target/surefire-reports/TEST-org.example.HitCounterRaceTest.xml"), UTF_8);
        assertTrue(xml.contains("both hits are counted"), "the table is in the XML report: " + xml);
        assertTrue(xml.contains("junit-jupiter-api-" + JUNIT_6), "with JUnit 6: " + xml);
    }

    @Test
    void the_readme_shows_the_example_and_every_setting() throws IOException {
        String readme = Files.readString(MODULE.resolve("../README.md"));
        String scenario =
                Files.readString(MODULE.resolve("example/src/test/java/org/example/HitCounterSchedulesTest.java"));
        String shown = lastPart(readmeCode("java"), "@Control(WithoutLock.class)");
        assertTrue(scenario.indent(-4).contains(shown), shown);
        String pom = Files.readString(MODULE.resolve("example/pom.xml"));
        String dependency = lastPart(readmeCode("xml"), "<dependency>").replace(version(), "${raceproof.version}");
        assertTrue(pom.indent(-4).contains(dependency), dependency);
        for (String setting : SettingNames.OURS) {
            assertTrue(readme.contains("| `" + setting + "` |"), setting);
        }
    }

    private static List<String> readmeCode(String language) throws IOException {
        return CodeBlock.of(MODULE.resolve("../README.md")).stream()
                .filter(block -> block.info().equals(language))
                .map(CodeBlock::code)
                .toList();
    }

    /** Of the first block that has this, what stands from there on. */
    private static String lastPart(List<String> blocks, String begin) {
        return blocks.stream()
                .filter(block -> block.contains(begin))
                .map(block -> block.substring(block.indexOf(begin)))
                .findFirst()
                .orElseThrow();
    }

    /** Builds that must not pass, and those that only the deeper tiers need. */
    @Nested
    @NightlyTier("these builds take minutes")
    class Deeper {
        /** Compiled once, with the test classes that are not as they should be. */
        private static Project compiled;

        @BeforeAll
        static void compile() throws Exception {
            deleteTree(WORK.resolve("compiled"));
            compiled = Project.in(WORK, "compiled")
                    .with("BrokenCounterTest")
                    .with("BrokenSchedulesTest")
                    .with("VacuousCounterTest");
            compiled.run("test-compile").demand(0);
        }

        private static Build test(String... arguments) throws Exception {
            return compiled.run("surefire:test", arguments);
        }

        @Test
        void junit_6_without_its_bom_is_told_in_one_sentence() throws Exception {
            Project project = Project.in(directory, "without");
            String pom = Files.readString(project.path().resolve("pom.xml"));
            project.put(
                    "pom.xml",
                    pom.replaceAll("(?s)<dependencyManagement>.*</dependencyManagement>", "")
                            .replace(
                                    "<artifactId>junit-jupiter</artifactId>",
                                    "<artifactId>junit-jupiter</artifactId><version>" + JUNIT_6 + "</version>"));
            project.build().demand(1, "import org.junit:junit-bom");
        }

        @Test
        void forks_side_by_side_and_one_after_the_other_share_the_files() throws Exception {
            String tests = "-Dtest=HitCounterTest,HitCounterRaceTest,HitCounterSchedulesTest";
            for (String reuse : List.of("false", "true")) {
                test(tests, "-DforkCount=2", "-DreuseForks=" + reuse, "-Draceproof.time=60s")
                        .demand(0, "Tests run: 5, Failures: 0, Errors: 0, Skipped: 0");
                assertEquals(AS_IT_SHOULD_BE, compiled.results());
            }
        }

        @Test
        void a_broken_class_and_a_broken_scenario_fail_the_build_and_a_command_replays_the_scenario() throws Exception {
            Build build = test("-Dtest=BrokenCounterTest,BrokenSchedulesTest,HitCounterSchedulesTest");
            build.demand(1, "an update was lost", "a hit was lost", "Tests run: 4, Failures: 2, Errors: 0, Skipped: 0");
            assertEquals("""
                    BrokenCounterTest BROKEN failed
                    BrokenSchedulesTest BROKEN failed
                    HitCounterSchedulesTest$Real HELD successful
                    HitCounterSchedulesTest$WithoutLock BROKEN successful""", compiled.results());
            String replay = build.output()
                    .lines()
                    .filter(line -> line.contains("replay: "))
                    .findFirst()
                    .orElseThrow()
                    .replaceFirst(".*replay: ", "")
                    .replaceFirst("\u001b.*", "");
            assumeTrue(!WINDOWS, "the command is for a shell");
            String again = compiled.end(compiled.start(List.of(
                            "sh", "-c", "PATH='" + System.getProperty("maven.home") + "/bin':\"$PATH\"; " + replay)))
                    .output();
            assertTrue(again.contains("Tests run: 1, Failures: 1"), again);
            assertEquals(drawing(build.output()), drawing(again));
        }

        private static String drawing(String output) {
            int start = output.indexOf("BrokenSchedulesTest: BROKEN, a hit was lost");
            return output.substring(start, output.indexOf("replay: ", start));
        }

        @Test
        void a_class_that_shows_nothing_ends_the_build_as_inconclusive() throws Exception {
            test("-Dtest=VacuousCounterTest", "-Draceproof.time=30s")
                    .demand(
                            1,
                            "INCONCLUSIVE org.example.VacuousCounterTest",
                            "Tests run: 2, Failures: 1, Errors: 0, Skipped: 1");
            assertEquals("VacuousCounterTest INCONCLUSIVE aborted", compiled.results());
        }

        @Test
        void a_setting_that_means_nothing_is_told_on_the_console() throws Exception {
            test("-Draceproof.tier=nigthly")
                    .demand(1, "raceproof.tier: there is no tier \"nigthly\": use one of smoke, pr, nightly, weekly");
            test("-Draceproof.teir=nightly").demand(1, "raceproof.teir is no setting: did you mean raceproof.tier?");
        }
    }
}
