/**
 * The executor measured beside the pools that a Java user could pick instead, all in one run.
 *
 * <pre>
 *   Workload ──► Jmh (a fork per peer and setting) ──► JMH's JSON ──► Cell ─┐
 *   Plain measurements (one shot, CPython, processes) ───────────────► Cell ─┴► Ratio ──► table, JSON, page
 * </pre>
 *
 * <p>It reports and asserts nothing: whether a target is met is written beside the ratio.
 */
@NullMarked
package io.raceproof.benchmark;

import org.jspecify.annotations.NullMarked;
