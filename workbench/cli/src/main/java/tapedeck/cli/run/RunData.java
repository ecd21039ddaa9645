package tapedeck.cli.run;

import java.util.List;
import tapedeck.engine.CodeIdentity;
import tapedeck.engine.MarketData;
import tapedeck.lab.store.quality.QualityGate;

/// What a run needs besides its strategy: kept open from run to run where a file is watched.
///
/// @param doubts what the quality check says of the data, accepted gaps among it
/// @param engine content hash of core and bridge
record RunData(MarketData market, List<String> doubts, String engine) implements AutoCloseable {
    /// Maps the data and checks it.
    static RunData open(RunPlan plan) {
        MarketData market = plan.store().open(plan.spec().data());
        try {
            List<String> doubts = new QualityGate(plan.store())
                    .admit(plan.spec().data(), market, plan.settings().isTrue("data.acceptGaps"));
            return new RunData(market, doubts, CodeIdentity.current().ofEngine());
        } catch (RuntimeException e) {
            market.close();
            throw e;
        }
    }

    @Override
    public void close() {
        market.close();
    }
}
