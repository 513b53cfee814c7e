/**
 * Parts of the executor whose generated programs are preempted, and not given to the model checker: remote calls and process workers,
 * which have threads of their own with time-outs and timers; services and processes are moved by hand here. And small parts whose faults
 * one preemption shows: the runner of a task, the queue, the hook of the JVM's exit. And the waits that give up after a while, whose
 * time-outs run out here at every step.
 */
@NullMarked
package io.raceproof.stress.preempted;

import org.jspecify.annotations.NullMarked;
