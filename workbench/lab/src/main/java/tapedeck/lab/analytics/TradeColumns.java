package tapedeck.lab.analytics;

import java.util.Arrays;
import java.util.List;

/// The numbers of many trades as columns, filled in one pass because a large run has its trades in many groups.
final class TradeColumns {
    final int n;
    final double[] pnl;
    final double[] fees;
    final double[] adverse;
    final double[] favourable;
    final double[] givenBack;
    final double[] bars;
    final double[] durations;
    final double[] wins;
    final double[] losses;
    final double[] winDurations;
    final double[] lossDurations;
    final double[] riskMultiples;

    TradeColumns(List<ClosedTrade> trades) {
        n = trades.size();
        pnl = new double[n];
        fees = new double[n];
        adverse = new double[n];
        favourable = new double[n];
        givenBack = new double[n];
        bars = new double[n];
        durations = new double[n];
        double[] won = new double[n];
        double[] lost = new double[n];
        double[] wonFor = new double[n];
        double[] lostFor = new double[n];
        double[] multiples = new double[n];
        int i = 0;
        int winners = 0;
        int losers = 0;
        int risked = 0;
        for (ClosedTrade trade : trades) {
            fill(i, trade);
            if (trade.isWin()) {
                won[winners] = pnl[i];
                wonFor[winners++] = durations[i];
            } else if (trade.isLoss()) {
                lost[losers] = pnl[i];
                lostFor[losers++] = durations[i];
            }
            if (trade.initialRisk().isPresent()) {
                multiples[risked++] = pnl[i] / trade.initialRisk().getAsDouble();
            }
            i++;
        }
        wins = Arrays.copyOf(won, winners);
        winDurations = Arrays.copyOf(wonFor, winners);
        losses = Arrays.copyOf(lost, losers);
        lossDurations = Arrays.copyOf(lostFor, losers);
        riskMultiples = Arrays.copyOf(multiples, risked);
    }

    private void fill(int i, ClosedTrade trade) {
        pnl[i] = trade.pnl();
        fees[i] = trade.fees();
        adverse[i] = trade.mae();
        favourable[i] = trade.mfe();
        givenBack[i] = trade.mfe() - trade.pnl();
        bars[i] = trade.bars();
        durations[i] = trade.durationDays();
    }
}
