package lesson03_maps;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

public class WordBook implements WordCount {
    private final ConcurrentMap<Integer, LongAdder> counts = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> meanings = new ConcurrentHashMap<>();

    @Override
    public void add(String word) {
        counts.computeIfAbsent(word.hashCode(), key -> new LongAdder()).increment();
    }

    @Override
    public int count(String word) {
        LongAdder count = counts.get(word.hashCode());
        return count == null ? 0 : count.intValue();
    }

    /** What a word means; asked for often, looked up once. */
    public String meaning(String word) {
        return meanings.computeIfAbsent(word, this::lookUp);
    }

    /** Takes its time. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }
}
