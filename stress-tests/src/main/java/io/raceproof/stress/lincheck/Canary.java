package io.raceproof.stress.lincheck;

/** A lost update that every run must catch: a model checker that misses it sees nothing, and its silence means nothing. */
public final class Canary implements Scenario {
    private static final class Counter {
        int value;
    }

    /** For the model checker. */
    public Canary() {}

    @Override
    public void run() throws InterruptedException {
        Counter counter = new Counter();
        Actors.run(counter, () -> counter.value++, () -> counter.value++);
        if (counter.value != 2) {
            throw new AssertionError("an update was lost");
        }
    }
}
