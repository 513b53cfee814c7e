package lesson09_sizing;

/** Fixed: as many workers as keep the processors busy while some of them wait. */
public final class Formula implements Sizing {
    /** Makes one. */
    public Formula() {}

    // @start region="size"
    @Override
    public int workers(Job job, int processors) {
        double perProcessor = 1 + (double) job.waitMillis() / job.computeMillis();
        return (int) Math.ceil(processors * perProcessor);
    }
    // @end
}
