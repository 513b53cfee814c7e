package lesson09_sizing;

public class Sizes implements Sizing {
    @Override
    public int workers(Job job, int processors) {
        int cores = Math.max(1, processors / 2); // two hardware threads share a core
        double perProcessor = 1 + (double) job.waitMillis() / job.computeMillis();
        return (int) Math.ceil(cores * perProcessor);
    }
}
