package lesson03_maps;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public class WordBook implements WordCount {
    private volatile Map<String, Integer> counts = Map.of();
    private final Map<String, String> meanings = new ConcurrentHashMap<>();

    @Override
    public void add(String word) {
        Map<String, Integer> more = new HashMap<>(counts);
        more.merge(word, 1, Integer::sum);
        counts = more;
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
