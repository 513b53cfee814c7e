package io.raceproof.stress.engine;

import io.raceproof.stress.race.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The command that runs one check again: Lincheck explores the same interleavings in the same order. Immutable.
 *
 * @param module the directory of the build's module, in which its tests run
 * @param tier in which the check was run
 */
record Replay(Path module, Tier tier) {
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    /** One line that a shell takes as it is; a sentence if the module is not built by Maven. */
    String of(String test, int schedules) {
        String parameters = "-Draceproof.tier=" + tier.word() + " -Draceproof.schedules=" + schedules;
        if (!Files.exists(module.resolve("pom.xml"))) {
            return "replay: run " + test + " alone, with " + parameters;
        }
        Path root = aggregator();
        String alone = root.equals(module)
                ? ""
                : " -pl " + nameIn(root, module) + " -am -Dsurefire.failIfNoSpecifiedTests=false";
        return "replay: mvn -f " + quoted(root.resolve("pom.xml").toString()) + alone + " " + parameters + " "
                + quoted("-Dtest=" + test) + " test";
    }

    /** The outermost directory whose build has this module in it. */
    private Path aggregator() {
        Path root = module;
        for (@Nullable Path path = module.getParent(); path != null; path = path.getParent()) {
            if (hasModule(path.resolve("pom.xml"), nameIn(path, root))) {
                root = path;
            }
        }
        return root;
    }

    private static boolean hasModule(Path pom, String name) {
        try {
            return Files.exists(pom) && Files.readString(pom).contains("<module>" + name + "</module>");
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String nameIn(Path root, Path module) {
        return root.relativize(module).toString().replace('\\', '/');
    }

    private static String quoted(String text) {
        return WINDOWS ? '"' + text + '"' : "'" + text.replace("'", "'\\''") + "'";
    }
}
