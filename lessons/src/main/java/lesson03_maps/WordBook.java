package lesson03_maps;

import java.util.HashMap;
import java.util.Map;

/** Several threads count words and ask for meanings. Make sure that no count is lost and no word is looked up twice. */
public class WordBook implements WordCount {
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, String> meanings = new HashMap<>();

    @Override
    public void add(String word) {
        counts.put(word, counts.getOrDefault(word, 0) + 1);
    }

    @Override
    public int count(String word) {
        return counts.getOrDefault(word, 0);
    }

    /** What a word means; asked for often, looked up once. */
    public String meaning(String word) {
        String known = meanings.get(word);
        if (known == null) {
            known = lookUp(word);
            meanings.put(word, known);
        }
        return known;
    }

    /** Takes its time. Two different words may be looked up at the same time; never returns null. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }
}
