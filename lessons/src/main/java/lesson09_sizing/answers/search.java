package lesson09_sizing;

public class Sizes implements Sizing {
    @Override
    public int workers(Job job, int processors) {
        int workers = 1;
        while (busyProcessors(job, workers) < processors) {
            workers++;
        }
        return workers;
    }

    /** How many processors so many workers keep busy, on average. */
    private static double busyProcessors(Job job, int workers) {
        return (double) workers * job.computeMillis() / (job.computeMillis() + job.waitMillis());
    }
}
