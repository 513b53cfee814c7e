package lesson09_sizing;

import java.util.stream.IntStream;

public class Sizes implements Sizing {
    @Override
    public int workers(Job job, int processors) {
        return IntStream.iterate(1, workers -> workers + 1)
                .filter(workers ->
                        workers * job.computeMillis() >= processors * (job.computeMillis() + job.waitMillis()))
                .findFirst()
                .orElseThrow();
    }
}
