package tapedeck.lab.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tapedeck.engine.EndOfRun;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.ExecutionSettings.Fee;
import tapedeck.engine.ExecutionSettings.Liquidity;
import tapedeck.engine.ExecutionSettings.Liquidity.LiquidityKind;
import tapedeck.engine.ExecutionSettings.Slippage;
import tapedeck.engine.ExecutionSettings.Slippage.SlippageKind;
import tapedeck.engine.IntrabarOrder;
import tapedeck.lab.report.model.RunFacts;
import tapedeck.model.Fixed;
import tapedeck.venue.FeeModel;

class AssumptionsTest {
    private static List<String> of(ExecutionSettings settings) {
        SortedMap<String, String> manifest = new TreeMap<>();
        settings.canonical().forEach((key, value) -> manifest.put("id.execution." + key, value));
        manifest.put("id.strategy.0.name", "S");
        manifest.put("id.data.from", "2020-01-02");
        manifest.put("id.data.to", "2020-12-31");
        manifest.put("id.instrument.0", "X STOCK USD tick 0.01 lot 1 x 1 calendar 24x7");
        return Assumptions.all(RunFacts.of(manifest)).stream()
                .map(line -> line.replace('\u2009', ' '))
                .toList();
    }

    private static ExecutionSettings with(Slippage slippage, LiquidityKind liquidity, EndOfRun atEnd) {
        return new ExecutionSettings(
                false,
                Fee.percent(0),
                slippage,
                ExecutionSettings.Latency.NONE,
                new Liquidity(liquidity, Fixed.ONE / 10),
                IntrabarOrder.NEARER,
                atEnd);
    }

    private static ExecutionSettings with(IntrabarOrder order) {
        ExecutionSettings free = ExecutionSettings.FREE;
        return new ExecutionSettings(
                free.fillsAtClose(), free.fee(), free.slippage(), free.latency(), free.liquidity(), order);
    }

    @Test
    void tiersAreSaidOneByOne() {
        Fee tiered = new Fee(
                Fee.FeeKind.TIERED,
                0,
                0,
                0,
                List.of(
                        new FeeModel.Tier(0, 100_000, 200_000),
                        new FeeModel.Tier(1_000_000 * Fixed.ONE, 50_000, 80_000)));

        assertThat(of(ExecutionSettings.FREE.with(tiered)))
                .contains("fee 0.100 % maker, 0.200 % taker; from 1,000,000 traded 0.050 % maker, 0.080 % taker");
    }

    @Test
    void everyModelHasItsOwnWords() {
        List<List<String>> all = Stream.of(LiquidityKind.values())
                .map(kind -> of(with(Slippage.NONE, kind, EndOfRun.KEEP)))
                .toList();
        assertThat(all).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(lines -> assertThat(lines).noneMatch(line -> line.contains(":")));
        assertThat(Stream.of(SlippageKind.values())
                        .map(kind -> of(with(new Slippage(kind, 2), LiquidityKind.QUOTES, EndOfRun.KEEP))))
                .doesNotHaveDuplicates();
        assertThat(Stream.of(IntrabarOrder.values()).map(order -> of(with(order))))
                .doesNotHaveDuplicates();
        assertThat(Stream.of(EndOfRun.values()).map(rule -> of(with(Slippage.NONE, LiquidityKind.QUOTES, rule))))
                .doesNotHaveDuplicates();
    }
}
