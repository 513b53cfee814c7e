@NullMarked
package io.raceproof.futures;

import org.jspecify.annotations.NullMarked;
