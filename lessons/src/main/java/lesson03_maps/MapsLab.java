package lesson03_maps;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Symptom;
import io.raceproof.stress.race.Operation;
import io.raceproof.stress.race.Race;
import java.util.List;

/** Two tasks count words, and ask for meanings. */
public final class MapsLab extends Lab {
    public MapsLab() {
        unitTest(WordCount.class, CountTest::every_word_is_counted);
        check("one after the other, every word is counted", BookContract::counts);
        check("a meaning is looked up once and then known", BookContract::looksUpOnce);
        check("a look-up that fails leaves nobody waiting", BookContract::failedLookUp);
        check("two books keep their words apart", BookContract::twoBooks);
        check("two different words can be looked up at the same time", BookContract::stillConcurrent);
        mistake("same_word", SameWord.class, Symptom.outcome("count lost"));
        mistake("looked_up_twice", Asking.class, Symptom.outcome("looked up twice"));
        race(Counting.class);
        race(Asking.class, Look.MODEL, Look.GENERATED, Look.HAPPENS_BEFORE);
        race(AnotherWord.class, Look.MODEL);
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

    abstract static class Askings extends Race<Asked> {
        final Operation<Asked, String> meaning =
                query("meaning", (book, word) -> book.meaning(fromAText(word)), "tea", "milk");

        /** With as many look-ups as there are words. */
        Askings(int words) {
            reference(() -> new Asked.Hasty());
            broken("looks, then looks up", () -> new Asked.Hasty());
            judged(ANSWER, () -> new Asked.Learners());
            observe(Asked::lookUps);
            name("looked up twice", o -> Integer.valueOf(words + 1).equals(o.end()));
        }

        /** Two words of two texts are equal, and two objects. */
        private static String fromAText(String word) {
            return new String(word);
        }
    }

    public static final class Asking extends Askings {
        public Asking() {
            super(1);
            actor(meaning.with("tea"));
            actor(meaning.with("tea"));
        }
    }

    /** Who waits for tea is woken by milk as well. */
    public static final class AnotherWord extends Askings {
        public AnotherWord() {
            super(2);
            actor(meaning.with("tea"));
            actor(meaning.with("tea"));
            actor(meaning.with("milk"));
        }
    }
}
