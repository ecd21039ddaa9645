package tapedeck.lab.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// A backtest being asked for. Every word is a setting of the command line; what is not said comes from the workspace's
/// settings, as there. Immutable: each word gives a new request, so one can be the beginning of several.
public final class RunRequest {
    private final Workplace workplace;
    private final String strategy;
    private final Map<String, String> settings;
    private final Optional<String> tag;

    RunRequest(Workplace workplace, String strategy) {
        this(workplace, strategy, Map.of(), Optional.empty());
    }

    private RunRequest(Workplace workplace, String strategy, Map<String, String> settings, Optional<String> tag) {
        this.workplace = workplace;
        this.strategy = strategy;
        this.settings = settings;
        this.tag = tag;
    }

    /// What to trade.
    public RunRequest on(String... symbols) {
        return set("data.symbols", String.join(",", symbols));
    }

    /// A parameter of the strategy.
    public RunRequest with(String parameter, Object value) {
        return set("strategy.params." + parameter, value);
    }

    /// `2020..2023`, `2023-05..`, `-2y` or `all`.
    public RunRequest range(String range) {
        return set("data.range", range);
    }

    /// The length of a bar, such as `1h`.
    public RunRequest bars(String length) {
        return set("data.bars", length);
    }

    /// Starting capital.
    public RunRequest cash(double amount) {
        return set("account.cash", java.math.BigDecimal.valueOf(amount).toPlainString());
    }

    /// Of the notional, such as `0.1%`; or `{model: …}` as in a settings file.
    public RunRequest fee(String fee) {
        return set("execution.fee", fee);
    }

    /// `{model: bps, value: 2}`, or any other form that a settings file knows.
    public RunRequest slippage(String slippage) {
        return set("execution.slippage", slippage);
    }

    /// The symbol to compare with.
    public RunRequest against(String symbol) {
        return set("data.benchmark", symbol);
    }

    /// Any setting by its path: `set("account.leverage", 2)`.
    public RunRequest set(String path, Object value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(path, String.valueOf(value));
        return new RunRequest(workplace, strategy, more, tag);
    }

    /// A name for the run, to find it by.
    public RunRequest tag(String name) {
        return new RunRequest(workplace, strategy, settings, Optional.of(name));
    }

    /// Plays it and keeps the run.
    public Run run() {
        try {
            return Run.of(workplace, workplace.play(new Workplace.Request(strategy, settings, tag)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    @Override
    public String toString() {
        return "backtest of " + strategy + " " + settings + ": call run()";
    }
}
