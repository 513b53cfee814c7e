package io.raceproof.stress.race;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * Fills the pattern of a jcstress test with a race, so that its actors do no more between the barrier and the subject than
 * those of a test that is written by hand:
 *
 * <pre>{@code
 *   private static final Stage STAGE = Stage.of("the.Race#subject");
 *   private static final Call.Body CALL0 = STAGE.body(0);    // constants, through which the JIT compiler inlines
 *   private static final Call.Effect CALL1 = (Call.Effect) STAGE.body(1);
 *   private final Object subject;
 *   private long code0;                                      // of a small value; written by one actor, read by the arbiter
 *   private Object result0, result1;                         // of any other; likewise
 *
 *   test()       { subject = STAGE.subject(); }              // and the calls before
 *   actor1()     { try { Object o = CALL0.call(subject); code0 = Stage.code(o); if (Stage.isKept(o)) { result0 = o; } }
 *                  catch (Throwable t) { result0 = Stage.thrown(t); } }
 *   actor2()     { try { CALL1.run(subject); } catch (Throwable t) { result1 = Stage.thrown(t); } }
 *   end(L_Result r) { r.r1 = STAGE.grade(subject, new Object[] {Stage.value(code0, result0), result1, null}); }
 * }</pre>
 *
 * <p>What came of a run is put together by the arbiter only. A number is a code, since the garbage collector has work with
 * each reference that is stored: that would be most of what an actor does.
 */
final class SlotCode extends ClassVisitor {
    private static final Type OBJECT = Type.getType(Object.class);
    private static final Type THROWABLE = Type.getType(Throwable.class);
    private static final Type STAGE = Type.getType(Stage.class);
    private static final Type BODY = Type.getType(Call.Body.class);
    private static final Type EFFECT = Type.getType(Call.Effect.class);
    private static final Type PLACE = Type.getType(Meeting.class);
    private static final Type RESULT = Type.getType(org.openjdk.jcstress.infra.results.L_Result.class);

    private static final String THE_STAGE = "STAGE";
    private static final String SUBJECT = "subject";
    private static final String MEETING = "meeting";
    private static final Method INITIALIZER = Method.getMethod("void <clinit> ()");

    private final Trial trial;
    private final Type self;
    private final Program<?> program;

    /**
     * Prepares it.
     *
     * @param next takes the class
     * @param self its name
     */
    SlotCode(ClassVisitor next, Trial trial, String self) {
        super(Opcodes.ASM9, next);
        this.trial = trial;
        this.self = Type.getObjectType(self);
        this.program = trial.load().program();
    }

