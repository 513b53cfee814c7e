/**
 * One worker process and how to talk to it: the lower half of {@link io.raceproof.futures.ProcessPoolExecutor}. It knows
 * nothing of futures, queues or pools. Not an API: its classes are public for the package above, and may change.
 *
 * <pre>
 *   parent: {@link io.raceproof.futures.process.WorkerProcess}             child: WorkerMain
 *      start(settings) ── java @argfile … ──►  main
 *      FrameChannel ── frames: START, TASK, STOP ─────────────► reads a frame, runs it
 *      FrameChannel ◄─ frames: READY, REPLY, INITIALIZER_FAILED ─ writes a frame
 *      OutputPump ◄─── text: all that anybody prints ────────── standard output and error
 *                                                               standard input: empty
 * </pre>
 *
 * <p>Both sides trust each other: the limits on what is deserialized guard against accidents, they are no sandbox.
 */
@NullMarked
package io.raceproof.futures.process;

import org.jspecify.annotations.NullMarked;
