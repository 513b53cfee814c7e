package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Bank;
import io.raceproof.lessons.lab.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What a checker has found so far: kills, false alarms, and which of its probes have power. For one thread. */
final class Score {
    private final Bank bank;
    private final List<Specimen> specimens;
    private final Consumer<StepResult> listener;
    private final long start = System.nanoTime();

    private final Set<Specimen> killed = new LinkedHashSet<>();

    /** Probes that fail on a mutant. */
    private final Set<Probe> powerful = new LinkedHashSet<>();

    /** Probes that fail on what does nothing. Only those that have no power are run on it. */
    private final Set<Probe> alert = new LinkedHashSet<>();

    /** Probes that fail on a right implementation, with where and why. */
    private final Map<Probe, String> alarms = new LinkedHashMap<>();

    private List<Probe> probes = List.of();

    /** Why a tool could not look, which is no fault of the checker; empty if all could. */
    private String trouble = "";

    /** @param listener is told of each mutant when it is killed */
    Score(Bank bank, List<Specimen> specimens, Consumer<StepResult> listener) {
        this.bank = bank;
        this.specimens = List.copyOf(specimens);
        this.listener = listener;
    }

    void probes(List<Probe> all) {
        probes = List.copyOf(all);
    }

    /** Those that are run once, or those that are run in many interleavings; without those that are void. */
    List<Probe> probes(boolean once) {
        return probes.stream()
                .filter(probe -> (probe.kind() == Probe.Kind.CHECK) == once && !alarms.containsKey(probe))
                .toList();
    }

    List<Specimen> right() {
        return of(Specimen.Role.RIGHT);
    }

    List<Specimen> mutants() {
        return of(Specimen.Role.MUTANT);
    }

    /** What does nothing. */
    List<Specimen> idle() {
        return of(Specimen.Role.IDLE);
    }

    private List<Specimen> of(Specimen.Role role) {
        return specimens.stream().filter(specimen -> specimen.role() == role).toList();
    }

    List<Specimen> killed() {
        return List.copyOf(killed);
    }

    List<Specimen> alive() {
        return mutants().stream().filter(mutant -> !killed.contains(mutant)).toList();
    }

    /** Whether it fails on a mutant. */
    boolean hasPower(Probe probe) {
        return powerful.contains(probe);
    }

    /** Whether it fails on anything, as far as is known. */
    boolean checksAnything(Probe probe) {
        return powerful.contains(probe) || alert.contains(probe);
    }

    boolean lacksKills() {
        return killed.size() < bank.needed();
    }

    /** Whether the probe is still to be run on this: it is not known to be void, and something new may come of it. */
    boolean isWanted(Probe probe, Specimen specimen) {
        boolean known = killed.contains(specimen) || specimen.role() == Specimen.Role.IDLE;
        return !(known && hasPower(probe)) && !alarms.containsKey(probe);
    }

    /** A probe fails on a specimen, as a lens has seen: that is a kill, or a false alarm, and void from then on. */
    void fails(Probe probe, Specimen specimen, String lens, String why) {
        if (alarms.containsKey(probe)) {
            return;
        }
        if (specimen.isRight()) {
            alarms.put(probe, "fails on " + specimen.name() + " (" + lens + "): " + why);
            return;
        }
        if (specimen.role() == Specimen.Role.IDLE) {
            alert.add(probe);
            return;
        }
        powerful.add(probe);
        if (killed.add(specimen)) {
            double seconds = (System.nanoTime() - start) / 1e9;
            String when = String.format(Locale.ROOT, "%s killed after %.1f s", specimen.name(), seconds);
            listener.accept(StepResult.passed(Step.CHECKER, when, "by " + probe.title() + ", " + lens));
        }
    }

    /** A tool could not look, for a reason that is no fault of the checker: what lives may live for that. */
    void troubled(String why) {
        trouble = trouble.isEmpty() ? why : trouble;
    }

    /** Why a tool could not look; empty if all could. */
    String trouble() {
        return trouble;
    }

    /** A sentence for each probe that fails on a right implementation. */
    List<String> alarms() {
        return alarms.entrySet().stream()
                .map(alarm -> alarm.getKey().title() + " " + alarm.getValue())
                .toList();
    }

    boolean isPassed() {
        return alarms.isEmpty() && trouble.isEmpty() && !lacksKills();
    }

    /** "7 of 12 mutants killed, 10 are needed; no false alarm". */
    String summary() {
        int all = mutants().size();
        return killed.size() + " of " + all + " mutants killed"
                + (lacksKills() ? ", " + bank.needed() + " are needed" : "")
                + (alarms.isEmpty() ? "; no false alarm" : "; false alarms: " + alarms.size());
    }

    /** What is void, what has no power, and which kinds of bugs are not seen, each with its hint. */
    List<String> board() {
        List<String> board = new ArrayList<>();
        alarms().forEach(alarm -> board.add("false alarm: " + alarm + ". It is void, and kills no mutant."));
        powerless(false, "no power, for they hold even for an executor that does nothing: ", board);
        powerless(true, "no power here, for no mutant breaks what they check: ", board);
        if (probes.isEmpty()) {
            board.add("no power: there is no check, no scenario and no race");
        }
        int next = 0;
        for (Bank.Kind kind : bank.kinds()) {
            List<Specimen> all = mutants().subList(next, next + kind.mutants().size());
            next += all.size();
            List<String> alive = all.stream()
                    .filter(mutant -> !killed.contains(mutant))
                    .map(Specimen::name)
                    .toList();
            if (!alive.isEmpty()) {
                board.add("not seen: " + kind.name() + " (" + String.join(", ", alive) + "). " + kind.hint());
            }
        }
        return board;
    }

    private void powerless(boolean isAlert, String beginning, List<String> board) {
        List<String> titles = probes.stream()
                .filter(probe -> !hasPower(probe) && !alarms.containsKey(probe) && alert.contains(probe) == isAlert)
                .map(Probe::title)
                .toList();
        if (!titles.isEmpty()) {
            board.add(beginning + String.join(", ", titles));
        }
    }
}
