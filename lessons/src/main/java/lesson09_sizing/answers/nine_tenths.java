package lesson09_sizing;

public class Sizes implements Sizing {
    private static final double UTILISATION = 0.9;

    @Override
    public int workers(Job job, int processors) {
        double wanted = processors * UTILISATION * (1 + (double) job.waitMillis() / job.computeMillis());
        return Math.max(1, (int) Math.ceil(wanted));
    }
}
