/** The exercise of lesson 7. What stands here is what a learner starts from. */
@NullMarked
package lesson07;

import org.jspecify.annotations.NullMarked;
