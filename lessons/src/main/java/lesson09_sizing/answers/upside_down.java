package lesson09_sizing;

public class Sizes implements Sizing {
    @Override
    public int workers(Job job, int processors) {
        if (job.waitMillis() == 0) {
            return processors;
        }
        double perProcessor = 1 + (double) job.computeMillis() / job.waitMillis();
        return (int) Math.ceil(processors * perProcessor);
    }
}
