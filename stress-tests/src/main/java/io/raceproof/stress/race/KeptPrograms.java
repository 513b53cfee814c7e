package io.raceproof.stress.race;

import io.raceproof.stress.files.JsonLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The programs that have failed once, in a file: from then on they are tried first, on every subject of their race. One
 * of {@linkplain JsonLines JSON Lines}. A file of a project: commit what is added. For one process at a time; its threads may add to it.
 */
public final class KeptPrograms {
    /** System property: the file that a search begins with. */
    private static final String FILE = "raceproof.race.kept";

    private static final JsonLines<Kept> FORMAT = new JsonLines<>("programs", Kept.class);

    /** A program, and what came of it. */
    private record Kept(String race, String program, String message) {}

    private final Path file;

    /** In that file, which need not exist. */
    public KeptPrograms(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** The JVM flag that makes a search begin with them. */
    public String flag() {
        return "-D" + FILE + "=" + file;
    }

    /** What this JVM was told to begin with, of that race; programs whose calls no longer exist are left out. */
    static <S> List<Program<S>> toBeginWith(Race<S> race) {
        String told = System.getProperty(FILE);
        List<Program<S>> programs = new ArrayList<>();
        if (told != null) {
            for (String text : new KeptPrograms(Path.of(told)).of(race.id())) {
                try {
                    programs.add(race.program(text));
                } catch (IllegalArgumentException e) {
                    System.err.println("a kept program is left out: " + e.getMessage());
                }
            }
        }
        return programs;
    }

    /** The texts of a race's programs. */
    public List<String> of(String race) {
        return FORMAT.readAppended(file).stream()
                .filter(kept -> kept.race().equals(race))
                .map(Kept::program)
                .toList();
    }

    /** Adds one, unless it is there. */
    public synchronized void add(String race, String program, String message) {
        if (!of(race).contains(program)) {
            FORMAT.append(file, new Kept(race, program, message));
        }
    }
}
