package io.raceproof.stress.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a build leaves its files, and the engine those of its own. Stateless. */
final class BuildDirectory {
    private static final Set<String> NAMES = Set.of("target", "build");
    private static final String OURS = "raceproof";

    private BuildDirectory() {}

    /** In the directory of the build that a class is from. */
    static Path of(Class<?> testClass) {
        for (@Nullable Path path = codeSourceOf(testClass); path != null; path = path.getParent()) {
            Path name = path.getFileName();
            if (name != null && NAMES.contains(name.toString())) {
                return path.resolve(OURS);
            }
        }
        return ofWorkingDirectory();
    }

    static Path ofWorkingDirectory() {
        return Path.of("target", OURS);
    }

    private static @Nullable Path codeSourceOf(Class<?> testClass) {
        CodeSource source = testClass.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return null;
        }
        try {
            URI location = source.getLocation().toURI();
            return "file".equals(location.getScheme()) ? Path.of(location) : null;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no place in the file system: " + source.getLocation(), e);
        }
    }
}
