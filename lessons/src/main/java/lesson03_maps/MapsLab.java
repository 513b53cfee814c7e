package lesson03_maps;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Symptom;
import io.raceproof.stress.race.Operation;
import io.raceproof.stress.race.Race;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** Two tasks count words, and ask for meanings. */
public final class MapsLab extends Lab {
    public MapsLab() {
        unitTest(WordCount.class, CountTest::every_word_is_counted);
        check("one after the other, every word is counted", BookContract::counts);
        check("a meaning is looked up once and then known", BookContract::looksUpOnce);
        check("so are many words", BookContract::remembersAll);
        check("a look-up that fails leaves nobody waiting", BookContract::failedLookUp);
        check("two books keep their words apart", BookContract::twoBooks);
        check("two different words can be looked up at the same time", BookContract::stillConcurrent);
        check("who waits for a word that is found goes on", BookContract::wakesWhoWaits);
        mistake("same_word", SameWord.class, Symptom.outcome("count lost"));
        mistake("looked_up_twice", Asking.class, Symptom.outcome("looked up twice"));
        race(Counting.class);
        race(Asking.class, Look.MODEL, Look.GENERATED, Look.HAPPENS_BEFORE);
        race(AnotherWord.class, Look.MODEL);
        race(TwoWords.class, Look.HAPPENS_BEFORE);
    }

    abstract static class Counts extends Race<WordCount> {
        final Operation<WordCount, String> add = action("add", WordCount::add, "tea", "milk");
        final Operation<WordCount, String> count = query("count", WordCount::count, "tea", "milk");

        /** With the counts of tea, milk and rice that the author's program ends with. */
        Counts(int tea, int milk, int rice) {
            reference(() -> new LockedCount());
            broken("HashMapCount", () -> new HashMapCount());
            fixed("MergingCount", () -> new MergingCount());
            fixed("LockedCount", () -> new LockedCount());
            judged(ANSWER, () -> new WordBook());
            observe(words -> List.of(words.count("tea"), words.count("milk"), words.count("rice")));

            name("word lost", o -> o.end() instanceof List<?> counts && counts.contains(0));
            name("all counted", o -> List.of(tea, milk, rice).equals(o.end()));
            name("count lost", o -> !o.threw(Throwable.class));
        }
    }

    public static final class Counting extends Counts {
        public Counting() {
            super(2, 1, 1);
            actor(add.with("milk"), add.with("tea"));
            actor(add.with("rice"), add.with("tea"));
        }
    }

    /** A word that is in the book already, so that the map itself has nothing to rearrange. */
    public static final class SameWord extends Counts {
        public SameWord() {
            super(3, 1, 1);
            before(add.with("rice"), add.with("milk"), add.with("tea"));
            actor(add.with("tea"));
            actor(add.with("tea"));
        }
    }

    public static final class Asking extends Asked.Askings {
        public Asking() {
            super(1);
            broken("looks, then looks up", () -> new Asked.Hasty(new ConcurrentHashMap<>()));
            actor(meaning.with("tea"));
            actor(meaning.with("tea"));
        }
    }

    /** Who waits for tea is woken by milk as well. */
    public static final class AnotherWord extends Asked.Askings {
        public AnotherWord() {
            super(2);
            broken("looks, then looks up", () -> new Asked.Hasty(new ConcurrentHashMap<>()));
            actor(meaning.with("tea"));
            actor(meaning.with("tea"));
            actor(meaning.with("milk"));
        }
    }

    /** Each word is looked up by one thread only, and the map is for both. */
    public static final class TwoWords extends Asked.Askings {
        public TwoWords() {
            super(2);
            broken("a plain map", () -> new Asked.Hasty(new HashMap<>()));
            actor(meaning.with("tea"));
            actor(meaning.with("milk"));
        }
    }
}
