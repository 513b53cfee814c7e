package lesson03_maps;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

public class WordBook implements WordCount {
    private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Semaphore> turns = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, String> meanings = new ConcurrentHashMap<>();

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
        Semaphore turn = turns.computeIfAbsent(word, w -> new Semaphore(1));
        turn.acquireUninterruptibly();
        String known = meanings.get(word);
        if (known == null) {
            known = lookUp(word);
            meanings.put(word, known);
        }
        turn.release();
        return known;
    }

    /** Takes its time. Two different words may be looked up at the same time; never returns null. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }
}
