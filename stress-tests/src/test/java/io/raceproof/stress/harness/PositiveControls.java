package io.raceproof.stress.harness;

import io.raceproof.stress.fit.Fit;
import io.raceproof.stress.fit.Profile;
import io.raceproof.stress.race.Tier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The harnesses that have a positive control, and whether that fits. In the smoke tier the first below each package of this one is looked at; from
 * the pr tier on all are, in whatever tier they run.
 */
public final class PositiveControls {
    /** A probe waits more than it works. */
    private static final int SIDE_BY_SIDE = 8;

    /** Takes the profile of a class. */
    @FunctionalInterface
    public interface Probing {
        /** Of that class. */
        Profile of(Class<?> type) throws Exception;
    }

    private PositiveControls() {}

    /** Of one tool. */
    public static List<Harness> all(boolean model) {
        return Harness.all().stream()
                .filter(harness -> harness.control() != null && harness.isModel() == model)
                .toList();
    }

    /** What does not fit, in one sentence each. */
    public static List<String> misfits(boolean model, Probing probing) throws Exception {
        boolean smoke = Tier.of(System.getProperty("raceproof.tier", "smoke")) == Tier.SMOKE;
        Set<String> rooms = new HashSet<>();
        List<Callable<Optional<String>>> looks = new ArrayList<>();
        for (Harness harness : all(model)) {
            if (rooms.add(harness.name().replaceFirst("\\..*", "")) || !smoke) {
                Class<?> control = Objects.requireNonNull(harness.control());
                looks.add(() -> Fit.misfit(probing.of(harness.type()), probing.of(control)));
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            List<String> misfits = new ArrayList<>();
            for (Future<Optional<String>> look : threads.invokeAll(looks)) {
                look.get().ifPresent(misfits::add);
            }
            return misfits;
        } finally {
            threads.shutdownNow();
        }
    }
}
