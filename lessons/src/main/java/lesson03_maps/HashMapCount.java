package lesson03_maps;

import java.util.HashMap;
import java.util.Map;

/** Broken: a HashMap that nobody protects, read and written in two steps. */
public final class HashMapCount implements WordCount {
    // @start region="race"
    private final Map<String, Integer> counts = new HashMap<>();

    @Override
    public void add(String word) {
        int before = counts.getOrDefault(word, 0);
        counts.put(word, before + 1);
    }
    // @end

    @Override
    public int count(String word) {
        return counts.getOrDefault(word, 0);
    }
}
