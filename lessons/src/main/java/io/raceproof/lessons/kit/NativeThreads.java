package io.raceproof.lessons.kit;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the operating system says of this JVM's threads. For Java a thread that has been woken waits until it gets a processor,
 * which takes its time on a busy machine; for Linux it can run from the moment in which it is woken. Elsewhere nothing is known.
 */
final class NativeThreads {
    private static final File TASKS = new File("/proc/self/task");
    private static final Path THIS_THREAD = Path.of("/proc/thread-self");

    /** So many bytes of a thread's name does Linux keep. */
    private static final int NAME_BYTES = 15;

    /** What the launcher's thread is called there, which is "main" here. */
    private static final String MAIN = "java";

    private NativeThreads() {}

    /** Whether one of these runs, or waits for nothing but a processor; false if that is unknown. This thread does not count. */
    static boolean canOneRun(Stream<Thread> threads) {
        String[] tasks = TASKS.list();
        if (tasks == null) {
            return false;
        }
        Set<String> names = threads.map(thread -> shortName(thread.getName())).collect(Collectors.toSet());
        try {
            String self = Files.readSymbolicLink(THIS_THREAD).getFileName().toString();
            return Stream.of(tasks).anyMatch(task -> !task.equals(self) && canRun(task, names));
        } catch (IOException unknown) {
            return false;
        }
    }

    private static String shortName(String name) {
        if (name.equals("main")) {
            return MAIN;
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, 0, Math.min(bytes.length, NAME_BYTES), StandardCharsets.ISO_8859_1);
    }

    /** From a line such as {@code 17 (the name) R …}; the name may have parentheses itself. */
    private static boolean canRun(String task, Set<String> names) {
        try {
            String line = Files.readString(
                    TASKS.toPath().resolve(task).resolve("stat"),
                    StandardCharsets.ISO_8859_1); // bytes, as they may be cut
            int end = line.lastIndexOf(')');
            return line.charAt(end + 2) == 'R' && names.contains(line.substring(line.indexOf('(') + 1, end));
        } catch (IOException ended) {
            return false;
        }
    }
}
