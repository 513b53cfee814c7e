package io.raceproof.lessons.runner;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** What this program consists of. */
final class ClassPath {
    private ClassPath() {}

    /** The folders and jars of the class path, and the jars that their manifests name, in order; its own is the first. */
    static List<Path> ofProcess() throws IOException {
        Set<Path> found = new LinkedHashSet<>();
        Deque<Path> open = new ArrayDeque<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            open.add(Path.of(entry).toAbsolutePath().normalize());
        }
        while (!open.isEmpty()) {
            Path next = open.remove();
            if (Files.exists(next) && found.add(next) && Files.isRegularFile(next)) {
                open.addAll(namedBy(next));
            }
        }
        return List.copyOf(found);
    }

    private static List<Path> namedBy(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String names =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            URI base = jar.toUri();
            return names == null || names.isBlank()
                    ? List.of()
                    : List.of(names.strip().split("\\s+")).stream()
                            .map(base::resolve)
                            .filter(uri -> "file".equals(uri.getScheme()))
                            .map(Path::of)
                            .toList();
        }
    }
}
