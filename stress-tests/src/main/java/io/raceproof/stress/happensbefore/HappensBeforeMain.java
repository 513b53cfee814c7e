package io.raceproof.stress.happensbefore;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program of the JVM that is watched. Writes what it finds of each scenario to a file as soon as it has. Behind the canary it
 * waits for the end of its standard input.
 */
final class HappensBeforeMain {
    private HappensBeforeMain() {}

    /**
     * Arguments: the file, the effort (preemptions, parallel runs, until found), how many scenarios behind the canary end the
     * run if they are broken, and the scenarios' names.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Effort effort = new Effort(
                Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Boolean.parseBoolean(arguments[3]));
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            int canary = 5;
            int until = canary + Integer.parseInt(arguments[4]);
            boolean broken = false;
            for (int i = canary; i < arguments.length && !broken; i++) {
                RaceSearch search = Search.search(arguments[i], effort);
                out.writeObject(search);
                out.flush();
                if (i == canary) {
                    awaitEndOf(System.in); // then the scenarios may be run
                }
                broken = i > canary && i <= until && search.isBroken();
            }
        }
        Runtime.getRuntime().halt(0); // threads of runs that were given up may wait forever
    }

    private static void awaitEndOf(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }
}
