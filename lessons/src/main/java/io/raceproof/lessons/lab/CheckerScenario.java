package io.raceproof.lessons.lab;

import io.raceproof.stress.lincheck.Scenario;

/** One scenario of a {@link Checker} with one subject, for a tool in a JVM of its own. */
public final class CheckerScenario implements Scenario {
    private static final String BETWEEN = "/";

    private final Check check;
    private final String subject;

    /** Of the text behind the # of {@link #nameOf}. */
    public CheckerScenario(String text) {
        String[] parts = text.split(BETWEEN, -1);
        Checker checker = (Checker) Lab.load(parts[0]);
        this.check = checker.scenarios().get(Integer.parseInt(parts[1]));
        this.subject = parts[2];
    }

    /**
     * What the tool is to be told.
     *
     * @param checker the class name
     * @param index of the scenario, counted from 0
     * @param subject the class name
     */
    public static String nameOf(String checker, int index, String subject) {
        return CheckerScenario.class.getName() + "#" + String.join(BETWEEN, checker, Integer.toString(index), subject);
    }

    @Override
    public void run() throws Exception {
        check.body().run(() -> Checker.make(subject));
    }
}
