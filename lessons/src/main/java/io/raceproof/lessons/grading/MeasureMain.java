package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Measurement;
import io.raceproof.lessons.lab.Measurement.Point;
import io.raceproof.lessons.lab.Measurement.Sample;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The program of the JVM in which samples are taken, round by round, so that a disturbance hits all that is compared. It writes a
 * line for each:
 *
 * <pre>
 *   sample NAME VALUE
 *   failed WHY         the last line
 *   end                the last line
 * </pre>
 */
final class MeasureMain {
    /** The names of what an answer is compared with, and of its own samples. Points are called by their number. */
    static final String REFERENCE = "reference";

    static final String CONTROL = "control";
    static final String ANSWER = "answer";

    private MeasureMain() {}

    /**
     * Arguments: the class name of the lab, the number of the measurement, "series" or "answer", the file to write to, and the
     * name of the learner's file.
     */
    public static void main(String[] arguments) {
        try (PrintWriter out = new PrintWriter(new File(arguments[3]), StandardCharsets.UTF_8)) {
            Measurement measurement = Lab.load(arguments[0]).measurements().get(Integer.parseInt(arguments[1]));
            boolean series = arguments[2].equals("series");
            take(series ? series(measurement) : comparison(measurement), measurement.rounds(), arguments[4], out);
        } catch (IOException e) {
            Runtime.getRuntime().halt(ContractMain.CANNOT_WRITE);
        }
        Runtime.getRuntime().halt(0); // threads that were left behind do not matter
    }

    private static Map<String, Sample> series(Measurement measurement) {
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (Point point : measurement.points()) {
            samples.put(Integer.toString(samples.size()), point.sample());
        }
        add(samples, REFERENCE, measurement.reference());
        add(samples, CONTROL, measurement.control());
        return samples;
    }

    private static Map<String, Sample> comparison(Measurement measurement) {
        Map<String, Sample> samples = new LinkedHashMap<>();
        add(samples, REFERENCE, measurement.reference());
        add(samples, CONTROL, measurement.control());
        add(samples, ANSWER, measurement.answer());
        return samples;
    }

    private static void add(Map<String, Sample> samples, String name, @Nullable Sample sample) {
        if (sample != null) {
            samples.put(name, sample);
        }
    }

    /** One round more than is written: in the first, classes are loaded. */
    private static void take(Map<String, Sample> samples, int rounds, String file, PrintWriter out) {
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Sample> sample : samples.entrySet()) {
                try {
                    double value = sample.getValue().take();
                    if (round > 0) {
                        say(out, "sample " + sample.getKey() + " " + value);
                    }
                } catch (Throwable t) { // the learner's code may throw anything
                    say(out, "failed " + ContractMain.sentenceFor(t, file));
                    return;
                }
            }
        }
        say(out, "end");
    }

    private static void say(PrintWriter out, String line) {
        out.println(line.replaceAll("\\R", " "));
        if (out.checkError()) {
            Runtime.getRuntime().halt(ContractMain.CANNOT_WRITE);
        }
    }
}
