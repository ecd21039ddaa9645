package tapedeck.ta4j;

import java.util.List;
import tapedeck.model.Bar;
import tapedeck.strategy.Sizing;
import tapedeck.strategy.TradingStrategy;

/// What a strategy trades over some bars, one line per fill.
public final class Trades {
    private Trades() {}

    public static List<String> of(RuleStrategy rules, List<Bar> bars) {
        return of(rules, Sizing.ALL_IN, bars);
    }

    public static List<String> of(RuleStrategy rules, Sizing sizing, List<Bar> bars) {
        return ofEvents(new RuleAdapter().adapt(rules, sizing), bars);
    }

    public static List<String> ofEvents(TradingStrategy strategy, List<Bar> bars) {
        return new NextOpenDesk(strategy).run(bars);
    }
}
