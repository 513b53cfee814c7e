package io.raceproof.stress.process;

import java.nio.file.Path;
import java.util.List;

/**
 * What a child JVM has beyond this one's class path.
 *
 * @param classPathFirst directories or jars whose classes come before those of this JVM's class path
 * @param flags JVM flags
 */
public record JvmSettings(List<Path> classPathFirst, List<String> flags) {
    /** Nothing. */
    public static final JvmSettings SAME = new JvmSettings(List.of(), List.of());

    /** Keeps copies. */
    public JvmSettings {
        classPathFirst = List.copyOf(classPathFirst);
        flags = List.copyOf(flags);
    }
}
