package io.raceproof.stress.harness.collections;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Check-then-act on a ConcurrentHashMap: each step is atomic, both together are not. */
public final class CheckThenActRace extends Race<CheckThenActRace.Seats> {
    private static final String SEAT = "1A";

    /** Seats that are claimed. */
    interface Seats {
        /** Takes the seat if it is free. */
        boolean claim(String who);
    }

    /** For the lenses. */
    public CheckThenActRace() {
        look(LensType.STRESS, Tier.SMOKE);
        reference(() -> checkThenAct(Guard.none()));
        broken("unprotected", Tier.NIGHTLY, () -> checkThenAct(Guard.none()));
        fixed("monitor", Tier.NIGHTLY, () -> checkThenAct(Guard.monitor()));
        fixed("lock", Tier.WEEKLY, () -> checkThenAct(Guard.lock()));
        fixed("putIfAbsent", Tier.WEEKLY, () -> putIfAbsent());

        var claim = query("claim", Seats::claim, "left", "right");
        actor(claim.with("left"));
        actor(claim.with("right"));
        name(
                "taken twice",
                outcome -> Boolean.TRUE.equals(outcome.result(0, 0)) && Boolean.TRUE.equals(outcome.result(1, 0)));
        name("one has it", outcome -> true);
    }

    /** Looks first and then takes: two steps, although each is atomic. */
    private static Seats checkThenAct(Guard guard) {
        Map<String, String> seats = new ConcurrentHashMap<>();
        return who -> guard.write(() -> {
            if (seats.containsKey(SEAT)) {
                return false;
            }
            seats.put(SEAT, who);
            return true;
        });
    }

    /** One step. */
    private static Seats putIfAbsent() {
        Map<String, String> seats = new ConcurrentHashMap<>();
        return who -> seats.putIfAbsent(SEAT, who) == null;
    }
}
