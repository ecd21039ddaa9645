package tapedeck.lab.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tapedeck.model.DataException;

final class RowFeedTest {
    private static final int ROWS = 10_000; // several chunks, the last one not full

    @Test
    void everyRowArrivesExactlyAndInOrder() throws SQLException {
        SplittableRandom random = new SplittableRandom(3);
        List<List<Long>> rows = new ArrayList<>(List.of(List.of(Long.MAX_VALUE, Long.MIN_VALUE)));
        while (rows.size() < ROWS) {
            rows.add(List.of(random.nextLong(), random.nextLong()));
        }
        var left = rows.iterator();

        assertThat(inserted((columns, row) -> {
                    if (!left.hasNext()) {
                        return false;
                    }
                    List<Long> values = left.next();
                    columns[0].setLong(row, values.get(0));
                    columns[1].setLong(row, values.get(1));
                    return true;
                }))
                .isEqualTo(rows);
    }

    @Test
    void noRowsMakeAnEmptyTable() throws SQLException {
        assertThat(inserted((columns, row) -> false)).isEmpty();
    }

    @Test
    void whatTheReaderThrowsIsThrownAsItIs() {
        DataException damaged = new DataException("TD-D051", "part.arrow", "is damaged", "import it again");

        assertThatThrownBy(() -> inserted((columns, row) -> {
                    if (row == 5) {
                        throw damaged;
                    }
                    columns[0].setLong(row, row);
                    columns[1].setLong(row, row);
                    return true;
                }))
                .isSameAs(damaged);
    }

    private static List<List<Long>> inserted(RowFeed.Source source) throws SQLException {
        try (Connection connection = SqlStore.connect("");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE rows(a BIGINT, b BIGINT)");
            RowFeed.insert(connection, "rows", List.of("a", "b"), source);
            List<List<Long>> found = new ArrayList<>();
            try (ResultSet result = statement.executeQuery("SELECT a, b FROM rows")) {
                while (result.next()) {
                    found.add(List.of(result.getLong(1), result.getLong(2)));
                }
            }
            return found;
        }
    }
}
