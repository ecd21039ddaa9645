package tapedeck.venue;

import java.util.List;
import tapedeck.model.ConfigException;
import tapedeck.model.Instrument;

/// Fees of a venue that charges its busy customers less. Counts the notional traded so far; not thread-safe.
final class TieredFee implements FeeModel {
    private final List<Tier> tiers;
    private final FeeModel[] models;
    private int current;
    private long traded;

    TieredFee(List<Tier> tiers) {
        this.tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.getFirst().volume() != 0) {
            throw new ConfigException("TD-C035", "execution.fee", "the first tier must begin at 0", "add one");
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).volume() <= tiers.get(i - 1).volume()) {
                throw new ConfigException(
                        "TD-C035", "execution.fee", "tier " + (i + 1) + " begins too low", "order tiers by volume");
            }
        }
        models = tiers.stream()
                .map(tier -> FeeModel.makerTaker(tier.makerRate(), tier.takerRate()))
                .toArray(FeeModel[]::new);
    }

    @Override
    public long fee(Instrument instrument, long price, long size, boolean isMaker) {
        return models[current].fee(instrument, price, size, isMaker);
    }

    @Override
    public void onTrade(long notional) {
        traded = Math.addExact(traded, Math.abs(notional));
        while (current + 1 < models.length && tiers.get(current + 1).volume() <= traded) {
            current++;
        }
    }
}
