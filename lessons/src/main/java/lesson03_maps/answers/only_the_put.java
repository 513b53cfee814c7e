package lesson03_maps;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public class WordBook implements WordCount {
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, String> meanings = new ConcurrentHashMap<>();

    @Override
    public void add(String word) {
        int more = counts.getOrDefault(word, 0) + 1;
        synchronized (counts) {
            counts.put(word, more);
        }
    }

    @Override
    public int count(String word) {
        return counts.getOrDefault(word, 0);
    }

    /** What a word means; asked for often, looked up once. */
    public String meaning(String word) {
        return meanings.computeIfAbsent(word, this::lookUp);
    }

    /** Takes its time. Two different words may be looked up at the same time; never returns null. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }
}
