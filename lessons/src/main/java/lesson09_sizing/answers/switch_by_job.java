package lesson09_sizing;

public class Sizes implements Sizing {
    @Override
    public int workers(Job job, int processors) {
        return switch (job) {
            case PICTURE -> processors;
            case DOWNLOAD -> 20 * processors;
            case REPORT -> 2 * processors;
        };
    }
}
