/**
 * A small server for this program's own pages, on the JDK's:
 *
 * <pre>
 *   LocalServer ──► Handler: a Request, a Reply
 *        └────────► Live: the latest state, sent to each page that listens whenever it changes
 * </pre>
 */
@NullMarked
package io.raceproof.stress.web;

import org.jspecify.annotations.NullMarked;
