package io.raceproof.lessons.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The program: the learner's runner. The build gives it its command line in the system property {@code raceproof.run}, and
 * in {@code raceproof.mark} the file that is to be there after a success, and only then.
 */
public final class Main {
    private static final int NO_LIBRARIES = 3;

    private Main() {}

    /** Whether the jars that this one needs are there: one of each kind. */
    private static boolean hasLibraries() {
        ClassLoader loader = Main.class.getClassLoader();
        for (String name : List.of(
                "picocli.CommandLine",
                "io.raceproof.stress.report.Terminal",
                "io.raceproof.futures.Future",
                "org.openjdk.jcstress.Main",
                "com.google.gson.Gson")) {
            if (loader.getResource(name.replace('.', '/') + ".class") == null) {
                return false;
            }
        }
        return true;
    }

    /** The command line; where it is empty, the words of {@code raceproof.run}. */
    public static void main(String[] arguments) throws IOException {
        if (!hasLibraries()) {
            System.err.println(
                    "raceproof: ENVIRONMENT: the folder lib beside raceproof.jar is missing, or not whole: copy it, too, or"
                            + " run \"mvn -q -DskipTests package\" anew");
            System.exit(NO_LIBRARIES);
        }
        String words = System.getProperty("raceproof.run", "").strip();
        String mark = System.getProperty("raceproof.mark");
        if (mark != null) {
            Files.deleteIfExists(Path.of(mark));
        }
        boolean given = arguments.length == 0 && !words.isEmpty();
        int status = Cli.run(given ? words.split("\\s+") : arguments);
        if (mark != null && status == 0) {
            Files.createFile(Path.of(mark));
        }
        System.exit(status);
    }
}