    /** The fields are written at the end. */
    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, thrown);
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return next.visitAnnotation(annotation, visible);
            }

            @Override
            public void visitEnd() {
                GeneratorAdapter code = new GeneratorAdapter(next, access, name, descriptor);
                code.visitCode();
                body(name, code);
                code.returnValue();
                code.endMethod();
            }
        };
    }

    private void body(String method, GeneratorAdapter code) {
        if (method.equals("<init>")) {
            make(code);
        } else if (method.equals("end")) {
            grade(code);
        } else {
            calls(Integer.parseInt(method.substring("actor".length())), code);
        }
    }

    @Override
    public void visitEnd() {
        int constant = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        field(constant, THE_STAGE, STAGE);
        field(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, SUBJECT, OBJECT);
        if (meets()) {
            field(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, MEETING, PLACE);
        }
        for (int call = 0; call < kept(); call++) {
            field(constant, "CALL" + call, typeOf(call));
            field(Opcodes.ACC_PRIVATE, "code" + call, Type.LONG_TYPE);
            field(Opcodes.ACC_PRIVATE, "result" + call, OBJECT);
        }
        GeneratorAdapter code = new GeneratorAdapter(
                super.visitMethod(Opcodes.ACC_STATIC, INITIALIZER.getName(), INITIALIZER.getDescriptor(), null, null),
                Opcodes.ACC_STATIC,
                INITIALIZER.getName(),
                INITIALIZER.getDescriptor());
        code.visitCode();
        constants(code);
        code.returnValue();
        code.endMethod();
        super.visitEnd();
    }

    private void field(int access, String name, Type type) {
        super.visitField(access, name, type.getDescriptor(), null, null).visitEnd();
    }

    /** The calls whose results are kept in fields: all but those after the actors, which the stage makes. */
    private int kept() {
        return program.offset(program.parts().size() - 1);
    }

    private Type typeOf(int call) {
        return program.body(call) instanceof Call.Effect ? EFFECT : BODY;
    }

    private void constants(GeneratorAdapter code) {
        code.push(trial.text());
        code.invokeStatic(STAGE, new Method("of", STAGE, new Type[] {Type.getType(String.class)}));
        code.putStatic(self, THE_STAGE, STAGE);
        for (int call = 0; call < kept(); call++) {
            code.getStatic(self, THE_STAGE, STAGE);
            code.push(call);
            code.invokeVirtual(STAGE, new Method("body", BODY, new Type[] {Type.INT_TYPE}));
            code.checkCast(typeOf(call));
            code.putStatic(self, "CALL" + call, typeOf(call));
        }
    }

    private void make(GeneratorAdapter code) {
        code.loadThis();
        code.invokeConstructor(OBJECT, Method.getMethod("void <init> ()"));
        code.loadThis();
        code.getStatic(self, THE_STAGE, STAGE);
        code.invokeVirtual(STAGE, new Method("subject", OBJECT, new Type[0]));
        code.putField(self, SUBJECT, OBJECT);
        if (meets()) {
            code.loadThis();
            code.getStatic(self, THE_STAGE, STAGE);
            code.invokeVirtual(STAGE, new Method("meeting", PLACE, new Type[0]));
            code.putField(self, MEETING, PLACE);
        }
        calls(0, code);
    }

    private boolean meets() {
        return program.meeting() != null;
    }

    private void meet(int number, GeneratorAdapter code) {
        code.loadThis();
        code.getField(self, MEETING, PLACE);
        code.push(number);
        code.invokeVirtual(PLACE, new Method("meet", Type.VOID_TYPE, new Type[] {Type.INT_TYPE}));
    }

    /** All calls of a part of the program. */
    private void calls(int part, GeneratorAdapter code) {
        for (int call = program.offset(part); call < program.offset(part + 1); call++) {
            if (program.body(call) instanceof Call.Meet<?> meet) {
                meet(meet.number(), code);
            } else {
                call(call, code);
            }
        }
    }

    private void call(int call, GeneratorAdapter code) {
        boolean effect = typeOf(call).equals(EFFECT);
        Label start = code.mark();
        if (!effect) {
            code.loadThis();
        }
        code.getStatic(self, "CALL" + call, typeOf(call));
        code.loadThis();
        code.getField(self, SUBJECT, OBJECT);
        code.invokeInterface(
                typeOf(call),
                effect
                        ? new Method("run", Type.VOID_TYPE, new Type[] {OBJECT})
                        : new Method("call", OBJECT, new Type[] {OBJECT}));
        Label next = code.newLabel();
        if (!effect) {
            keep(call, code, next);
        }
        Label end = code.mark();
        code.goTo(next);
        code.catchException(start, end, THROWABLE);
        code.invokeStatic(STAGE, new Method("thrown", OBJECT, new Type[] {THROWABLE}));
        code.loadThis();
        code.swap();
        code.putField(self, "result" + call, OBJECT);
        code.mark(next);
    }

    /** Of this test and what was returned, on the stack. */
    private void keep(int call, GeneratorAdapter code, Label next) {
        code.dup2();
        code.invokeStatic(STAGE, new Method("code", Type.LONG_TYPE, new Type[] {OBJECT}));
        code.putField(self, "code" + call, Type.LONG_TYPE);
        Label dropped = code.newLabel();
        code.dup();
        code.invokeStatic(STAGE, new Method("isKept", Type.BOOLEAN_TYPE, new Type[] {OBJECT}));
        code.ifZCmp(GeneratorAdapter.EQ, dropped);
        code.putField(self, "result" + call, OBJECT);
        code.goTo(next);
        code.mark(dropped);
        code.pop2();
    }

    private void grade(GeneratorAdapter code) {
        Type array = Type.getType(Object[].class);
        code.loadArg(0);
        code.getStatic(self, THE_STAGE, STAGE);
        code.loadThis();
        code.getField(self, SUBJECT, OBJECT);
        code.push(program.size() + 1);
        code.newArray(OBJECT);
        for (int call = 0; call < kept(); call++) {
            code.dup();
            code.push(call);
            code.loadThis();
            code.getField(self, "code" + call, Type.LONG_TYPE);
            code.loadThis();
            code.getField(self, "result" + call, OBJECT);
            code.invokeStatic(STAGE, new Method("value", OBJECT, new Type[] {Type.LONG_TYPE, OBJECT}));
            code.arrayStore(OBJECT);
        }
        code.invokeVirtual(STAGE, new Method("grade", Type.getType(String.class), new Type[] {OBJECT, array}));
        code.putField(RESULT, "r1", OBJECT);
    }
}
