"""Runs one Python package on a CSV file of bars and prints one line of words.

    python3 peers.py backtrader|backtesting|vectorbt|polars FILE [ask]

The strategy is that of the other rows: SMA 10 against SMA 30, one unit, long only, at market on the next open, no
costs, 100,000 of cash. A package that is not installed is reported as missing, with `ask` that is all; nothing else is caught.
"""

import importlib.util
import os
import resource
import sys
import time

FAST, SLOW, CASH = 10, 30, 100_000


def frame(path):
    import pandas as pd

    bars = pd.read_csv(path)
    bars.columns = ["time", "Open", "High", "Low", "Close", "Volume"]
    # a zone on the index makes vectorbt walk over it in Python
    bars["time"] = pd.to_datetime(bars["time"]).dt.tz_localize(None)
    return bars.set_index("time")


def timed(work):
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - wall, time.process_time() - cpu


def backtesting(path):
    import pandas as pd
    from backtesting import Backtest, Strategy
    from backtesting.lib import crossover

    def mean(values, length):
        return pd.Series(values).rolling(length).mean()

    class Cross(Strategy):
        def init(self):
            self.fast = self.I(mean, self.data.Close, FAST)
            self.slow = self.I(mean, self.data.Close, SLOW)

        def next(self):
            if not self.position and crossover(self.fast, self.slow):
                self.buy(size=1)
            elif self.position and crossover(self.slow, self.fast):
                self.position.close()

    bars = frame(path)
    stats, wall, cpu = timed(lambda: Backtest(bars, Cross, cash=CASH, commission=0).run())
    return len(bars), wall, cpu, float(stats["Equity Final [$]"]), 2 * int(stats["# Trades"])


def backtrader(path):
    import backtrader as bt

    class Cross(bt.Strategy):
        fills = 0

        def __init__(self):
            self.cross = bt.ind.CrossOver(bt.ind.SMA(period=FAST), bt.ind.SMA(period=SLOW))

        def notify_order(self, order):
            if order.status == order.Completed:
                Cross.fills += 1

        def next(self):
            if not self.position and self.cross > 0:
                self.buy(size=1)
            elif self.position and self.cross < 0:
                self.close()

    cerebro = bt.Cerebro(stdstats=False)
    cerebro.broker.setcash(CASH)
    cerebro.addstrategy(Cross)
    bars = frame(path)
    cerebro.adddata(bt.feeds.PandasData(dataname=bars, timeframe=bt.TimeFrame.Minutes))
    _, wall, cpu = timed(cerebro.run)
    return len(bars), wall, cpu, cerebro.broker.getvalue(), Cross.fills


def vectorbt(path):
    import vectorbt as vbt

    bars = frame(path)

    def run():
        fast = bars["Close"].rolling(FAST).mean()
        slow = bars["Close"].rolling(SLOW).mean()
        above = fast > slow
        known = slow.notna() & slow.shift(1).notna()
        up = above & ~above.shift(1, fill_value=False) & known
        down = ~above & above.shift(1, fill_value=False) & known
        return vbt.Portfolio.from_signals(
            bars["Close"],
            up.shift(1, fill_value=False),
            down.shift(1, fill_value=False),
            price=bars["Open"],
            size=1,
            init_cash=CASH,
            freq="1min",
        )

    run()  # numba compiles
    folio, wall, cpu = timed(run)
    return len(bars), wall, cpu, float(folio.final_value()), int(folio.orders.count())


def polars(path):
    import polars as pl

    def run():
        rows = pl.read_csv(path, try_parse_dates=True)
        rows.write_ipc(path + ".arrow")
        return len(rows)

    rows, wall, cpu = timed(run)
    os.remove(path + ".arrow")
    return rows, wall, cpu, 0.0, -1


def main(name, path, only_ask=""):
    needed = {"vectorbt": ["vectorbt", "pandas"], "polars": ["polars"]}.get(name, [name, "pandas"])
    missing = [package for package in needed if importlib.util.find_spec(package) is None]
    if missing:
        print("missing " + " ".join(missing))
        return
    if only_ask:
        print("present")
        return
    rows, wall, cpu, equity, fills = globals()[name](path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print("measured", rows, int(wall * 1e9), int(cpu * 1e9), peak, f"{equity:.2f}", fills)


main(*sys.argv[1:])
