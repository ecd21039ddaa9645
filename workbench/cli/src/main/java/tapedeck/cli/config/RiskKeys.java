package tapedeck.cli.config;

import java.util.List;
import tapedeck.cli.config.Kind.Duration;
import tapedeck.cli.config.Kind.Switch;
import tapedeck.cli.config.Kind.Text;
import tapedeck.cli.config.Kind.Whole;

/// The limits of the risk gate: the same for the account and for a strategy alone.
final class RiskKeys {
    private RiskKeys() {}

    /// @param section `risk` for the account, `strategy.risk` for the strategy
    static List<Key> below(String section) {
        String at = section + ".";
        return List.of(
                Key.optional(at + "maxOrderSize", VenueModels.POSITIVE, "none", "units of one order"),
                Key.optional(at + "maxOrderNotional", VenueModels.POSITIVE, "none", "money of one order"),
                Key.optional(at + "maxPosition", VenueModels.NOT_NEGATIVE, "none", "units of one instrument"),
                Key.optional(at + "maxGross", VenueModels.NOT_NEGATIVE, "none", "sum of all position values"),
                Key.optional(at + "maxNet", VenueModels.NOT_NEGATIVE, "none", "sum of all signed position values"),
                Key.optional(
                        at + "collar",
                        VenueModels.PART,
                        "none",
                        "distance of a price from the last good one, as a share"),
                Key.optional(at + "maxOrdersPerMin", new Whole(1, 1_000_000_000), "none", "orders in a minute"),
                Key.optional(at + "maxDailyLoss", VenueModels.PART, "none", "loss of a day, as a share of equity"),
                Key.optional(at + "maxDrawdown", VenueModels.PART, "none", "loss from the highest equity, as a share"),
                Key.optional(at + "staleAfter", new Duration(), "none", "age at which a price is too old to trade on"),
                Key.optional(
                        at + "duplicateWindow", new Duration(), "none", "time within which the same order is refused"),
                Key.of(at + "refuseSelfMatch", new Switch(), "false", "refuse orders that would trade with an own one"),
                Key.list(at + "restricted", new Text(), "symbols that may not be traded"));
    }
}
