package io.raceproof.stress.happensbefore;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program of the JVM that is watched. Writes what it finds of each scenario to a file as soon as it has. */
final class HappensBeforeMain {
    private HappensBeforeMain() {}

    /** Arguments: the file, the effort (preemptions, parallel runs, until found), and the scenarios' names. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Effort effort = new Effort(
                Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Boolean.parseBoolean(arguments[3]));
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            for (int i = 4; i < arguments.length; i++) {
                out.writeObject(Search.search(arguments[i], effort));
                out.flush();
            }
        }
        Runtime.getRuntime().halt(0); // threads of runs that were given up may wait forever
    }
}
