package io.raceproof.lessons.runner.board;

import io.raceproof.stress.web.LocalServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Who is in the room, and the card of each. In memory only; a learner has a ticket that nobody can guess, and with it one card. What
 * one learner does takes nothing from the others: who sends too often is refused, and a place that was taken and never used is
 * given to the next who comes when all are taken. Thread-safe.
 */
public final class Room {
    /** How an attempt ends. */
    public enum Outcome {
        /** It is done. */
        DONE,
        /** There is no such ticket. */
        UNKNOWN,
        /** It was the last one for the moment. */
        TOO_OFTEN
    }

    private static final int CARDS_AT_ONCE = 20;
    private static final double CARDS_A_SECOND = 1;

    private final int places;
    private final LongSupplier nanos;

    /** By their tickets, in the order of arrival. Guarded by this. */
    private final Map<String, Place> taken = new LinkedHashMap<>();

    /** A learner's; guarded by the room. */
    private static final class Place {
        private final Allowance cards;
        private Card card;
        private boolean used;

        Place(Card card, Allowance cards) {
            this.card = card;
            this.cards = cards;
        }
    }

    /** With so many places. */
    public Room(int places) {
        this(places, System::nanoTime);
    }

    Room(int places, LongSupplier nanos) {
        this.places = places;
        this.nanos = nanos;
    }

    /** A learner's ticket and the name under which they are shown. */
    public record Joined(String ticket, String nickname) {}

    /** Lets a learner in; empty if the room is full. */
    public synchronized Optional<Joined> join(String nickname) {
        if (taken.size() >= places && !freeUnusedPlace()) {
            return Optional.empty();
        }
        String ticket = LocalServer.secret();
        String name = unlikeOthers(nickname);
        taken.put(ticket, new Place(Card.of(name), new Allowance(CARDS_AT_ONCE, CARDS_A_SECOND, nanos.getAsLong())));
        return Optional.of(new Joined(ticket, name));
    }

    private boolean freeUnusedPlace() {
        Optional<String> unused = taken.entrySet().stream()
                .filter(place -> !place.getValue().used)
                .map(Map.Entry::getKey)
                .findFirst();
        unused.ifPresent(taken::remove);
        return unused.isPresent();
    }

    private String unlikeOthers(String nickname) {
        Set<String> names =
                taken.values().stream().map(place -> place.card.nickname()).collect(Collectors.toSet());
        String name = nickname;
        for (int n = 2; names.contains(name); n++) {
            name = nickname + " (" + n + ")";
        }
        return name;
    }

    /** Replaces a learner's card; they keep the name under which they are shown. */
    public synchronized Outcome put(String ticket, Card card) {
        Place place = taken.get(ticket);
        if (place == null) {
            return Outcome.UNKNOWN;
        }
        if (!place.cards.take(nanos.getAsLong())) {
            return Outcome.TOO_OFTEN;
        }
        place.card = card.named(place.card.nickname());
        place.used = true;
        return Outcome.DONE;
    }

    /** Forgets a learner. */
    public synchronized Outcome leave(String ticket) {
        return taken.remove(ticket) == null ? Outcome.UNKNOWN : Outcome.DONE;
    }

    /** Forgets all. */
    public synchronized void clear() {
        taken.clear();
    }

    /** All cards, by nickname. */
    public synchronized List<Card> cards() {
        List<Card> cards = new ArrayList<>();
        taken.values().forEach(place -> cards.add(place.card));
        cards.sort(Comparator.comparing(Card::nickname));
        return cards;
    }
}
