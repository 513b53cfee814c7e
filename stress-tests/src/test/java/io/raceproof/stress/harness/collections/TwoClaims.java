package io.raceproof.stress.harness.collections;

import io.raceproof.stress.harness.Race;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;

/** Two threads want the same seat; whoever finds it free has it. */
abstract class TwoClaims extends Race {
    private boolean left;
    private boolean right;

    /** Takes the seat if it is free. */
    abstract boolean claim(String who);

    /** Looks first and then takes: two steps, although each is atomic. */
    static TwoClaims checkThenAct(Map<String, String> seats, Guard guard) {
        return new TwoClaims() {
            @Override
            boolean claim(String who) {
                boolean[] mine = new boolean[1];
                guard.write(() -> {
                    if (!seats.containsKey("1A")) {
                        seats.put("1A", who);
                        mine[0] = true;
                    }
                });
                return mine[0];
            }
        };
    }

    /** One step. */
    static TwoClaims putIfAbsent(ConcurrentMap<String, String> seats) {
        return new TwoClaims() {
            @Override
            boolean claim(String who) {
                return seats.putIfAbsent("1A", who) == null;
            }
        };
    }

    @Override
    protected void first() {
        left = claim("left");
    }

    @Override
    protected void second() {
        right = claim("right");
    }

    @Override
    protected String after() {
        if (left && right) {
            return "taken twice";
        }
        return left || right ? Contents.INTACT : "a hole";
    }
}
