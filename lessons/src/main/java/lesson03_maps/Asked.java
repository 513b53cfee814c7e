package lesson03_maps;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.stress.race.Operation;
import io.raceproof.stress.race.Race;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A book that knows how often it has looked up a word. */
interface Asked {
    String meaning(String word);

    int lookUps();

    /** The learner's. */
    final class Learners extends WordBook implements Asked {
        private final AtomicInteger lookUps = new AtomicInteger();

        @Override
        protected String lookUp(String word) {
            lookUps.incrementAndGet();
            return super.lookUp(word);
        }

        @Override
        public int lookUps() {
            return lookUps.get();
        }
    }

    /** Looks, then looks up: right for one thread. */
    final class Hasty implements Asked {
        private final Map<String, String> meanings;
        private final AtomicInteger lookUps = new AtomicInteger();

        Hasty(Map<String, String> meanings) {
            this.meanings = meanings;
        }

        @Override
        public String meaning(String word) {
            String known = meanings.get(word);
            if (known == null) {
                lookUps.incrementAndGet();
                known = "the meaning of " + word;
                meanings.put(word, known);
            }
            return known;
        }

        @Override
        public int lookUps() {
            return lookUps.get();
        }
    }

    /** Threads that ask for meanings. */
    abstract class Askings extends Race<Asked> {
        final Operation<Asked, String> meaning =
                query("meaning", (book, word) -> book.meaning(fromAText(word)), "tea", "milk");

        /** With as many look-ups as there are words. */
        Askings(int words) {
            reference(() -> new Hasty(new HashMap<>()));
            judged(Lab.ANSWER, () -> new Learners());
            observe(Asked::lookUps);
            name("looked up twice", o -> Integer.valueOf(words + 1).equals(o.end()));
        }

        /** Two words of two texts are equal, and two objects. */
        private static String fromAText(String word) {
            return new String(word);
        }
    }
}
