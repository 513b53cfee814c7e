package lesson03_maps;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

public class WordBook implements WordCount {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    private final Object[] locks = Stream.generate(Object::new).limit(64).toArray();
    private final ConcurrentMap<String, String> meanings = new ConcurrentHashMap<>();

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
        synchronized (locks[word.charAt(0) % locks.length]) {
            String known = meanings.get(word);
            if (known == null) {
                known = lookUp(word);
                meanings.put(word, known);
            }
            return known;
        }
    }

    /** Takes its time. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }
}
