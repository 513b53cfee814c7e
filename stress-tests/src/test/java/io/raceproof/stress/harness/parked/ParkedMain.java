package io.raceproof.stress.harness.parked;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The program of the JVM in which the sleepers sleep: which parker the executor uses is decided once for a JVM. */
public final class ParkedMain {
    /** As an argument: end with the first that does not wake. */
    public static final String UNTIL_BROKEN = "until-broken";

    /** How the line of a sleeper that woke ends. */
    public static final String WOKEN = ": woken";

    /** How a line begins that tells of a class that could not be linked, which says nothing about any sleeper. */
    public static final String TROUBLE = "trouble: ";

    private ParkedMain() {}

    /** Prints a line for each place; exit status 1 if a thread was not woken, 2 if a class could not be linked. */
    public static void main(String[] arguments) throws InterruptedException {
        boolean untilBroken = arguments.length > 0 && arguments[0].equals(UNTIL_BROKEN);
        boolean complained = false;
        for (Map.Entry<String, Callable<Sleeper>> place : Places.all().entrySet()) {
            String complaint = complaintOf(place.getValue());
            if (complaint.startsWith(TROUBLE)) {
                System.out.println(complaint);
                Runtime.getRuntime().halt(2);
            }
            System.out.println(place.getKey() + (complaint.isEmpty() ? WOKEN : ": " + complaint));
            complained |= !complaint.isEmpty();
            if (complained && untilBroken) {
                break;
            }
        }
        Runtime.getRuntime().halt(complained ? 1 : 0);
    }

    /** In a thread of its own: what goes wrong may also stop who puts the sleeper to sleep. */
    private static String complaintOf(Callable<Sleeper> place) throws InterruptedException {
        AtomicReference<@Nullable String> answer = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(1);
        Thread asker = new Thread(() -> answer.set(ask(place, begun)), "asker");
        asker.setDaemon(true);
        asker.start();
        if (begun.await(Sleeper.LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            asker.join(3 * Sleeper.LIMIT.toMillis()); // a sleeper may take its limit twice
        }
        String complaint = answer.get();
        return complaint == null ? "did not come so far" + Sleeper.where(asker) : complaint;
    }

    /** Counts down when the sleeper is there, or will never be. */
    private static String ask(Callable<Sleeper> place, CountDownLatch begun) {
        try {
            Sleeper sleeper = place.call();
            begun.countDown();
            return sleeper.complaint();
        } catch (LinkageError e) {
            return TROUBLE + e;
        } catch (Exception | AssertionError e) {
            return "threw " + e;
        } finally {
            begun.countDown();
        }
    }
}
