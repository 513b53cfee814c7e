package io.raceproof.stress.race;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The programs that have failed once, in a file: from then on they are tried first, on every subject of their race. On each
 * line a race, a program and what came of it, between tabs. A file of a project: commit what is added. For one process at a
 * time.
 */
public final class KeptPrograms {
    /** System property: the file that a search begins with. */
    private static final String FILE = "raceproof.race.kept";

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
        return lines().stream()
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields.length == 3 && fields[0].equals(race))
                .map(fields -> fields[1])
                .toList();
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the kept programs cannot be read: " + file, e);
        }
    }

    /** Adds one, unless it is there. */
    public void add(String race, String program, String message) {
        if (of(race).contains(program)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    String.join("\t", race, program, message.replaceAll("\\s+", " ")) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("a program cannot be kept in " + file, e);
        }
    }
}
