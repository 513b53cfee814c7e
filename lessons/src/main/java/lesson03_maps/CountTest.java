package lesson03_maps;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import java.util.List;

/** The unit test as people write it: a few lines of text through a pool, then look at the counts. */
final class CountTest {
    // @start region="test"
    static void every_word_is_counted(WordCount counts) {
        List<String> lines = List.of("tea and milk", "tea and rice", "tea");
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(4)) {
            for (String line : lines) {
                pool.submit(() -> List.of(line.split(" ")).forEach(counts::add));
            }
        }
        if (counts.count("tea") != 3 || counts.count("and") != 2) {
            throw new AssertionError("tea " + counts.count("tea") + ", and " + counts.count("and"));
        }
    }
    // @end

    private CountTest() {}
}
