package tapedeck.lab.store.generate;

/// How the logarithm of a price moves: one of the models that a synthetic market can follow. Not thread-safe.
public sealed interface Motion {
    /// The next change of the logarithm over a step.
    ///
    /// @param years length of the step
    double step(double years, Gaussians chance);

    /// Geometric Brownian motion.
    ///
    /// @param drift      expected growth per year
    /// @param volatility per square root of a year
    record GeometricBrownian(double drift, double volatility) implements Motion {
        @Override
        public double step(double years, Gaussians chance) {
            double trend = (drift - volatility * volatility / 2) * years;
            return trend + volatility * StrictMath.sqrt(years) * chance.next();
        }
    }

    /// Two regimes, calm and wild, that switch at random, with volatility that clusters within each.
    final class RegimeSwitching implements Motion {
        private static final double SWITCHES_PER_YEAR = 6;
        private static final double CLUSTER_YEARS = 0.05;
        private static final double CLUSTER_SPREAD = 0.4;

        private final double drift;
        private final double volatility;
        private boolean isWild;
        private double cluster;

        /// @param drift      expected growth per year in the calm regime; the wild one has none
        /// @param volatility in the calm regime; twice that in the wild one
        public RegimeSwitching(double drift, double volatility) {
            this.drift = drift;
            this.volatility = volatility;
        }

        @Override
        public double step(double years, Gaussians chance) {
            if (chance.uniform() < SWITCHES_PER_YEAR * years) {
                isWild = !isWild;
            }
            double pull = Math.min(1, years / CLUSTER_YEARS);
            cluster += -pull * cluster + CLUSTER_SPREAD * StrictMath.sqrt(2 * pull) * chance.next();
            double now = volatility * (isWild ? 2 : 1) * StrictMath.exp(Math.clamp(cluster, -1.5, 1.5));
            double trend = (isWild ? 0 : drift) - now * now / 2;
            return trend * years + now * StrictMath.sqrt(years) * chance.next();
        }
    }

    /// The second leg of a pair: follows a leader, and the distance between them returns to zero.
    final class MeanReverting implements Motion {
        private final Motion leader;
        private final Gaussians leaderChance;
        private final double speed;
        private final double volatility;
        private double distance;

        /// @param leader     how the first leg moves
        /// @param leaderSeed seed of the first leg: the same motion again
        /// @param speed      returns per year of the distance; 50 halves it in about five days
        /// @param volatility of the distance, per square root of a year
        public MeanReverting(Motion leader, long leaderSeed, double speed, double volatility) {
            this.leader = leader;
            this.leaderChance = new Gaussians(leaderSeed);
            this.speed = speed;
            this.volatility = volatility;
        }

        @Override
        public double step(double years, Gaussians chance) {
            double pull = Math.min(1, speed * years);
            double change = -pull * distance + volatility * StrictMath.sqrt(years) * chance.next();
            distance += change;
            return leader.step(years, leaderChance) + change;
        }
    }
}
