package lesson09_sizing;

import java.util.Map;

public class Sizes implements Sizing {
    private static final Map<Job, Double> FACTORS = Map.of(Job.PICTURE, 1.0, Job.DOWNLOAD, 20.0, Job.REPORT, 1.8);

    @Override
    public int workers(Job job, int processors) {
        return (int) Math.round(processors * FACTORS.get(job) + 0.49);
    }
}
