/**
 * Pools and futures after Python's {@code concurrent.futures}, in idiomatic Java. Start with
 * {@link io.raceproof.futures.ThreadPoolExecutor} and {@link io.raceproof.futures.Future}.
 *
 * <p>Every class here is API but those that are private to the package. Below {@code io.raceproof.futures.internal} and in
 * {@code io.raceproof.futures.process} nothing is. Each package uses only those below it:
 *
 * <pre>
 *   io.raceproof.futures    pools and futures
 *     internal.view         a thread pool as the JDK's ExecutorService
 *     internal.remote       tasks in other processes: ProcessWorkers, RemoteCalls
 *     internal.pool         the threads of a pool: Workers; the end of a pool: Termination, ExitHook
 *     internal.future       the state of a future: AbstractFuture, Runner, Waiter
 *     internal.queue        the queue of futures and its permits: WorkQueue, QueuePermits
 *     internal.park         how a thread waits: Parker, AdaptiveSpin, Deadline, Trampoline
 *     internal.jvm, internal.collections, process
 *                           what the JVM is asked for; collections of many futures; one worker process and its protocol
 * </pre>
 *
 * <table>
 * <caption>What is the same as in Python, what differs, and why</caption>
 * <tr><th>subject</th><th>same as Python</th><th>differs</th><th>why</th></tr>
 * <tr><td>states</td>
 *     <td>PENDING, RUNNING, then a result, a failure or CANCELLED</td>
 *     <td>cancelled is done, for every waiter, at once</td>
 *     <td>there, {@code wait} and {@code as_completed} hang on a cancelled future until a worker has come by</td></tr>
 * <tr><td>cancel</td>
 *     <td>{@code cancel()} leaves a running task alone</td>
 *     <td>{@code cancel(true)} cancels it at once and interrupts its thread</td>
 *     <td>the JDK's Future has it, and users ask for it</td></tr>
 * <tr><td>result</td>
 *     <td>each caller gets the same failure object</td>
 *     <td>as the cause of an exception of the caller's own; {@code get} keeps the JDK's contract</td>
 *     <td>a stack trace that threads share describes none of them</td></tr>
 * <tr><td>callbacks</td>
 *     <td>in order of addition, once; in the thread that completes, or at once if added late; what one throws is logged</td>
 *     <td>Errors, too, are logged, and the rest run; the callbacks of a future that a callback completes run after it has
 *     returned</td>
 *     <td>there, a SystemExit loses the remaining callbacks, and a long chain of them ends in a RecursionError</td></tr>
 * <tr><td>await</td>
 *     <td>three conditions; a time-out is no error; a cancellation is no exception</td>
 *     <td>both sets keep the order of the input; a null is refused with its index</td>
 *     <td>output that can be repeated</td></tr>
 * <tr><td>as completed</td>
 *     <td>completed ones first, each once, "m (of n) futures unfinished"</td>
 *     <td>the time counts from the call; what is done is handed out even after it; close() leaves early</td>
 *     <td>there it counts from the first item, in spite of the documentation</td></tr>
 * <tr><td>map</td>
 *     <td>whole input at once, results in input order, ends at the first failure, one deadline</td>
 *     <td>a buffer of n is n; an input that throws, close(), or the garbage collector cancels the rest, even before the
 *     first result</td>
 *     <td>there, n + 1 are taken, and nothing is cancelled before the first item</td></tr>
 * <tr><td>shutdown</td>
 *     <td>close() runs what was accepted, also when the block failed; pending tasks are cancelled on request</td>
 *     <td>an interrupted close() cancels what is pending, interrupts what runs, and waits on</td>
 *     <td>the JDK's ExecutorService does so</td></tr>
 * <tr><td>workers</td>
 *     <td>started when needed, idle ones reused, never fewer again; an abandoned pool finishes its queue</td>
 *     <td>started and woken by relay: a submit calls one worker, and each that finds work calls the next one before it
 *     begins, if more is queued; a result is seen only when its worker counts as idle; default 5 × processors</td>
 *     <td>one start per submit makes a burst of short tasks on a cold pool slower, the more so the more workers there may
 *     be, and blocking tasks start no sooner; there, a submit after a result may start a second thread</td></tr>
 * <tr><td>initializer</td>
 *     <td>its failure breaks the pool and fails what is pending</td>
 *     <td>with the cause; cancelled futures stay cancelled; initializers run side by side, one for each task that waits</td>
 *     <td>there, one cancelled future leaves the rest pending forever</td></tr>
 * <tr><td>queue</td>
 *     <td>no bound unless asked for</td>
 *     <td>{@code queueBound} blocks or rejects; it counts what waits beyond the workers that there may be, as the JDK does</td>
 *     <td>asked for since 2017</td></tr>
 * <tr><td>exit</td>
 *     <td>open pools finish their queues, new tasks are refused</td>
 *     <td>for at most ten seconds, or what the system property {@code io.raceproof.futures.exitSeconds} says, or until a
 *     second Ctrl-C; then what is left is dropped, and counted on standard error: what has not started is cancelled. A
 *     worker that is in {@code System.exit} itself is not waited for</td>
 *     <td>there, Ctrl-C seems to hang</td></tr>
 * <tr><td>process pool</td>
 *     <td>tasks, results and exceptions are serialized copies; a worker that dies breaks the pool</td>
 *     <td>each item of a chunk has its own result or failure; {@code System.exit} in a task is the death of its worker;
 *     {@code submit} refuses at once what cannot be serialized or takes more than a gibibyte, and names it; a death may be
 *     made to cost its own task alone; pools in workers are nested at most four deep</td>
 *     <td>there, one bad item loses the results of its chunk, what cannot be pickled fails later, without a name, and
 *     {@code sys.exit} only raises an exception in the task</td></tr>
 * </table>
 */
@NullMarked
package io.raceproof.futures;

import org.jspecify.annotations.NullMarked;
