package io.raceproof.lessons.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.PrTier;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Step;
import io.raceproof.lessons.lab.Symptom;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a learner writes gets a verdict with a sentence; nothing of it can harm or hang the grader. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(1)
class GraderTest {
    private static final String ADD = "sold.add(ticket);";

    private final Lesson lesson = Lessons.find("1").orElseThrow();

    /** Grades what does not come to the model checker, which is started once, and waits on for the one answer that does. */
    private static final Grader PREPARED =
            new Grader(Lessons.find("1").orElseThrow(), Path.of("target", "grader-test"));

    @TempDir
    Path directory;

    @BeforeAll
    static void prepare() {
        PREPARED.prepare();
    }

    @AfterAll
    static void close() {
        PREPARED.close();
    }

    private Grade grade(String source) throws Exception {
        return PREPARED.grade(Files.writeString(directory.resolve("BoxOffice.java"), source), step -> {});
    }

    private Grade gradeWith(String body) throws Exception {
        String starter = lesson.starterSource();
        assertTrue(starter.contains(ADD));
        return grade(starter.replace(ADD, body));
    }

    private static void assertRejected(Step step, String sentence, Grade grade) {
        assertEquals(Verdict.BROKEN, grade.verdict(), grade::toString);
        assertEquals(step, grade.last().step(), grade::toString);
        assertTrue(String.join(" ", grade.last().details()).contains(sentence), grade::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sold.ad(ticket);                                               | line 15: cannot find symbol
            System.exit(0);                                                | System.exit ends the JVM
            Runtime.getRuntime().halt(1);                                  | Runtime.halt ends the JVM
            new java.io.File("x").delete();                                | File touches files
            java.nio.file.Path.of("x").toFile();                           | touches files
            try { new java.net.Socket("localhost", 1).close(); } catch (java.io.IOException e) { }  | uses the network
            try { Class.forName("java.io.File"); } catch (ClassNotFoundException e) { }   | Class.forName calls or loads what the compiler does not see
            try { sold.getClass().getMethod("clear").invoke(sold); } catch (ReflectiveOperationException e) { }  | Method.invoke calls or loads
            try { java.lang.invoke.MethodHandles.lookup().findVirtual(List.class, "clear", java.lang.invoke.MethodType.methodType(void.class)); } catch (ReflectiveOperationException e) { }  | findVirtual calls or loads
            java.util.ServiceLoader.load(Runnable.class);                  | ServiceLoader.load calls or loads
            java.util.function.IntConsumer end = System::exit;             | System.exit ends the JVM
            try { new java.io.PrintWriter("x").close(); } catch (java.io.IOException e) { }  | PrintWriter touches files
            try { Runtime.getRuntime().exec("ls"); } catch (java.io.IOException e) { }  | Runtime.exec starts a process
            """)
    void what_does_not_compile_or_reaches_outside_is_never_run(String body, String sentence) throws Exception {
        assertRejected(Step.COMPILE, sentence, gradeWith(body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            throw new IllegalStateException("mine");                       | the list is []
            try { byte[][] all = new byte[9999][]; for (int i = 0; i < 9999; i++) { all[i] = new byte[1 << 20]; } } finally { sold.clear(); }  | used up the memory
            try { if (System.in.read() < 0) { return; } } catch (java.io.IOException e) { } sold.add(ticket);  | the list is []
            for (int i = 0; i < 1_000_000; i++) { System.out.println("0123456789012345678901234567890123456789"); }  | the list is []
            """)
    void code_that_misbehaves_is_rejected_by_the_contract_with_a_sentence(String body, String sentence)
            throws Exception {
        assertRejected(Step.CONTRACT, sentence, gradeWith(body));
    }

    @Test
    @PrTier("it spins until its processor time is used up")
    void a_loop_without_end_is_a_verdict_and_no_hang() throws Exception {
        String source = lesson.starterSource().replace(ADD, "while (ticket > 0) { Thread.onSpinWait(); }");
        Path file = Files.writeString(directory.resolve("BoxOffice.java"), source);
        try (Grader grader = new Grader(lesson, directory.resolve("grade"), Duration.ofSeconds(1))) {
            assertRejected(
                    Step.CONTRACT,
                    "did not end within 1 seconds of processor time in line",
                    grader.grade(file, step -> {}));
        }
    }

    @Test
    void two_graders_in_one_folder_judge_two_answers_at_the_same_time() throws Exception {
        String starter = lesson.starterSource();
        String nothing = starter.replace(ADD, "");
        String twice = starter.replace(ADD, ADD + ADD);
        CyclicBarrier together = new CyclicBarrier(2);
        CompletableFuture<Grade> other = CompletableFuture.supplyAsync(() -> gradeTogether(nothing, "other", together));
        Grade mine = gradeTogether(twice, "mine", together);
        assertRejected(Step.CONTRACT, "the list is [1, 1, 2, 2, 3, 3]", mine);
        assertRejected(Step.CONTRACT, "the list is []", other.get());
    }

    /** Both have compiled before either runs its class. */
    private Grade gradeTogether(String source, String name, CyclicBarrier together) {
        try (Grader grader = new Grader(lesson, directory.resolve("grade"))) {
            Path file = Files.createDirectories(directory.resolve(name)).resolve("BoxOffice.java");
            return grader.grade(Files.writeString(file, source), step -> {
                if (step.step() == Step.COMPILE) {
                    await(together);
                }
            });
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the other grader did not come", e);
        }
    }

    @Test
    void what_a_grader_that_has_ended_left_behind_is_deleted_by_the_next() throws Exception {
        Path root = directory.resolve("grade");
        Path left;
        try (Grader grader = new Grader(lesson, root);
                Grader beside = new Grader(lesson, root)) {
            left = Files.writeString(folders(root).get(0).resolve("left.txt"), "as by one that was killed");
            assertEquals(2, folders(root).size(), "a folder each");
            assertEquals(lesson, beside.lesson());
            assertTrue(Files.exists(left), "in use");
            assertEquals(lesson, grader.lesson());
        }
        try (Grader next = new Grader(lesson, root)) {
            assertFalse(Files.exists(left));
            assertEquals(2, folders(root).size(), "the same folders again");
            assertEquals(lesson, next.lesson());
        }
    }

    private static List<Path> folders(Path root) throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.sorted().toList();
        }
    }

    @Test
    void locking_everything_is_safe_and_no_longer_concurrent() throws Exception {
        String source = lesson.starterSource()
                .replace("print(ticket);", "synchronized (sold) { print(ticket);")
                .replace(ADD, ADD + " }");
        assertRejected(Step.CONTRACT, "could not print at the same time", grade(source));
    }

    @Test
    void selling_in_the_caller_is_not_a_fix() throws Exception {
        String source =
                lesson.starterSource().replace("pool.submit(() -> {", "{").replace("});", "}");
        assertRejected(Step.CONTRACT, "instead of giving the pool a task", grade(source));
    }

    @Test
    void another_class_is_not_what_was_asked_for() throws Exception {
        assertRejected(
                Step.COMPILE,
                "must hold the class lesson01_tickets.BoxOffice",
                grade("package lesson01_tickets; class Other {}"));
    }

    @Test
    void a_step_that_was_interrupted_has_no_result() throws Exception {
        List<StepResult> results = new ArrayList<>();
        List<StepResult> told = new ArrayList<>();
        StepResult wrong = StepResult.failed(Step.COMPILE, "the compiler could not read a file", List.of());
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> Grader.tell(wrong, results, told::add));
        assertEquals(List.of(), results);
        assertEquals(List.of(), told);
        assertFalse(Grader.tell(wrong, results, told::add), "not interrupted, it has one");
        assertEquals(List.of(wrong), told);
    }

    @Test
    void the_starter_has_a_data_race_and_then_an_interleaving_over_the_learners_lines() throws Exception {
        Path file = Files.writeString(directory.resolve("BoxOffice.java"), lesson.starterSource());
        Grade quick;
        Grade grade;
        try (Grader unprepared = new Grader(lesson, directory.resolve("grade"))) {
            quick = unprepared.gradeSchedules(file, step -> {});
            assertTrue(unprepared.canExplain(quick), quick::toString);
            grade = unprepared.explain(quick, step -> {});
            assertFalse(unprepared.canExplain(grade), grade::toString);
        }
        assertRejected(Step.HAPPENS_BEFORE, "holding no lock", quick);
        assertEquals(quick.steps(), grade.steps().subList(0, grade.steps().size() - 1));
        assertRejected(Step.MODEL, "a sold ticket is not in the list", grade);
        CondensedTrace story = Objects.requireNonNull(grade.last().story(), "an interleaving");
        assertTrue(story.rows().size() >= 3, grade::toString);
        assertTrue(story.rows().stream().allMatch(row -> row.location().file().equals("BoxOffice.java")));
    }

    /** The last one, as it asks the model checker that waits for it. */
    @Test
    @PrTier("judges a right answer whole")
    @Order(Integer.MAX_VALUE)
    void prepared_before_there_is_a_file_it_judges_the_file() throws Exception {
        Path file = Files.writeString(directory.resolve("BoxOffice.java"), "no class");
        assertEquals(List.of(Step.COMPILE), steps(PREPARED.gradeSchedules(file, step -> {})), "and it waits on");
        Files.writeString(file, lesson.folder().read("answers/synchronized_block.java"));
        Grade held = PREPARED.gradeSchedules(file, step -> {});
        assertEquals(Verdict.HELD, held.verdict(), () -> said(held));
        assertEquals(List.of(Step.COMPILE, Step.CONTRACT, Step.HAPPENS_BEFORE, Step.MODEL), steps(held));
    }

    private static List<Step> steps(Grade grade) {
        return grade.steps().stream().map(StepResult::step).toList();
    }

    private static String said(Grade grade) {
        return grade.last().summary() + grade.last().details();
    }

    private static List<StepResult> told(
            CompletableFuture<List<StepResult>> early, CompletableFuture<List<StepResult>> model) throws Exception {
        List<StepResult> told = new ArrayList<>();
        Grader.tellQuick(early, model, new ArrayList<>(), told::add);
        return told;
    }

    /** On the order of before, it would wait for the model checker, which never comes here. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_data_race_is_told_before_the_model_checker_is_ready() throws Exception {
        StepResult race = StepResult.failed(Step.HAPPENS_BEFORE, "a data race", List.of("nothing orders the two"));
        assertEquals(List.of(race), told(CompletableFuture.completedFuture(List.of(race)), new CompletableFuture<>()));
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void what_the_model_checker_breaks_is_told_before_runs_that_hang_have_been_given_up() throws Exception {
        StepResult broken = StepResult.failed(Step.MODEL, "livelock", List.of());
        assertEquals(
                List.of(broken), told(new CompletableFuture<>(), CompletableFuture.completedFuture(List.of(broken))));
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void silence_is_told_before_the_model_checker_is_ready_and_trouble_after_it() throws Exception {
        StepResult silent = StepResult.passed(Step.HAPPENS_BEFORE, "no data race");
        StepResult undecided = StepResult.trouble(Step.HAPPENS_BEFORE, Verdict.INCONCLUSIVE, "it hung");
        StepResult broken = StepResult.failed(Step.MODEL, "an interleaving breaks it", List.of());
        StepResult held = StepResult.passed(Step.MODEL, "200 schedules");
        CompletableFuture<List<StepResult>> early = CompletableFuture.completedFuture(List.of(silent));
        CompletableFuture<List<StepResult>> model = new CompletableFuture<>();
        List<StepResult> told = new ArrayList<>();
        Grader.tellQuick(early, model, new ArrayList<>(), step -> {
            told.add(step);
            model.complete(List.of(held)); // not before the first was told
        });
        assertEquals(List.of(silent, held), told);
        CompletableFuture<List<StepResult>> trouble = CompletableFuture.completedFuture(List.of(undecided));
        assertEquals(List.of(broken), told(trouble, CompletableFuture.completedFuture(List.of(broken))));
        assertEquals(List.of(held, undecided), told(trouble, CompletableFuture.completedFuture(List.of(held))));
    }

    private static Exploration exploration(Finding finding) {
        return new Exploration("", finding, "what the tool says", 7, 1, null);
    }

    /** The canary is caught. */
    private StepResult judge(Finding aimed, Finding answer, Finding control, boolean ownThreads) throws IOException {
        Answer judged = new Answer(lesson, lesson.lab(), directory, directory, ownThreads);
        List<StepResult> results = new ModelJudge(judged)
                .judge(new ModelJudge.Seen(
                        List.of(exploration(aimed)),
                        Collections.nCopies(
                                Races.answers(lesson.lab(), Look.MODEL).size(), exploration(answer)),
                        Collections.nCopies(
                                Races.controls(lesson.lab(), Look.MODEL).size(), exploration(control)),
                        exploration(Finding.VIOLATION)));
        return results.get(0);
    }

    private StepResult judge(Finding aimed, Finding answer, Finding control) throws IOException {
        return judge(aimed, answer, control, false);
    }

    @Test
    void a_misconception_is_told_for_the_mistake_that_was_aimed_at_and_for_no_other() throws Exception {
        assertEquals(Symptom.HANG, lesson.lab().mistakes().get(0).symptom());
        String misconception = Objects.requireNonNull(lesson.misconceptions().get("outsider"));
        for (Finding hang : List.of(Finding.DEADLOCK, Finding.LIVELOCK)) {
            StepResult aimedAt = judge(hang, Finding.NOT_RUN, Finding.NOT_RUN);
            assertEquals(Step.WRONG_FIX, aimedAt.step());
            assertEquals(List.of("what the tool says", misconception), aimedAt.details());
        }
        for (Finding other : List.of(Finding.VIOLATION, Finding.EXCEPTION)) {
            StepResult another = judge(other, Finding.NOT_RUN, Finding.NOT_RUN);
            assertEquals(Step.MODEL, another.step());
            assertEquals(Verdict.BROKEN, another.verdict());
            assertEquals(List.of("what the tool says"), another.details());
        }
    }

    @Test
    void an_outcome_is_the_sign_of_its_own_mistake_only() {
        Exploration lost = new Exploration("", Finding.VIOLATION, "count lost", 7, 1, null);
        assertTrue(Symptom.outcome("count lost").isShownBy(lost));
        assertFalse(Symptom.outcome("looked up twice").isShownBy(lost));
        assertFalse(Symptom.HANG.isShownBy(lost));
    }

    @Test
    void a_thread_of_the_answers_own_is_no_hang_and_what_it_breaks_is_seen_all_the_same() throws Exception {
        for (Finding outside : List.of(Finding.DEADLOCK, Finding.LIVELOCK, Finding.TOOL_TROUBLE)) {
            StepResult result = judge(outside, outside, Finding.VIOLATION, true);
            assertEquals(Step.MODEL, result.step());
            assertTrue(result.passed() && !result.looked(), result::toString);
        }
        assertEquals(
                Verdict.BROKEN,
                judge(Finding.NOTHING, Finding.VIOLATION, Finding.VIOLATION, true)
                        .verdict());
    }

    @Test
    @PrTier("it grades one more answer to its end")
    void a_lost_wake_up_is_drawn_and_taken_for_no_other_mistake() throws Exception {
        Lesson shutdown = Lessons.find("7").orElseThrow();
        String source = shutdown.folder().read("answers/look_then_wait.java");
        Path file = Files.writeString(directory.resolve("JobPool.java"), source);
        Grade grade;
        try (Grader grader = new Grader(shutdown, directory.resolve("grade"))) {
            grade = grader.grade(file, step -> {});
        }
        assertRejected(Step.MODEL, "a thread waits forever for a signal", grade);
        assertEquals(1, grade.last().details().size(), "no misconception: " + grade);
        CondensedTrace story = Objects.requireNonNull(grade.last().story(), "an interleaving");
        assertEquals(1, story.ending().unheard().size(), grade::toString);
    }

    @Test
    void a_step_that_the_tool_could_not_judge_is_never_passed() throws Exception {
        assertEquals(
                Verdict.HELD,
                judge(Finding.NOTHING, Finding.NOTHING, Finding.VIOLATION).verdict());
        assertEquals(
                Verdict.BROKEN,
                judge(Finding.VIOLATION, Finding.NOT_RUN, Finding.NOT_RUN).verdict());
        assertEquals(
                Verdict.BROKEN,
                judge(Finding.NOTHING, Finding.DEADLOCK, Finding.NOT_RUN).verdict());
        StepResult aimedTrouble = judge(Finding.TOOL_TROUBLE, Finding.NOTHING, Finding.VIOLATION);
        assertEquals(Verdict.ENVIRONMENT, aimedTrouble.verdict());
        assertEquals(Step.WRONG_FIX, aimedTrouble.step());
        assertEquals(
                Verdict.ENVIRONMENT,
                judge(Finding.NOTHING, Finding.TOOL_TROUBLE, Finding.VIOLATION).verdict());
        assertEquals(
                Verdict.INCONCLUSIVE,
                judge(Finding.NOTHING, Finding.NOTHING, Finding.NOTHING).verdict());
    }
}
