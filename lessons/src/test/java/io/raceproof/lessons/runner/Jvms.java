package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The child JVMs that work in a folder, told by their command lines; those of other tests, which run at the same time, do
 * not count. Windows tells no command line.
 */
final class Jvms {
    private Jvms() {}

    /** Those that run now, with all they have started. */
    static List<ProcessHandle> in(Path folder) {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .commandLine()
                        .filter(line -> line.contains(folder.toString()))
                        .isPresent())
                .flatMap(child -> Stream.concat(Stream.of(child), child.descendants()))
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** Waits until those that have been killed have ended; fails if one goes on. */
    static void assertNoneIn(Path folder) throws Exception {
        for (ProcessHandle jvm : in(folder)) {
            jvm.onExit().get(30, TimeUnit.SECONDS);
        }
        assertEquals(List.of(), in(folder));
    }
}
