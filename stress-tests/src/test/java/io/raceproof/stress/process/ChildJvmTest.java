package io.raceproof.stress.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.raceproof.futures.process.ClassPaths;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildJvmTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    /** The program of the child JVMs. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            switch (arguments[0]) {
                case "exit" -> {
                    System.out.println("to the output: " + System.getProperty("word"));
                    System.err.println("to the errors");
                    System.exit(Integer.parseInt(arguments[1]));
                }
                case "wait" -> {
                    System.out.println("pid " + ProcessHandle.current().pid());
                    new CountDownLatch(1).await();
                }
                case "echo" -> {
                    try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
                        String heard = in.lines().toList().toString();
                        System.out.println(
                                "heard " + heard.replace("–", "(dash)").replace("ü", "(umlaut)")); // in any locale
                    }
                }
                case "litter" -> {
                    System.out.println(Files.createTempFile("litter", ".tmp"));
                    Runtime.getRuntime().halt(0);
                }
                case "home" -> {
                    Path home = Path.of(System.getProperty("user.home"));
                    System.out.println(Files.writeString(home.resolve("by-accident.txt"), "accident"));
                }
                case "umlaut" -> System.out.println(helloFromUmlaut(Path.of(arguments[1])));
                case "spread" ->
                    new ChildJvm(Program.class.getName(), Path.of("grandchild"))
                            .arguments(List.of("wait"))
                            .limit(LONG)
                            .run();
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    /** Of a class and a working directory in a folder whose name is no ASCII. */
    private static String helloFromUmlaut(Path folder) throws Exception {
        Path umlaut = Files.createDirectories(folder.resolve("f\u00fcr"));
        Files.copy(folder.resolve("Hello.class"), umlaut.resolve("Hello.class"));
        return new ChildJvm("Hello", umlaut.resolve("work"))
                .settings(new JvmSettings(List.of(umlaut), List.of()))
                .limit(LONG)
                .run()
                .tail(1);
    }

    private ChildJvm child(String... arguments) {
        return new ChildJvm(Program.class.getName(), directory)
                .arguments(List.of(arguments))
                .limit(LONG);
    }

    private Path grandchildsLog() {
        return directory.resolve("grandchild/output.txt");
    }

    @Test
    void the_exit_code_is_that_of_the_program() throws InterruptedException {
        ChildJvm.Exit exit = child("exit", "3").run();
        assertEquals(3, exit.exitCode());
        assertFalse(exit.timedOut());
    }

    @Test
    void output_and_errors_are_in_the_log_and_flags_reach_the_jvm() throws Exception {
        ChildJvm.Exit exit = child("exit", "0").flags("-Dword=blue").run();
        String log = Files.readString(exit.log(), UTF_8);
        assertTrue(log.contains("to the output: blue"), log);
        assertEquals("to the errors", exit.tail(1));
    }

    @Test
    void a_main_class_that_does_not_exist_is_an_exit_status_with_its_reason_in_the_log() throws Exception {
        ChildJvm.Exit exit =
                new ChildJvm("no.such.Program", directory).limit(LONG).run();
        assertEquals(1, exit.exitCode());
        assertTrue(exit.tail(10).contains("no.such.Program"), exit.tail(10));
    }

    @Test
    void when_its_time_is_up_the_child_is_killed_with_all_that_it_started() throws Exception {
        ChildJvm.Exit exit = child("spread").limit(Duration.ofSeconds(3)).run();
        assertTrue(exit.timedOut());
        if (Files.exists(grandchildsLog())
                && !Files.readString(grandchildsLog()).isEmpty()) {
            assertEnds(pidIn(grandchildsLog()));
        } // else it did not come so far in the time it had
        assertEquals(List.of(), programs());
    }

    @Test
    void its_temporary_files_go_to_a_folder_of_its_own_which_goes_with_it() throws Exception {
        ChildJvm.Exit exit = child("litter").run();
        Path litter = Path.of(exit.tail(1));
        assertTrue(litter.startsWith(directory.toAbsolutePath()), litter.toString());
        assertFalse(Files.exists(litter.getParent()), litter.toString());
    }

    @Test
    void it_hears_what_it_is_told_while_it_runs_and_then_the_end() throws Exception {
        try (RunningJvm running = child("echo").start()) {
            running.tell(List.of("one"));
            running.tell(List.of("two – ü", "three"));
            assertTrue(running.isAlive(), "it waits for more");
            ChildJvm.Exit exit = running.await(LONG);
            assertEquals(0, exit.exitCode());
            assertEquals("heard [one, two (dash) (umlaut), three]", exit.tail(1));
            assertFalse(running.isAlive());
        }
    }

    @Test
    void one_that_is_only_run_hears_nothing() throws Exception {
        assertEquals("heard []", child("echo").run().tail(1));
    }

    @Test
    void to_tell_one_that_has_ended_is_no_mistake() throws Exception {
        try (RunningJvm running = child("exit", "3").start()) {
            assertEquals(3, running.await(LONG).exitCode());
            running.tell(List.of("too late"));
            assertEquals(3, running.await(LONG).exitCode());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process does not tell its command line there")
    void one_that_is_closed_is_killed_and_its_folder_goes() throws Exception {
        try (RunningJvm running = child("wait").start()) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> running.await(LONG));
            assertTrue(running.isAlive(), "an interrupt ends the waiting, and nothing else");
            assertEquals(1, children().size());
        }
        assertEquals(List.of(), programs());
        assertFalse(Files.exists(directory.resolve("tmp")));
    }

    @Test
    void an_interrupt_kills_the_child() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> child("wait").run());
        assertEquals(List.of(), programs());
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.isAlive()
                        && process.info()
                                .commandLine()
                                .filter(line -> line.contains(Program.class.getName()))
                                .isPresent())
                .toList();
    }

    /** Those that are still there when they have had time to go. */
    private static List<ProcessHandle> programs() {
        return children().stream()
                .peek(process -> process.onExit()
                        .orTimeout(30, TimeUnit.SECONDS)
                        .exceptionally(late -> process)
                        .join())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    @Test
    void a_jvm_that_is_ended_as_by_control_c_leaves_no_child() throws Exception {
        assertChildEndsWith(Process::destroy); // a request to end: exit hooks run, as with Ctrl-C
    }

    @Test
    void a_jvm_that_is_killed_leaves_no_child() throws Exception {
        assertChildEndsWith(Process::destroyForcibly); // no exit hook runs
    }

    private void assertChildEndsWith(Consumer<Process> end) throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        "spread")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            long grandchild = awaitPid(parent);
            assertTrue(
                    ProcessHandle.of(grandchild).filter(ProcessHandle::isAlive).isPresent());
            end.accept(parent);
            assertTrue(parent.waitFor(30, TimeUnit.SECONDS));
            assertEnds(grandchild);
        } finally {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly();
        }
    }

    private long awaitPid(Process parent) throws IOException, InterruptedException {
        for (int tries = 0; tries < 1_000; tries++) {
            if (Files.exists(grandchildsLog())
                    && Files.readString(grandchildsLog()).endsWith("\n")) {
                return pidIn(grandchildsLog());
            }
            if (parent.waitFor(30, TimeUnit.MILLISECONDS)) {
                try (BufferedReader reader = parent.inputReader()) {
                    throw new AssertionError(
                            "the parent ended: " + reader.lines().collect(Collectors.joining("\n")));
                }
            }
        }
        throw new AssertionError("the grandchild did not start");
    }

    private static long pidIn(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("pid "))
                    .map(line -> Long.parseLong(line.substring(4)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void assertEnds(long pid) throws Exception {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get(30, TimeUnit.SECONDS);
        }
        assertTrue(ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty(), "process " + pid + " lives");
    }

    @Test
    void a_file_written_to_the_users_home_goes_to_a_folder_that_goes_with_the_child() throws Exception {
        Path file = Path.of(child("home").run().tail(1));
        assertTrue(file.startsWith(directory.toAbsolutePath()), file.toString());
        assertFalse(Files.exists(file), file.toString());
        assertFalse(Files.exists(Path.of(System.getProperty("user.home"), "by-accident.txt")));
    }

    @Test
    void output_that_cannot_be_written_is_told_with_the_name_of_the_log() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "a device that is always full");
        Path log = Files.createSymbolicLink(directory.resolve("output.txt"), Path.of("/dev/full"));
        UncheckedIOException full = assertThrows(
                UncheckedIOException.class, () -> child("exit", "0").run());
        assertTrue(String.valueOf(full.getMessage()).contains(log.toString()), full.getMessage());
    }

    private static void compileHello(Path folder) throws IOException {
        Path source = Files.writeString(
                folder.resolve("Hello.java"),
                "class Hello { public static void main(String[] a) { System.out.println(\"hello\"); } }");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
        assertEquals(0, status);
    }

    @Test
    void a_class_path_with_spaces_is_understood() throws Exception {
        Path spaced = Files.createDirectories(directory.resolve("a directory with spaces"));
        compileHello(spaced);
        ChildJvm.Exit exit = new ChildJvm("Hello", directory)
                .settings(new JvmSettings(List.of(spaced), List.of()))
                .limit(LONG)
                .run();
        assertEquals("hello", exit.tail(1));
    }

    @Test
    void an_umlaut_is_understood_under_a_locale_that_is_not_utf_8() throws Exception {
        makeLatin1Locale();
        compileHello(directory);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        "umlaut",
                        directory.toString())
                .redirectErrorStream(true);
        builder.environment().put("LOCPATH", directory.toString());
        builder.environment().put("LC_ALL", "latin1");
        assertEquals("hello", outputOf(builder.start()).strip());
    }

    private void makeLatin1Locale() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/localedef")), "a tool that makes locales");
        String locale = directory.resolve("latin1").toString();
        Process localedef = new ProcessBuilder("/usr/bin/localedef", "-i", "en_US", "-f", "ISO-8859-1", locale)
                .redirectErrorStream(true)
                .start();
        String said = outputOf(localedef);
        assumeTrue(localedef.waitFor() == 0, said);
    }

    private static String outputOf(Process process) throws IOException {
        try (BufferedReader reader = process.inputReader()) {
            return reader.lines().collect(Collectors.joining("\n"));
        }
    }

    /** Two implementations, because neither module may depend on the other. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
    void a_class_path_is_written_as_that_of_a_worker_process_of_the_executor(String encoding) throws Exception {
        String classPath = "/a b/f\u00fcr/\"quoted\\";
        Method workers =
                ClassPaths.class.getDeclaredMethod("writeArgumentFile", String.class, String.class, List.class);
        workers.setAccessible(true);
        String before = System.getProperty("sun.jnu.encoding");
        System.setProperty("sun.jnu.encoding", encoding);
        try {
            Path executors = (Path) workers.invoke(null, "worker", classPath, List.of());
            try {
                Path ours = directory.resolve("jvm.args");
                ChildJvm.writeArgumentFile(ours, classPath, directory);
                String start = Files.readString(ours, Charset.forName(encoding))
                        .lines()
                        .limit(2)
                        .collect(Collectors.joining("\n"));
                assertTrue(start.contains("f\u00fcr"), start);
                assertEquals(
                        Files.readString(executors, ISO_8859_1)
                                .replace("\"-cp\"", "-cp")
                                .lines()
                                .limit(2)
                                .toList(),
                        Files.readString(ours, ISO_8859_1).lines().limit(2).toList());
            } finally {
                Files.delete(executors);
            }
        } finally {
            System.setProperty("sun.jnu.encoding", before);
        }
    }
}
