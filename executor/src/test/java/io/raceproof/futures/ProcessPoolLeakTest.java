package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Pools that are made and closed, or broken, leave nothing behind: no process, thread, file descriptor or file. A plain
 * build makes 30 of them, {@code -Draceproof.tier=nightly} or weekly 1,000.
 */
@PrTier("it starts workers by the dozen")
class ProcessPoolLeakTest {
    private static final int POOLS =
            Set.of("nightly", "weekly").contains(System.getProperty("raceproof.tier", "")) ? 1_000 : 30;
    private static final String NAME = "leak";

    @Test
    @Timeout(1_200)
    void pools_made_and_closed_leave_nothing_behind() throws Exception {
        onePool(0); // whatever the JDK starts for the first process stays
        long children = children();
        int descriptors = descriptors().size();
        for (int i = 1; i <= POOLS; i++) {
            onePool(i);
        }
        Probe.await("the processes to go", () -> children() <= children);
        Probe.await("the threads to go", () -> threads().isEmpty());
        assertEquals(List.of(), argumentFiles());
        Probe.await("the file descriptors to go", () -> descriptors().size() <= descriptors + 2);
        System.out.println("leak test: " + POOLS + " pools; processes " + children + " → " + children() + ", threads "
                + threads().size() + ", file descriptors " + descriptors + " → "
                + descriptors().size());
    }

    /** Every third is broken, every third has its worker killed for a cancelled task. */
    private static void onePool(int i) throws Exception {
        ProcessPoolExecutor.Builder builder =
                ProcessPoolExecutor.builder().workers(2).namePrefix(NAME).output((worker, line) -> {});
        try (ProcessPoolExecutor pool = builder.build()) {
            assertEquals(9, pool.submit(() -> Tasks.square(3)).result());
            if (i % 3 == 1) {
                Future<Void> dying = pool.submit(() -> Runtime.getRuntime().halt(1));
                assertTrue(dying.exception().isPresent());
            } else if (i % 3 == 2) {
                Future<Void> stuck = pool.submit(() -> Thread.sleep(Long.MAX_VALUE));
                Probe.await("the task to run", stuck::isRunning);
                assertTrue(stuck.cancel(true));
            }
        }
    }

    private static long children() {
        return ProcessHandle.current().children().count();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(NAME))
                .toList();
    }

    /** Empty where the system does not tell. */
    private static List<Path> descriptors() throws IOException {
        Path directory = Path.of("/proc/self/fd");
        return Files.isDirectory(directory) ? list(directory) : List.of();
    }

    private static List<Path> argumentFiles() throws IOException {
        return list(Path.of(System.getProperty("java.io.tmpdir"))).stream()
                .filter(file -> file.getFileName().toString().startsWith("raceproof-" + NAME))
                .toList();
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.collect(Collectors.toList());
        }
    }
}
