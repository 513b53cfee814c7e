package lesson09_sizing;

/** Broken: one size for everything. */
public final class OneSize implements Sizing {
    /** Makes one. */
    public OneSize() {}

    // @start region="size"
    @Override
    public int workers(Job job, int processors) {
        return 5 * processors;
    }
    // @end
}
