package io.raceproof.lessons;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping of a YAML file whose reader says what is wrong with it by file and line. All scalars are text. Immutable. */
final class YamlMap {
    private final String file;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlMap(String file, Node node, String what) {
        this.file = file;
        this.line = lineOf(node);
        if (!(node instanceof MappingNode mapping)) {
            throw bad(node, what + " must be keys with values");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode(), "a key of " + what);
            if (values.put(key, tuple.getValueNode()) != null) {
                throw bad(tuple.getKeyNode(), what + " has the key \"" + key + "\" twice");
            }
        }
    }

    /** Reads a file's text. */
    static YamlMap parse(String file, String text) {
        try {
            Optional<Node> root =
                    new Compose(LoadSettings.builder().setLabel(file).build()).composeString(text);
            return new YamlMap(
                    file, root.orElseThrow(() -> new BadLessonException(file, 1, "the file is empty")), "the file");
        } catch (MarkedYamlEngineException e) {
            int at = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new BadLessonException(file, at, "this is no YAML: " + e.getProblem());
        }
    }

    /** Whether there is such a key. */
    boolean has(String key) {
        return values.containsKey(key);
    }

    /** All keys, in their order. */
    Set<String> keys() {
        return values.keySet();
    }

    /** Fails if there are other keys than these. */
    void allow(String what, List<String> known) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw bad(key, what + " has no key \"" + key + "\": the keys are " + String.join(", ", known));
            }
        }
    }

    /** The text of a key; blank ones are refused. */
    String text(String key) {
        Node node = values.get(key);
        if (node == null) {
            throw new BadLessonException(file, line, "the key \"" + key + "\" is missing");
        }
        return scalar(node, "\"" + key + "\"");
    }

    /** The number of a key, or another if there is none. */
    int number(String key, int otherwise) {
        Node node = values.get(key);
        if (node == null) {
            return otherwise;
        }
        String text = scalar(node, "\"" + key + "\"");
        if (!text.matches("[0-9]{1,4}")) {
            throw bad(node, "\"" + key + "\" must be a number, not " + text);
        }
        return Integer.parseInt(text);
    }

    /** The text of a key, or null. */
    @Nullable
    String textOrNull(String key) {
        return has(key) ? text(key) : null;
    }

    /** The list of a key; empty if there is none. */
    List<String> list(String key) {
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw bad(node, "\"" + key + "\" must be a list: [one, two]");
        }
        return sequence.getValue().stream()
                .map(item -> scalar(item, "an item of \"" + key + "\""))
                .toList();
    }

    /** What each entry of a key's mapping gives, by its key; empty if there is none. */
    <T> Map<String, T> map(String key, BiFunction<YamlMap, String, T> reader) {
        Map<String, T> read = new LinkedHashMap<>();
        Node node = values.get(key);
        if (node != null) {
            YamlMap mapping = new YamlMap(file, node, "\"" + key + "\"");
            mapping.values.keySet().forEach(name -> read.put(name, reader.apply(mapping, name)));
        }
        return read;
    }

    /** The mapping of a key, which must be there. */
    YamlMap map(String key) {
        Node node = values.get(key);
        if (node == null) {
            throw new BadLessonException(file, line, "the key \"" + key + "\" is missing");
        }
        return new YamlMap(file, node, "\"" + key + "\"");
    }

    /** For what is wrong with the value of a key. */
    BadLessonException bad(String key, String sentence) {
        Node node = values.get(key);
        return new BadLessonException(file, node == null ? line : lineOf(node), sentence);
    }

    private BadLessonException bad(Node node, String sentence) {
        return new BadLessonException(file, lineOf(node), sentence);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private String scalar(Node node, String what) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw bad(node, what + " must be a text");
        }
        return scalar.getValue().strip();
    }
}
