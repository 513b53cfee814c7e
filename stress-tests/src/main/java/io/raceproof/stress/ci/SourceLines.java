package io.raceproof.stress.ci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds where in a repository's sources, wherever they stand in it, a class is declared. */
final class SourceLines {
    private static final Set<String> NOT_SOURCES = Set.of("target", "build", "out", "node_modules", ".git");

    private final Path repository;
    private final List<Path> sources = new ArrayList<>();

    /** Of all Java and Kotlin files below a directory. */
    SourceLines(Path repository) {
        this.repository = repository;
        try {
            Files.walkFileTree(repository, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return NOT_SOURCES.contains(String.valueOf(directory.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().matches(".*\\.(java|kt)")) {
                        sources.add(repository.relativize(file));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return FileVisitResult.CONTINUE; // the notes are worth less than the report
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the sources cannot be looked for in " + repository, e);
        }
    }

    /** "file=…,line=…," for the class that a check is declared in, or nothing where its source is not to be found. */
    String of(String check) {
        String className = check.replaceFirst("#.*", "");
        String outer = className.replaceFirst("[$].*", "").replace('.', '/');
        String simple = className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
        return sources.stream()
                .filter(file -> file.endsWith(outer + ".java") || file.endsWith(outer + ".kt"))
                .sorted()
                .findFirst()
                .map(file -> "file=" + file.toString().replace('\\', '/') + ",line="
                        + lineOf(repository.resolve(file), simple) + ",")
                .orElse("");
    }

    private static int lineOf(Path file, String simpleName) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).matches(".*\\b(class|record|enum|object) " + simpleName + "\\b.*")) {
                    return i + 1;
                }
            }
        } catch (IOException unreadable) {
            return 1; // the file is what matters
        }
        return 1;
    }
}
