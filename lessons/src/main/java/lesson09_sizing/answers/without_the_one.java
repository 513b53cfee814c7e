package lesson09_sizing;

public class Sizes implements Sizing {
    @Override
    public int workers(Job job, int processors) {
        double perProcessor = (double) job.waitMillis() / job.computeMillis();
        return Math.max(1, (int) Math.ceil(processors * perProcessor));
    }
}
