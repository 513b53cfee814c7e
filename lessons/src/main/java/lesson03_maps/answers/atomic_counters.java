package lesson03_maps;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

public class WordBook implements WordCount {
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<String, String> meanings = new ConcurrentHashMap<>();

    @Override
    public void add(String word) {
        counts.computeIfAbsent(word, w -> new AtomicInteger()).incrementAndGet();
    }

    @Override
    public int count(String word) {
        AtomicInteger count = counts.get(word);
        return count == null ? 0 : count.get();
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
