package lesson09_sizing;

public class Sizes implements Sizing {
    @Override
    public int workers(Job job, int processors) {
        double perProcessor = 1 + (double) job.waitMillis() / job.computeMillis();
        return (int) Math.ceil((processors - 1) * perProcessor);
    }
}
