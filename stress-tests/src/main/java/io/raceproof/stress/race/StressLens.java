package io.raceproof.stress.race;

import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.jcstress.Expectation;
import io.raceproof.stress.jcstress.Jcstress;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.process.JvmSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The real machine, often: jcstress runs the race's program. */
public final class StressLens implements Lens {
    private final Budget budget;
    private final Duration limit;

    /**
     * Makes one.
     *
     * @param budget of each trial
     * @param limit for all of one look; then jcstress is killed, and what has not finished is trouble of the tool
     */
    public StressLens(Budget budget, Duration limit) {
        this.budget = budget;
        this.limit = limit;
    }

    @Override
    public String name() {
        return "jcstress";
    }

    @Override
    public String blindTo() {
        return "what this hardware does not do, and calls that wait forever";
    }

    @Override
    public List<Evidence> look(List<Trial> trials, JvmSettings settings, Path directory) throws InterruptedException {
        List<StressTable> tables =
                session(trials, budget, limit, settings, directory).tables();
        List<Evidence> seen = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            seen.add(new StressEvidence(
                    trial, new StressTable(trial.toString(), tables.get(i).runs())));
        }
        return seen;
    }

    /**
     * Races all trials, in one session of jcstress.
     *
     * @param limit if none of its JVMs ends for so long, it is killed
     * @return the tables, in the order of the trials; a table's test is a name of no meaning
     * @throws InterruptedException if this thread was interrupted; the run is killed
     */
    public static Jcstress.Session session(
            List<Trial> trials, Budget budget, Duration limit, JvmSettings settings, Path directory)
            throws InterruptedException {
        Path slots = directory.resolve("slots");
        List<String> tests = new SlotClasses(slots).write(trials);
        List<Path> classPathFirst = new ArrayList<>(settings.classPathFirst());
        classPathFirst.add(0, slots);
        JvmSettings withSlots = new JvmSettings(classPathFirst, settings.flags());
        return Jcstress.session(tests, budget, limit, withSlots, directory, StressLens::graded);
    }

    /** As the test's own {@link Stage} graded it. */
    private static StressTable.Outcome graded(String text, long count) {
        if (!text.startsWith(Stage.ALLOWED) && !text.startsWith(Stage.FORBIDDEN)) { // the class of what an actor threw
            return new StressTable.Outcome(text, Expectation.FORBIDDEN, count, text + " was thrown");
        }
        boolean allowed = text.startsWith(Stage.ALLOWED);
        String name = text.substring((allowed ? Stage.ALLOWED : Stage.FORBIDDEN).length());
        return new StressTable.Outcome(name, allowed ? Expectation.ACCEPTABLE : Expectation.FORBIDDEN, count, name);
    }
}
