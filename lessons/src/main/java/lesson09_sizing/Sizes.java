package lesson09_sizing;

/** Chooses three sizes. Let each kind of job have as many workers as it can use, and no more. */
public class Sizes implements Sizing {
    @Override
    public int workers(Job job, int processors) {
        return 5 * processors;
    }
}
