package tapedeck.lab.store.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tapedeck.model.DataException;

/// The table `runs(run, key, value)`: every line of every run folder's manifest.
final class RunsView {
    private RunsView() {}

    static void create(Connection connection, @Nullable Path folder) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE runs(run VARCHAR, key VARCHAR, value VARCHAR)");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> runs = Files.list(folder);
                PreparedStatement insert = connection.prepareStatement("INSERT INTO runs VALUES (?, ?, ?)")) {
            for (Path run : runs.sorted().toList()) {
                Path manifest = run.resolve("manifest.txt");
                if (Files.isRegularFile(manifest)) {
                    insert(insert, run.getFileName().toString(), Files.readAllLines(manifest, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new DataException("TD-D001", folder.toString(), "cannot be read: " + e, "check the folder");
        }
    }

    private static void insert(PreparedStatement insert, String run, List<String> lines) throws SQLException {
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                insert.setString(1, run);
                insert.setString(2, line.substring(0, equals).strip());
                insert.setString(3, line.substring(equals + 1).strip());
                insert.executeUpdate();
            }
        }
    }
}
