package lesson09_sizing;

public class Sizes implements Sizing {
    @Override
    public int workers(Job job, int processors) {
        int factor = switch (processors) {
            case 1, 4, 16, 64 -> 20;
            default -> 3;
        };
        return switch (job) {
            case PICTURE -> processors;
            case DOWNLOAD -> factor * processors;
            case REPORT -> 2 * processors;
        };
    }
}
