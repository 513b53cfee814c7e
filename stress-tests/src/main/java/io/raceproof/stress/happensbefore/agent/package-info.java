/**
 * The agent: rewrites classes when they are loaded, so that they call the detector's hooks.
 *
 * <pre>
 *   Agent ──► Kind (of a class) ──► AccessRewriter  user code, and the JDK's collections and texts: every access, every lock
 *                               ├─► OrderRewriter   java.util.concurrent and its like: what orders threads, no accesses
 *                               └─► ModelRewriter   methods in the EdgeTable: what their specification says
 * </pre>
 */
@NullMarked
package io.raceproof.stress.happensbefore.agent;

import org.jspecify.annotations.NullMarked;
