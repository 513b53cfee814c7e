package lesson09_sizing;

public class Sizes implements Sizing {
    @Override
    public int workers(Job job, int processors) {
        int cycle = job.computeMillis() + job.waitMillis();
        return (processors * cycle + job.computeMillis() - 1) / job.computeMillis();
    }
}
