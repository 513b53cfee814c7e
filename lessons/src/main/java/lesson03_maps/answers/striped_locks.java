package lesson03_maps;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

public class WordBook implements WordCount {
    private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, String> meanings = new ConcurrentHashMap<>();
    private final Object[] stripes = new Object[16];

    public WordBook() {
        Arrays.setAll(stripes, i -> new Object());
    }

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
        synchronized (stripes[(word.hashCode() & 0x7fffffff) % stripes.length]) {
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
