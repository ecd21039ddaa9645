package tapedeck.cli.data;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Table;
import tapedeck.lab.store.DataSetId;
import tapedeck.lab.store.csv.TickCsvWriter.Form;
import tapedeck.model.Fixed;
import tapedeck.model.Tick;
import tapedeck.model.Times;

/// How trades, quotes and values are shown to people and to programs.
enum TickView {
    TRADES(Form.TRADES, "time (UTC),>price,>size,side"),
    QUOTES(Form.QUOTES, "time (UTC),>bid,>bid size,>ask,>ask size"),
    VALUES(Form.VALUES, "time (UTC),available,>value");

    private final Form form;
    private final String headings;

    TickView(Form form, String headings) {
        this.form = form;
        this.headings = headings;
    }

    static TickView of(DataSetId id) {
        return switch (id.kind()) {
            case DataSetId.TRADES -> TRADES;
            case DataSetId.QUOTES -> QUOTES;
            default -> VALUES;
        };
    }

    /// How a CSV file has them.
    Form form() {
        return form;
    }

    /// What one lot of them is called: `trades`.
    String title() {
        return form.name().toLowerCase(Locale.ROOT);
    }

    Table table() {
        return new Table(headings());
    }

    private String[] headings() {
        return headings.split(",", -1);
    }

    /// The cells of a row of the table.
    String[] cells(Tick tick, PriceText prices) {
        return cells(tick, Times::brief, prices).toArray(String[]::new);
    }

    JsonObject json(Tick tick) {
        List<String> cells = cells(tick, Times::format, new PriceText(0));
        JsonObject row = new JsonObject();
        for (int i = 0; i < cells.size(); i++) {
            String name = headings()[i].replace(">", "").replace(" (UTC)", "");
            row.put(name.replace(' ', '_'), cells.get(i));
        }
        return row;
    }

    private List<String> cells(Tick tick, Function<Long, String> time, PriceText prices) {
        return switch (this) {
            case TRADES ->
                List.of(
                        time.apply(tick.venueTime),
                        prices.of(tick.price),
                        Fixed.format(tick.size),
                        tick.side > 0 ? "buy" : tick.side < 0 ? "sell" : "");
            case QUOTES ->
                List.of(
                        time.apply(tick.venueTime),
                        prices.of(tick.price),
                        Fixed.format(tick.size),
                        prices.of(tick.price2),
                        Fixed.format(tick.size2));
            case VALUES -> List.of(time.apply(tick.price2), time.apply(tick.venueTime), prices.of(tick.price));
        };
    }
}
