/** The exercise of lesson 1. What stands here is what a learner starts from. */
@NullMarked
package lesson01;

import org.jspecify.annotations.NullMarked;
