package lesson03_maps;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Fixed: the map is made for many threads, and does the reading and writing in one step. */
public final class MergingCount implements WordCount {
    // @start region="merge"
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    @Override
    public void add(String word) {
        counts.merge(word, 1, Integer::sum);
    }
    // @end

    @Override
    public int count(String word) {
        return counts.getOrDefault(word, 0);
    }
}
