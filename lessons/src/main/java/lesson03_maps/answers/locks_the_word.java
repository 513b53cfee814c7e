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

    /** Who wants the same word waits; who wants another one does not. */
    public String meaning(String word) {
        synchronized (word) {
            String known = meanings.get(word);
            if (known == null) {
                known = lookUp(word);
                meanings.put(word, known);
            }
            return known;
        }
    }

    /** Takes its time. Two different words may be looked up at the same time; never returns null. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }
}
