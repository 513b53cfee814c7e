package io.raceproof.stress.race;

import java.io.Serializable;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.function.Supplier;

/**
 * Makes fresh subjects: a lambda with {@code new}, never a constructor reference ({@code () -> new Sale()}, not {@code
 * Sale::new}), because Lincheck 3.7 does not see an object being made by that and takes what it holds for private to one
 * thread. It can be serialized only so that the difference can be told.
 *
 * @param <S> the type of the subjects
 */
@FunctionalInterface
public interface Maker<S> extends Supplier<S>, Serializable {
    /** Whether it is a constructor reference. */
    static boolean isConstructorReference(Maker<?> maker) {
        try {
            Method method = maker.getClass().getDeclaredMethod("writeReplace");
            method.setAccessible(true);
            return method.invoke(maker) instanceof SerializedLambda lambda
                    && lambda.getImplMethodKind() == MethodHandleInfo.REF_newInvokeSpecial;
        } catch (ReflectiveOperationException e) {
            return false; // a class of its own: its constructor is called by code that is seen
        }
    }
}
