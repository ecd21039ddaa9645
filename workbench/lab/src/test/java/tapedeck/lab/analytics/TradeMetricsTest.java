package tapedeck.lab.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static tapedeck.lab.analytics.Fixtures.trade;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TradeMetricsTest {
    private final List<ClosedTrade> mixed = List.of(
            trade(1, 100, true, "target"),
            trade(2, -50, true, "stop"),
            trade(3, 0, false, "stop"),
            trade(4, 200, false, "target"),
            trade(5, -30, true, ""));

    @Test
    void profitNumbersFollowTheirFormulas() {
        Metrics metrics = TradeMetrics.of(mixed);

        assertThat(metrics.get("trades").orThrow()).isEqualTo(5);
        assertThat(metrics.get("win_rate_t").orThrow()).isEqualTo(0.4);
        assertThat(metrics.get("pf").orThrow()).isEqualTo(300.0 / 80);
        assertThat(metrics.get("payoff_t").orThrow()).isEqualTo(150.0 / 40);
        assertThat(metrics.get("expectancy").orThrow()).isEqualTo(44);
        assertThat(metrics.get("kelly_t").orThrow()).isCloseTo(0.4 - 0.6 / 3.75, within(1e-15));
        assertThat(metrics.get("sqn").orThrow()).isCloseTo(Math.sqrt(5) * 44 / Math.sqrt(10_930), within(1e-12));
        assertThat(metrics.get("top3_share").orThrow()).isCloseTo(300.0 / 220, within(1e-15));
    }

    @Test
    void excursionsAndDurations() {
        Metrics metrics = TradeMetrics.of(mixed);

        assertThat(metrics.get("mae").orThrow()).isEqualTo(-21);
        assertThat(metrics.get("mfe").orThrow()).isEqualTo(70);
        assertThat(metrics.get("worst_mae").orThrow()).isEqualTo(-55);
        assertThat(metrics.get("edge_ratio").orThrow()).isCloseTo(70.0 / 21, within(1e-15));
        assertThat(metrics.get("end_trade_dd").orThrow()).isEqualTo(26);
        assertThat(metrics.get("duration_median").orThrow()).isEqualTo(1);
        assertThat(metrics.get("fees_t").orThrow()).isEqualTo(5);
    }

    @Test
    void withoutLosersTheProfitFactorIsInfiniteAndKellyAbsent() {
        Metrics metrics = TradeMetrics.of(List.of(trade(1, 10), trade(2, 20)));

        assertThat(metrics.get("pf").isInfinite()).isTrue();
        assertThat(metrics.get("payoff_t").isInfinite()).isTrue();
        assertThat(metrics.get("kelly_t").reason()).isEqualTo("no losing trade");
        assertThat(metrics.get("avg_loss_t").reason()).isEqualTo("no losing trade");
    }

    @Test
    void withoutWinnersTheProfitFactorIsZero() {
        Metrics metrics = TradeMetrics.of(List.of(trade(1, -10), trade(2, -20)));

        assertThat(metrics.get("pf").orThrow()).isZero();
        assertThat(metrics.get("payoff_t").reason()).isEqualTo("no winning trade");
        assertThat(metrics.get("top1_share").reason()).isEqualTo("no net profit");
    }

    @Test
    void withoutTradesOnlyTheCountIsPresent() {
        Metrics metrics = TradeMetrics.of(List.of());

        assertThat(metrics.get("trades").orThrow()).isZero();
        assertThat(metrics.all()).filteredOn(Metric::isPresent).hasSize(1);
        assertThat(metrics.get("pf").reason()).isEqualTo("no closed trades");
    }

    @Test
    void expectancyInRiskUnitsCountsOnlyTradesWithAStop() {
        ClosedTrade plain = trade(1, 100);
        ClosedTrade risked = withRisk(trade(2, 100), 50);

        assertThat(TradeMetrics.of(List.of(plain, risked)).get("expectancy_r").orThrow())
                .isEqualTo(2);
        assertThat(TradeMetrics.of(List.of(plain)).get("expectancy_r").reason()).contains("stop");
    }

    @Test
    void sidesAreAlwaysThreeRowsAndOtherGroupsOnlyThoseWithTrades() {
        assertThat(TradeGroups.bySide(List.of()))
                .extracting(TradeGroups.Row::label)
                .containsExactly("all", "long", "short");
        assertThat(TradeGroups.byExitTag(mixed))
                .extracting(TradeGroups.Row::label)
                .containsExactly("(none)", "stop", "target");
        assertThat(TradeGroups.bySymbol(mixed))
                .extracting(row -> row.metrics().get("trades").orThrow())
                .containsExactly(2.0, 3.0);
        assertThat(TradeGroups.bySide(mixed)
                        .get(2)
                        .metrics()
                        .get("net_profit_t")
                        .orThrow())
                .isEqualTo(200);
    }

    @Test
    void aGroupsFiguresAreThoseOfItsTradesAlone() {
        for (TradeGroups.Row row : TradeGroups.bySymbol(mixed)) {
            List<ClosedTrade> own = mixed.stream()
                    .filter(trade -> trade.symbol().equals(row.label()))
                    .toList();

            assertThat(row.count()).isEqualTo(own.size());
            assertThat(TradeMetrics.of(own).all()).containsAll(row.metrics().all());
        }
        assertThat(TradeGroups.bySide(mixed, TradeMetrics.of(mixed))).isEqualTo(TradeGroups.bySide(mixed));
    }

    @Test
    void hoursAndWeekdaysAreThoseOfTheRunsZone() {
        // Trade 3 enters on day 3 after the epoch: Sunday 00:00 UTC, still Saturday evening in New York.
        List<ClosedTrade> one = List.of(trade(3, 10));

        assertThat(TradeGroups.byEntryHour(one, ZoneOffset.UTC).getFirst().label())
                .isEqualTo("00");
        assertThat(TradeGroups.byEntryWeekday(one, ZoneOffset.UTC).getFirst().label())
                .isEqualTo("Sunday");
        assertThat(TradeGroups.byEntryHour(one, ZoneId.of("America/New_York"))
                        .getFirst()
                        .label())
                .isEqualTo("19");
        assertThat(TradeGroups.byEntryWeekday(one, ZoneId.of("America/New_York"))
                        .getFirst()
                        .label())
                .isEqualTo("Saturday");
    }

    @Test
    void aTradeThatContradictsItselfIsRefused() {
        assertThatThrownBy(() -> withRisk(trade(7, 1), -1)).hasMessageContaining("trade 7");
        assertThatThrownBy(() -> trade(7, Double.NaN)).hasMessageContaining("not finite");
    }

    @Test
    void anotherOrderOfTradesKeepsTheEndButNotTheDrawdown() {
        List<ClosedTrade> streaky = List.of(trade(1, 50), trade(2, 50), trade(3, -40), trade(4, -40), trade(5, 90));
        double[] returns = TradeOrder.returnsOnEquity(streaky, 1000);

        TradeOrder.Result result =
                TradeOrder.maxDrawdown(returns, Resampling.of(7)).orElseThrow();

        assertThat(Drawdowns.growthOf(returns)).isCloseTo(1.11, within(1e-12));
        assertThat(result.actual()).isCloseTo(1020.0 / 1100 - 1, within(1e-12));
        assertThat(result.band().high()).isGreaterThan(result.actual());
        assertThat(result.deeperShare()).isZero();
        assertThat(TradeOrder.maxDrawdown(returns, Resampling.of(7))).hasValue(result);
    }

    @Test
    void aLostAccountEndsTheReturnsOnEquity() {
        List<ClosedTrade> ruin = List.of(trade(1, -1000), trade(2, 500));

        assertThat(TradeOrder.returnsOnEquity(ruin, 1000)).containsExactly(-1);
    }

    @Test
    void returnOnEntryIsOfWhatWasPaidInTheAccountsMoney() {
        ClosedTrade trade = trade(1, 50);

        assertThat(trade.returnOnEntry()).isEqualTo(0.05);
        assertThat(trade.exchanged(0.5).returnOnEntry()).isEqualTo(0.05);
        assertThat(trade.exchanged(0.5).pnl()).isEqualTo(25);
        assertThat(withRisk(trade, 10).exchanged(0.5).initialRisk()).hasValue(5);
    }

    private static ClosedTrade withRisk(ClosedTrade t, double risk) {
        return new ClosedTrade(
                t.number(),
                t.symbol(),
                t.strategy(),
                t.isLong(),
                t.entryTime(),
                t.exitTime(),
                t.size(),
                t.entryPrice(),
                t.exitPrice(),
                t.pnl(),
                t.fees(),
                t.mae(),
                t.mfe(),
                t.bars(),
                t.entryTag(),
                t.exitTag(),
                OptionalDouble.of(risk),
                t.worth());
    }
}
