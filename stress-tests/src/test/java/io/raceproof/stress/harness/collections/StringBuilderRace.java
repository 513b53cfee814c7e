package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;

/** A StringBuilder to which two threads append: both write at the same place. */
@SuppressWarnings("JdkObsolete") // StringBuffer is what is shown
public final class StringBuilderRace extends Race<Guarded<StringBuilderRace.Text>> {
    /** What both kinds have. */
    interface Text {
        void append(String text);
    }

    /** For the lenses. */
    public StringBuilderRace() {
        look(LensType.STRESS, Tier.SMOKE);
        look(LensType.HAPPENS_BEFORE, Tier.NIGHTLY);
        reference(() -> new Guarded<>(builder(), Guard.none()));
        broken("unprotected", Tier.NIGHTLY, () -> new Guarded<>(builder(), Guard.none()));
        fixed("monitor", Tier.NIGHTLY, () -> new Guarded<>(builder(), Guard.monitor()));
        fixed("lock", Tier.WEEKLY, () -> new Guarded<>(builder(), Guard.lock()));
        fixed("StringBuffer", Tier.WEEKLY, () -> new Guarded<>(buffer(), Guard.none()));

        var append = action(
                "append", (Guarded<Text> guarded, String text) -> guarded.write(to -> appended(to, text)), "a", "b");
        actor(append.with("a"));
        actor(append.with("b"));
        observe(guarded -> guarded.object().toString());
        name("both there", outcome -> "ab".equals(outcome.end()) || "ba".equals(outcome.end()));
        name("a hole", outcome -> outcome.end() instanceof String text && text.indexOf('\0') >= 0);
        name("one lost", outcome -> outcome.end() instanceof String text && text.length() == 1);
    }

    private static boolean appended(Text to, String text) {
        to.append(text);
        return true;
    }

    private static Text builder() {
        StringBuilder builder = new StringBuilder();
        return new Text() {
            @Override
            public void append(String text) {
                builder.append(text);
            }

            @Override
            public String toString() {
                return builder.toString();
            }
        };
    }

    private static Text buffer() {
        StringBuffer buffer = new StringBuffer();
        return new Text() {
            @Override
            public void append(String text) {
                buffer.append(text);
            }

            @Override
            public String toString() {
                return buffer.toString();
            }
        };
    }
}
