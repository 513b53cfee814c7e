package io.raceproof.stress.harness.parked;

import java.util.Map;
import java.util.concurrent.Callable;

/** The program of the JVM in which the sleepers sleep: which parker the executor uses is decided once for a JVM. */
final class ParkedMain {
    private ParkedMain() {}

    /** Prints a line for each place; exit status 1 if somebody did not wake. */
    public static void main(String[] arguments) throws Exception {
        boolean complained = false;
        for (Map.Entry<String, Callable<Sleeper>> place : Places.all().entrySet()) {
            String complaint = place.getValue().call().complaint();
            System.out.println(place.getKey() + ": " + (complaint.isEmpty() ? "woken" : complaint));
            complained |= !complaint.isEmpty();
        }
        Runtime.getRuntime().halt(complained ? 1 : 0);
    }
}
