/** Files that programs read: one format for all of them. The lowest room; it knows no other. */
@NullMarked
package io.raceproof.stress.files;

import org.jspecify.annotations.NullMarked;
