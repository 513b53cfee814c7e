package io.raceproof.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.PrTier;
import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.process.RunningJvm;
import io.raceproof.stress.samples.Scenarios;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A model checker that is started before it is known what it is to explore. */
@PrTier("it starts many model checkers")
class WarmModelCheckerTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private Path classes() {
        return directory.resolve("classes");
    }

    private WarmModelChecker standBy(List<Class<? extends Scenario>> first) throws Exception {
        Files.createDirectories(classes());
        JvmSettings settings = new JvmSettings(List.of(classes()), List.of());
        return ModelCheck.standBy(first, 50, settings, directory.resolve("model"));
    }

    private static List<Finding> findings(ModelCheck.Result result) {
        return result.explorations().stream().map(Exploration::finding).toList();
    }

    private List<ProcessHandle> jvms() {
        String here = directory.toString();
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(here))
                        .isPresent())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    private static void awaitReady(WarmModelChecker standby) throws InterruptedException {
        while (!standby.isReady()) {
            Thread.sleep(10); // between two looks; the test's time-out is the limit
        }
    }

    @Test
    void the_first_are_explored_whatever_comes_of_them_and_then_the_others_up_to_one_that_is_broken() throws Exception {
        try (WarmModelChecker standby = standBy(List.of(Scenarios.LostUpdate.class, Scenarios.Reading.class))) {
            awaitReady(standby); // although one reads, where there is nothing yet
            ModelCheck.Result result = standby.explore(
                    List.of(writtenNow(), Scenarios.Reading.class, Scenarios.LostUpdate.class, Scenarios.Reading.class),
                    LIMIT);
            assertEquals(
                    List.of(
                            Finding.VIOLATION,
                            Finding.NOTHING,
                            Finding.NOTHING,
                            Finding.NOTHING,
                            Finding.VIOLATION,
                            Finding.NOT_RUN),
                    findings(result));
            assertEquals(Finding.NOT_RUN, result.canary().finding());
            assertFalse(standby.isAlive());
        }
    }

    /** A scenario of which there is nothing until now. */
    private Class<? extends Scenario> writtenNow() throws Exception {
        Path file = Files.writeString(directory.resolve("Written.java"), """
                public final class Written implements io.raceproof.stress.lincheck.Scenario {
                    public Written() {}
                    @Override public void run() {}
                }
                """);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes().toString(), file.toString());
        assertEquals(0, status);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes().toUri().toURL()})) {
            return loader.loadClass("Written").asSubclass(Scenario.class);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process does not tell its command line there")
    void one_that_was_killed_while_it_waited_is_started_anew() throws Exception {
        try (WarmModelChecker standby = standBy(List.of())) {
            assertEquals(1, jvms().size());
            jvms().get(0).destroyForcibly();
            while (standby.isAlive()) {
                Thread.onSpinWait();
            }
            ModelCheck.Result result = standby.explore(List.of(Scenarios.Locked.class), LIMIT);
            assertEquals(List.of(Finding.NOTHING), findings(result));
            assertEquals(Finding.VIOLATION, result.canary().finding(), "nothing was broken, so it was asked");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process does not tell its command line there")
    void one_that_nobody_asks_goes_when_it_is_closed_and_when_the_asking_is_interrupted() throws Exception {
        WarmModelChecker unasked = standBy(List.of());
        unasked.close();
        assertFalse(unasked.isAlive(), "at once, although the JVM may take a moment");
        assertGone();
        WarmModelChecker standby = standBy(List.of());
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> standby.explore(List.of(Scenarios.Locked.class), LIMIT));
        assertGone();
    }

    /** Has one stand by, and does not ask it. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws InterruptedException {
            try (WarmModelChecker standby = ModelCheck.standBy(List.of(), 1, JvmSettings.SAME, Path.of(arguments[0]))) {
                new CountDownLatch(1).await();
                standby.explore(List.of(), LIMIT);
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process does not tell its command line there")
    void one_whose_parent_was_killed_goes() throws Exception {
        ChildJvm parent = new ChildJvm(Parent.class.getName(), directory.resolve("parent"))
                .arguments(List.of(directory.resolve("model").toString()));
        try (RunningJvm running = parent.start()) {
            while (jvms().size() < 2) {
                assertTrue(running.isAlive(), "the parent has ended");
                Thread.sleep(10); // between two looks; the test's time-out is the limit
            }
            List<ProcessHandle> family = jvms();
            ProcessHandle.current()
                    .children()
                    .filter(family::contains)
                    .forEach(ProcessHandle::destroyForcibly); // the parent alone, which can do nothing about it
            for (ProcessHandle one : family) {
                one.onExit().get(30, TimeUnit.SECONDS);
            }
        }
    }

    private void assertGone() throws Exception {
        for (ProcessHandle jvm : jvms()) {
            jvm.onExit().get(30, TimeUnit.SECONDS);
        }
        assertEquals(List.of(), jvms());
    }
}
