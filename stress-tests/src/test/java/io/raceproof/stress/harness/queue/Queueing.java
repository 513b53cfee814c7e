package io.raceproof.stress.harness.queue;

import io.raceproof.stress.harness.Race;
import java.util.ArrayList;
import java.util.List;

/** The races on a queue: what one thread does and what the other does. */
final class Queueing {
    private Queueing() {}

    private static List<Integer> drain(Line line) {
        List<Integer> rest = new ArrayList<>();
        for (int item = line.poll(); item != 0 && rest.size() < 4; item = line.poll()) {
            rest.add(item);
        }
        return rest;
    }

    /** Two producers. */
    static Race twoOffers(Line line) {
        return new Race() {
            @Override
            protected void first() {
                line.offer(1);
            }

            @Override
            protected void second() {
                line.offer(2);
            }

            @Override
            protected String after() {
                List<Integer> in = drain(line);
                boolean both = in.equals(List.of(1, 2)) || in.equals(List.of(2, 1));
                return both ? "both are in" : in.size() < 2 ? "one lost" : "damaged";
            }
        };
    }

    /** Two consumers. */
    static Race twoPolls(Line line) {
        line.offer(1);
        line.offer(2);
        return new Race() {
            private int left;
            private int right;

            @Override
            protected void first() {
                left = line.poll();
            }

            @Override
            protected void second() {
                right = line.poll();
            }

            @Override
            protected String after() {
                if (left == right) {
                    return "taken twice";
                }
                return left + right == 3 && drain(line).isEmpty() ? "each got one" : "damaged";
            }
        };
    }

    /** Two threads that put one in and take one out. */
    static Race offersAndPolls(Line line) {
        return new Race() {
            private int left;
            private int right;

            @Override
            protected void first() {
                line.offer(1);
                left = line.poll();
            }

            @Override
            protected void second() {
                line.offer(2);
                right = line.poll();
            }

            @Override
            protected String after() {
                List<Integer> all = drain(line);
                all.add(left);
                all.add(right);
                all.removeIf(item -> item == 0);
                if (all.size() != 2) {
                    return all.size() < 2 ? "one lost" : "damaged";
                }
                return all.contains(1) && all.contains(2) ? "each once" : "taken twice";
            }
        };
    }

    /** A producer, and a thread that closes the queue and asks whether it is empty for good. */
    static Race offerAndClose(Line line) {
        return new Race() {
            private boolean accepted;
            private boolean drained;

            @Override
            protected void first() {
                accepted = line.offer(1);
            }

            @Override
            protected void second() {
                line.close();
                drained = line.isDrained();
            }

            @Override
            protected String after() {
                boolean in = drain(line).equals(List.of(1));
                if (accepted != in) {
                    return accepted ? "accepted and lost" : "refused and kept";
                }
                if (accepted && drained) {
                    return "accepted after the end";
                }
                return accepted ? "accepted" : "refused";
            }
        };
    }
}
