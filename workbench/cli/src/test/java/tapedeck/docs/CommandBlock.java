package tapedeck.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A block of commands in a document that the build runs: one that is fenced with `sh run` behind the backticks.
///
/// @param place  file and line of the fence
/// @param script its lines
record CommandBlock(String place, String script) {
    private static final String FENCE = "```";
    private static final String MARKED = "```sh run";

    /// The marked blocks of a document, in order.
    static List<CommandBlock> of(Path document) throws IOException {
        List<CommandBlock> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(document, StandardCharsets.UTF_8);
        int at = 0;
        while (at < lines.size()) {
            boolean isMarked = lines.get(at).strip().equals(MARKED);
            boolean isFence = lines.get(at).strip().startsWith(FENCE);
            int start = at++;
            if (!isFence) {
                continue;
            }
            StringBuilder script = new StringBuilder();
            while (at < lines.size() && !lines.get(at).strip().equals(FENCE)) {
                script.append(lines.get(at++).strip()).append('\n');
            }
            at++;
            if (isMarked) {
                blocks.add(new CommandBlock(document.getFileName() + ":" + (start + 1), script.toString()));
            }
        }
        return blocks;
    }
}
