"""Prints what quantstats or empyrical make of daily returns, one `id value` per line.

Usage: python3 parity.py quantstats|empyrical FILE
FILE has one line per day: date, return, benchmark return, separated by spaces.
Exit code 3: the library is not installed.
"""

import sys

NOT_INSTALLED = 3


def read(path):
    import pandas

    rows = [line.split() for line in open(path, encoding="utf-8")]
    index = pandas.DatetimeIndex([row[0] for row in rows])
    own = pandas.Series([float(row[1]) for row in rows], index=index)
    market = pandas.Series([float(row[2]) for row in rows], index=index)
    return own, market


def monthly_gain_to_pain(stats, own):
    try:
        return stats.gain_to_pain_ratio(own, resolution="ME")
    except ValueError:  # older pandas knows month ends as M
        return stats.gain_to_pain_ratio(own, resolution="M")


def quantstats_numbers(own, market):
    import quantstats.stats as stats

    return {
        "total_return": lambda: stats.comp(own),
        "cagr_252": lambda: stats.cagr(own, periods=252),
        "vol_ann": lambda: stats.volatility(own, periods=252),
        "sharpe": lambda: stats.sharpe(own, periods=252),
        "sharpe@0.03": lambda: stats.sharpe(own, rf=0.03, periods=252),
        "smart_sharpe": lambda: stats.smart_sharpe(own, periods=252),
        "autocorr_penalty": lambda: stats.autocorr_penalty(own),
        "sortino": lambda: stats.sortino(own, periods=252),
        "sortino@0.03": lambda: stats.sortino(own, rf=0.03, periods=252),
        "smart_sortino": lambda: stats.smart_sortino(own, periods=252),
        "sortino_adj": lambda: stats.adjusted_sortino(own, periods=252),
        "omega": lambda: stats.omega(own),
        "gain_to_pain_D": lambda: stats.gain_to_pain_ratio(own),
        "gain_to_pain_M": lambda: monthly_gain_to_pain(stats, own),
        "max_dd": lambda: stats.max_drawdown(own),
        "calmar_252": lambda: stats.calmar(own),
        "ulcer_index": lambda: stats.ulcer_index(own),
        "upi": lambda: stats.ulcer_performance_index(own),
        "serenity": lambda: stats.serenity_index(own),
        "recovery_qs": lambda: stats.recovery_factor(own),
        "skew": lambda: stats.skew(own),
        "kurtosis": lambda: stats.kurtosis(own),
        "var_normal": lambda: stats.value_at_risk(own),
        "cvar_qs": lambda: stats.cvar(own),
        "tail_ratio": lambda: stats.tail_ratio(own),
        "win_rate_D": lambda: stats.win_rate(own),
        "win_rate_M": lambda: stats.win_rate(own, aggregate="eom"),
        "win_rate_Q": lambda: stats.win_rate(own, aggregate="eoq"),
        "win_rate_Y": lambda: stats.win_rate(own, aggregate="eoy"),
        "avg_return": lambda: stats.avg_return(own),
        "avg_win": lambda: stats.avg_win(own),
        "avg_loss": lambda: stats.avg_loss(own),
        "payoff": lambda: stats.payoff_ratio(own),
        "profit_ratio": lambda: stats.profit_ratio(own),
        "pf_daily": lambda: stats.profit_factor(own),
        "common_sense": lambda: stats.common_sense_ratio(own),
        "cpc": lambda: stats.cpc_index(own),
        "outlier_win": lambda: stats.outlier_win_ratio(own),
        "outlier_loss": lambda: stats.outlier_loss_ratio(own),
        "kelly_daily": lambda: stats.kelly_criterion(own),
        "max_consecutive_wins": lambda: stats.consecutive_wins(own),
        "max_consecutive_losses": lambda: stats.consecutive_losses(own),
        "expected_D": lambda: stats.expected_return(own),
        "expected_M": lambda: stats.expected_return(own, aggregate="eom"),
        "expected_Y": lambda: stats.expected_return(own, aggregate="eoy"),
        "best_D": lambda: stats.best(own),
        "worst_D": lambda: stats.worst(own),
        "best_M": lambda: stats.best(own, aggregate="eom"),
        "worst_M": lambda: stats.worst(own, aggregate="eom"),
        "best_Y": lambda: stats.best(own, aggregate="eoy"),
        "worst_Y": lambda: stats.worst(own, aggregate="eoy"),
        "time_in_market_qs": lambda: stats.exposure(own),
        "risk_of_ruin_qs": lambda: stats.risk_of_ruin(own),
        "beta": lambda: stats.greeks(own, market, periods=252)["beta"],
        "alpha": lambda: stats.greeks(own, market, periods=252)["alpha"],
        "r2": lambda: stats.r_squared(own, market),
        "ir_daily": lambda: stats.information_ratio(own, market),
        "treynor_qs": lambda: stats.treynor_ratio(own, market, periods=252),
    }


def empyrical_numbers(own, market):
    import empyrical

    return {
        "total_return": lambda: empyrical.cum_returns_final(own),
        "cagr_252": lambda: empyrical.annual_return(own),
        "vol_ann": lambda: empyrical.annual_volatility(own),
        "sharpe": lambda: empyrical.sharpe_ratio(own),
        "sortino": lambda: empyrical.sortino_ratio(own),
        "max_dd": lambda: empyrical.max_drawdown(own),
        "calmar_252": lambda: empyrical.calmar_ratio(own),
        "omega": lambda: empyrical.omega_ratio(own),
        "tail_ratio": lambda: empyrical.tail_ratio(own),
        "var_hist": lambda: empyrical.value_at_risk(own),
        "cvar_hist": lambda: empyrical.conditional_value_at_risk(own),
        "stability": lambda: empyrical.stability_of_timeseries(own),
        "ir_daily": lambda: empyrical.excess_sharpe(own, market),
        "beta": lambda: empyrical.beta(own, market),
        "up_capture": lambda: empyrical.up_capture(own, market),
        "down_capture": lambda: empyrical.down_capture(own, market),
    }


def main(library, path):
    try:
        __import__(library)
    except ImportError:
        return NOT_INSTALLED
    numbers = {"quantstats": quantstats_numbers, "empyrical": empyrical_numbers}[library]
    own, market = read(path)
    for name, number in numbers(own, market).items():
        print(name, repr(float(number())))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
