package lesson03_maps;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public class WordBook implements WordCount {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Map<String, String> meanings = new ConcurrentHashMap<>();

    @Override
    public void add(String word) {
        counts.merge(word, 1, Integer::sum);
    }

    @Override
    public int count(String word) {
        return counts.getOrDefault(word, 0);
    }

    /** What a word means; asked for often, looked up once. */
    public String meaning(String word) {
        String known = meanings.get(word);
        if (known == null) {
            meanings.putIfAbsent(word, lookUp(word));
            known = meanings.get(word);
        }
        return known;
    }

    /** Takes its time. Two different words may be looked up at the same time; never returns null. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }
}
