package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Check;
import io.raceproof.lessons.lab.Checker;
import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The program of the JVM in which the checks of a learner's checker are run on specimens. It writes a line as each begins and ends,
 * so that it is known how far it came, whatever the learner's code does to this JVM:
 *
 * <pre>
 *   probe KIND INDEX MODELLED NAME    one for each check, scenario and race, then
 *   listed                            and for each check with a specimen
 *   begin INDEX CLASS                 then one of
 *   passed
 *   failed WHY
 *   late WHY                          the last line: whether it would have ended is unknown
 *   end                               the last line: all were run
 * </pre>
 */
final class CheckerMain {
    private CheckerMain() {}

    /** Arguments: the class name of the checker, the file to write to, the limit of a check in seconds, and INDEX:CLASS each. */
    public static void main(String[] arguments) {
        try (PrintWriter out = new PrintWriter(new File(arguments[1]), StandardCharsets.UTF_8)) {
            String file = arguments[0].substring(arguments[0].lastIndexOf('.') + 1) + ".java";
            CheckWatch watch = CheckWatch.start(Duration.ofSeconds(Long.parseLong(arguments[2])), file, line -> {
                ContractMain.say(out, line);
                Runtime.getRuntime().halt(0);
            });
            run(arguments, file, watch, out);
        } catch (IOException e) {
            Runtime.getRuntime().halt(ContractMain.CANNOT_WRITE);
        }
        Runtime.getRuntime().halt(0); // threads that the learner's code has left behind do not matter
    }

    private static void run(String[] arguments, String file, CheckWatch watch, PrintWriter out) {
        Lab lab;
        try {
            lab = Lab.load(arguments[0]);
        } catch (Throwable t) { // the learner's constructor may throw anything
            ContractMain.say(out, "failed " + ContractMain.sentenceFor(t, file));
            return;
        }
        if (!(lab instanceof Checker checker)) {
            ContractMain.say(out, "failed " + file + " must still extend Checker");
            return;
        }
        probesOf(checker).forEach(probe -> ContractMain.say(out, probe.text()));
        watch.passed();
        ContractMain.say(out, "listed");
        for (int i = 3; i < arguments.length; i++) {
            int between = arguments[i].indexOf(':');
            int index = Integer.parseInt(arguments[i].substring(0, between));
            String subject = arguments[i].substring(between + 1);
            ContractMain.say(out, "begin " + index + " " + subject);
            String failure = failureOf(checker.checks().get(index), subject, file);
            watch.passed();
            ContractMain.say(out, failure == null ? "passed" : "failed " + failure);
        }
        ContractMain.say(out, "end");
    }

    private static List<Probe> probesOf(Checker checker) {
        List<Probe> probes = new ArrayList<>();
        for (Check check : checker.checks()) {
            probes.add(new Probe(Probe.Kind.CHECK, probes.size(), check.claim(), false));
        }
        for (int i = 0; i < checker.scenarios().size(); i++) {
            probes.add(
                    new Probe(Probe.Kind.SCENARIO, i, checker.scenarios().get(i).claim(), true));
        }
        for (int i = 0; i < checker.races().size(); i++) {
            Lab.RaceUse use = checker.races().get(i);
            probes.add(new Probe(
                    Probe.Kind.RACE, i, use.race().getName(), use.looks().contains(Look.MODEL)));
        }
        return probes;
    }

    private static @Nullable String failureOf(Check check, String subject, String file) {
        try {
            check.body().run(() -> Checker.make(subject));
            return null;
        } catch (Throwable t) { // the learner's code, and a mutant, may throw anything
            return ContractMain.sentenceFor(t, file);
        }
    }
}
