package lesson03_maps;

import java.util.concurrent.ConcurrentHashMap;
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
        private final ConcurrentHashMap<String, String> meanings = new ConcurrentHashMap<>();
        private final AtomicInteger lookUps = new AtomicInteger();

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
}
