package tapedeck.lab.analytics;

/// Count, mean and sum of squared deviations of a block of returns, so that blocks can be joined without their rows.
record BlockMoments(int count, double mean, double squares) {
    private static final BlockMoments NONE = new BlockMoments(0, 0, 0);

    static BlockMoments of(double[] values) {
        return new BlockMoments(
                values.length, Statistics.mean(values), Statistics.variance(values) * (values.length - 1));
    }

    /// The blocks that are inside (or outside) joined in order.
    static BlockMoments merged(BlockMoments[] blocks, boolean[] inside, boolean wanted) {
        BlockMoments joined = NONE;
        for (int i = 0; i < blocks.length; i++) {
            if (inside[i] == wanted) {
                joined = joined.and(blocks[i]);
            }
        }
        return joined;
    }

    /// Mean over sample standard deviation; zero where nothing moves.
    double ratio() {
        double std = Math.sqrt(squares / (count - 1));
        return std <= ReturnSample.ROUNDING ? 0 : mean / std;
    }

    private BlockMoments and(BlockMoments other) {
        if (count == 0) {
            return other;
        }
        int both = count + other.count;
        double off = other.mean - mean;
        double joinedSquares = squares + other.squares + off * off * count * other.count / both;
        return new BlockMoments(both, mean + off * other.count / both, joinedSquares);
    }
}
