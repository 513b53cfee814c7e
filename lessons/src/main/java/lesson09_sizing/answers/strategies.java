package lesson09_sizing;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

public class Sizes implements Sizing {
    private final Map<Job, IntUnaryOperator> rules = new EnumMap<>(Job.class);

    public Sizes() {
        rules.put(Job.PICTURE, processors -> processors);
        rules.put(Job.DOWNLOAD, Sizes::waiting);
        rules.put(Job.REPORT, processors -> processors + (4 * processors + 4) / 5);
    }

    private static int waiting(int processors) {
        return processors + 19 * processors;
    }

    @Override
    public int workers(Job job, int processors) {
        return rules.get(job).applyAsInt(processors);
    }
}
