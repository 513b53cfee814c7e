package io.raceproof.stress.lincheck;

/** Does nothing: what a {@link WarmModelChecker} explores where there is nothing better, to have the tool started and rewritten. */
public final class WarmUp implements Scenario {
    /** For the model checker. */
    public WarmUp() {}

    @Override
    public void run() {}
}
