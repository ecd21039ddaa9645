package tapedeck.cli.run;

import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.engine.MarketData;
import tapedeck.engine.RunSpec;
import tapedeck.engine.Strategies;
import tapedeck.file.EngineVersion;
import tapedeck.lab.research.proof.BarTable;
import tapedeck.lab.research.proof.Certificates;
import tapedeck.lab.research.proof.Subject;
import tapedeck.lab.store.quality.QualityGate;

/// A plan ready to be examined: its strategy as a subject, its data in a table, and where the outcome is kept.
record Examination(
        RunPlan plan, Subject subject, BarTable table, String dataRoot, Certificates certificates, Watchdog watchdog) {
    static Examination of(Invocation invocation, RunPlan plan) {
        if (plan.isShared()) {
            throw Failure.usage(
                    "TD-U044",
                    "strategies are examined one at a time, not " + String.join(" and ", plan.names()) + " together",
                    "name one of them");
        }
        RunSpec spec = plan.spec();
        Watchdog watchdog = plan.watchdog();
        Subject subject = new Subject(
                plan.name(),
                spec,
                data -> Strategies.create(
                                plan.members().getFirst().type(),
                                spec.strategies().getFirst().parameters(),
                                spec.sizing())
                        .strategy(),
                watchdog::follow);
        try (MarketData data = plan.store().open(spec.data())) {
            new QualityGate(plan.store()).admit(data, plan.settings().isTrue("data.acceptGaps"));
            return new Examination(
                    plan,
                    subject,
                    BarTable.of(data),
                    data.root(),
                    new Certificates(invocation.workspace().reports()),
                    watchdog);
        }
    }

    /// Lines that every outcome has: on what it was found, and with which engine.
    SortedMap<String, String> circumstances() {
        SortedMap<String, String> lines = new TreeMap<>();
        lines.put("range", plan.spec().data().range().toString());
        lines.put("data", dataRoot);
        lines.put("seed", Long.toString(plan.spec().seed()));
        lines.put("engine", EngineVersion.hash());
        return lines;
    }

    /// What is examined, for headlines: `EmaCross · BTC-USD 1h`.
    String title() {
        var request = plan.spec().data();
        return plan.name() + " · " + String.join(",", request.symbols()) + " " + request.interval();
    }
}
