package tapedeck.cli.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tapedeck.model.ConfigException;

/// Reads YAML into a [Tree] that remembers lines and columns.
public final class Yaml {
    private static final int LARGEST = 1 << 20;
    private static final int DEEPEST = 16;

    /// What places look like: `file:line:column` for files, one fixed text for values of the command line.
    private final String label;

    private final boolean hasLines;

    private Yaml(String label, boolean hasLines) {
        this.label = label;
        this.hasLines = hasLines;
    }

    /// A file; empty files are settings without an entry.
    ///
    /// @param label the file's name in error messages
    public static Tree.Branch read(Path file, String label) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new ConfigException("TD-C103", label, "larger than 1 MB: these are no settings", "check the path");
        }
        Yaml yaml = new Yaml(label, true);
        Tree tree = yaml.parse(decode(Files.readAllBytes(file), label));
        return switch (tree) {
            case Tree.Branch branch -> branch;
            case Tree.Leaf leaf when leaf.isNull() -> new Tree.Branch(List.of(), label);
            case Tree.Leaf _, Tree.Items _ ->
                throw new ConfigException(
                        "TD-C103",
                        tree.place(),
                        "settings are names and values",
                        "for example account: { cash: 5000 }");
        };
    }

    /// A value from a variable or from the command line: YAML too, so that lists and mappings can be written.
    static Tree value(String text, String place) {
        return new Yaml(place, false).parse(text);
    }

    private static String decode(byte[] bytes, String label) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ConfigException("TD-C103", label, "this is not UTF-8 text", "save it as UTF-8");
        }
    }

    private Tree parse(String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(label).build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.isPresent() ? tree(root.get(), 0) : new Tree.Leaf("", true, label);
        } catch (MarkedYamlEngineException e) {
            String place = place(e.getProblemMark().or(e::getContextMark));
            throw new ConfigException("TD-C103", place, "not YAML: " + e.getProblem(), hint(e.getProblem()));
        } catch (YamlEngineException | StackOverflowError e) {
            throw new ConfigException("TD-C103", label, "not YAML: " + e.getMessage(), "");
        }
    }

    private static String hint(String problem) {
        return problem.contains("\\t") || problem.contains("tab") ? "YAML wants spaces, not tabs" : "";
    }

    private Tree tree(Node node, int depth) {
        String place = place(node.getStartMark());
        if (depth > DEEPEST) {
            throw new ConfigException("TD-C103", place, "nested too deep", "settings have few levels");
        }
        return switch (node) {
            case ScalarNode scalar ->
                new Tree.Leaf(scalar.getValue(), scalar.getTag().equals(Tag.NULL), place);
            case SequenceNode sequence -> {
                List<Tree> values = new ArrayList<>();
                sequence.getValue().forEach(value -> values.add(tree(value, depth + 1)));
                yield new Tree.Items(values, place);
            }
            case MappingNode mapping -> branch(mapping, place, depth);
            default -> throw new ConfigException("TD-C103", place, "an anchor that stands for nothing", "");
        };
    }

    private Tree.Branch branch(MappingNode mapping, String place, int depth) {
        List<Tree.Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String at = place(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                throw new ConfigException("TD-C103", at, "a name must be a word", "");
            }
            if (!names.add(name.getValue())) {
                throw new ConfigException(
                        "TD-C104", at, "'" + name.getValue() + "' stands here twice", "keep one of them");
            }
            entries.add(new Tree.Entry(name.getValue(), at, tree(tuple.getValueNode(), depth + 1)));
        }
        return new Tree.Branch(entries, place);
    }

    private String place(Optional<Mark> mark) {
        return hasLines
                ? mark.map(at -> label + ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1))
                        .orElse(label)
                : label;
    }
}
