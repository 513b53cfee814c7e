package lesson09_sizing;

public class Sizes implements Sizing {
    @Override
    public int workers(Job job, int processors) {
        int busy = processors * (job.computeMillis() + job.waitMillis()) / job.computeMillis();
        return busy + Math.max(1, busy / 5);
    }
}
