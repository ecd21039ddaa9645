package tapedeck.cli.config;

import java.util.List;
import java.util.Map;
import tapedeck.cli.config.Kind.Decimal;
import tapedeck.cli.config.Kind.Duration;
import tapedeck.cli.config.Kind.Share;
import tapedeck.cli.config.Kind.Tier;
import tapedeck.cli.config.Models.Field;

/// The models of a simulated venue and the numbers that each of them needs.
final class VenueModels {
    static final Decimal POSITIVE = new Decimal("0.00000001", "90000000000");
    static final Decimal NOT_NEGATIVE = new Decimal("0", "90000000000");
    static final Share PART = new Share("0", "1");
    private static final Share RATE = new Share("-0.1", "0.5");

    static final List<Models> ALL = List.of(
            Models.of(
                            "execution.fee",
                            "percent",
                            Map.of(
                                    "percent",
                                    List.of(new Field("rate", RATE, "0.001", "share of the notional")),
                                    "maker-taker",
                                    List.of(
                                            new Field(
                                                    "maker", RATE, "", "share for giving liquidity; negative: rebate"),
                                            new Field("taker", RATE, "", "share for taking liquidity")),
                                    "per-share",
                                    List.of(
                                            new Field("perShare", NOT_NEGATIVE, "", "money per unit"),
                                            new Field("minimum", NOT_NEGATIVE, "0", "at least so much"),
                                            new Field("cap", PART, "1", "at most this share of the notional")),
                                    "fixed-relative",
                                    List.of(
                                            new Field("fixed", NOT_NEGATIVE, "", "money per trade"),
                                            new Field("rate", RATE, "", "share of the notional")),
                                    "tiered",
                                    List.of(new Field(
                                            "tiers",
                                            new Tier(RATE),
                                            "",
                                            "rates from a traded volume on; the first from 0 on",
                                            true))),
                            "what a trade costs")
                    .shortFor("percent", "rate"),
            Models.of(
                    "execution.slippage",
                    "none",
                    Map.of(
                            "none",
                            List.of(),
                            "ticks",
                            List.of(new Field("value", NOT_NEGATIVE, "", "how much worse")),
                            "bps",
                            List.of(new Field("value", NOT_NEGATIVE, "", "how much worse")),
                            "entry-bps",
                            List.of(new Field("value", NOT_NEGATIVE, "", "how much worse, on entries alone"))),
                    "how much worse market and stop orders trade"),
            Models.of(
                            "execution.latency",
                            "none",
                            Map.of(
                                    "none",
                                    List.of(),
                                    "fixed",
                                    List.of(new Field("delay", new Duration(), "", "there and back alike")),
                                    "uniform",
                                    List.of(
                                            new Field("least", new Duration(), "", "shortest"),
                                            new Field("most", new Duration(), "", "longest")),
                                    "log-normal",
                                    List.of(
                                            new Field("median", new Duration(), "", "half take longer"),
                                            new Field(
                                                    "sigma", new Decimal("0", "5"), "0.5", "spread of the logarithm"))),
                            "how long messages take")
                    .shortFor("fixed", "delay"),
            Models.of(
                    "execution.liquidity",
                    "bar-path",
                    Map.of(
                            "bar-path",
                            List.of(),
                            "optimistic",
                            List.of(),
                            "pessimistic",
                            List.of(),
                            "trades",
                            List.of(),
                            "quotes",
                            List.of(),
                            "participation",
                            List.of(new Field("share", PART, "0.1", "of what traded"))),
                    "how much trades at a price"));

    private VenueModels() {}
}
