package lesson03_maps;

import java.util.HashMap;
import java.util.Map;

/** Fixed: an ordinary map, and one lock around both steps. */
public final class LockedCount implements WordCount {
    // @start region="lock"
    private final Map<String, Integer> counts = new HashMap<>();

    @Override
    public void add(String word) {
        synchronized (counts) {
            int before = counts.getOrDefault(word, 0);
            counts.put(word, before + 1);
        }
    }
    // @end

    @Override
    public int count(String word) {
        synchronized (counts) {
            return counts.getOrDefault(word, 0);
        }
    }
}
