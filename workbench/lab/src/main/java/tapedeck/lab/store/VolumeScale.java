package tapedeck.lab.store;

import tapedeck.lab.store.column.BarBuffer;
import tapedeck.lab.store.column.Columns;
import tapedeck.model.Fixed;

/// The smallest number of decimals that holds every volume of some bars exactly.
final class VolumeScale {
    private VolumeScale() {}

    /// @param scale that the volumes have now
    static int needed(Columns columns, int scale) {
        int needed = 0;
        for (Columns.Stretch stretch : columns.stretches()) {
            for (int row = stretch.from(); row < stretch.to() && needed < scale; row++) {
                long volume = stretch.batch().value(BarBuffer.VOLUME, row);
                while (needed < scale && volume % Fixed.powerOfTen(scale - needed) != 0) {
                    needed++;
                }
            }
        }
        return needed;
    }
}
