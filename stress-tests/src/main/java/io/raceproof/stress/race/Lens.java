package io.raceproof.stress.race;

import io.raceproof.stress.process.JvmSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * A way of looking at races: a tool. It runs in JVMs of its own, where the races are made again. Immutable, thread-safe if
 * each call has a directory of its own.
 */
public interface Lens {
    /** For people: "model checker". */
    String name();

    /** What it cannot see, in one sentence. */
    String blindTo();

    /**
     * Looks at each of them; one start of the tool for all.
     *
     * @param settings what its JVMs have beyond this one's class path, for instance a learner's classes
     * @param directory for its files
     * @return what it saw, in the order of the trials
     * @throws InterruptedException if this thread was interrupted; what runs is killed
     */
    List<Evidence> look(List<Trial> trials, JvmSettings settings, Path directory) throws InterruptedException;
}
