package lesson09_sizing;

public class Sizes implements Sizing {
    @Override
    public int workers(Job job, int processors) {
        double wanted = processors * (1.0 * job.waitMillis() / job.computeMillis() + 1);
        return (int) wanted + 1;
    }
}
