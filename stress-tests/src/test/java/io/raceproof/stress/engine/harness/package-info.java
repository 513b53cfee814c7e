/** The engine's own proof in every build, run as other harnesses are: by the build, through surefire. */
@NullMarked
package io.raceproof.stress.engine.harness;

import org.jspecify.annotations.NullMarked;
