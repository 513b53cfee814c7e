package io.raceproof.stress.report;

import com.samskivert.mustache.Mustache;
import io.raceproof.stress.web.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A page with places for the values of a model, in the language of Mustache: <code>{{name}}</code> is a value, as text;
 * <code>{{#name}}…{{/name}}</code> stands once for each element, or once if there is one or it is true, and not at all where it
 * is null, false or empty. What the model does not have is an error. Thread-safe.
 *
 * @see Markup#escaped
 * @see <a href="https://mustache.github.io/mustache.5.html">mustache(5)</a>
 */
public final class Template {
    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .withEscaper(Markup::escaped)
            .emptyStringIsFalse(true)
            .strictSections(true);

    private final com.samskivert.mustache.Template compiled;

    private Template(com.samskivert.mustache.Template compiled) {
        this.compiled = compiled;
    }

    /** The one in that file beside a class. */
    public static Template of(Class<?> beside, String file) {
        try {
            return new Template(COMPILER.compile(LocalServer.resource(beside, file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page with the values of a model: a record, or a map. */
    public String fill(Object model) {
        return compiled.execute(model);
    }
}
