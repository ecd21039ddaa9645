package tapedeck.engine;

import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import tapedeck.event.Source;
import tapedeck.model.Bar;
import tapedeck.model.Instrument;
import tapedeck.model.Tick;

/// Plays the stored bars of all instruments as ticks, merged by time, ties by instrument number.
///
/// Bars with the same bounds are one slot and played together, step by step. Where nobody could tell the difference it
/// hands over whole bars, or the rest of them, at once: the hashes are the same either way. Bars of unlike bounds are
/// left to [BarWalk] until they meet again. Allocates nothing per bar. Not thread-safe.
final class BarFeed implements Source {
    /// Slots played in one dispatch at most, so that whoever steps the session is not kept waiting.
    private static final int MOST_AT_ONCE = 256;

    private final FeedListener listener;
    private final BarWalk walk;
    private final BarLane[] lanes;
    private final BarLane[] slot;
    private final Tick tick = new Tick();
    private final Iterator<CorporateAction> actions;
    private @Nullable CorporateAction action;
    private long actionTime = NEVER;
    private boolean alwaysWalk;
    private boolean isWalking;
    private boolean isReadingAhead;
    /// Whether prices have changed their basis since the slot was opened: what was built of its bars is not they.
    private boolean isRestated;
    private int laneCount;
    private int slotSize;
    private int step;
    private long slotEnd;
    private long barTime;

    BarFeed(MarketData data, FeedListener listener) {
        this.listener = listener;
        int count = data.instruments().size();
        lanes = new BarLane[count];
        slot = new BarLane[count];
        walk = new BarWalk(listener, count);
        for (Instrument instrument : data.instruments().all()) {
            int number = instrument.number();
            Bar bar = new Bar(instrument, data.interval(), data.volumeScale(number));
            BarLane lane = new BarLane(data.bars(number), bar, bar.copy());
            if (lane.next()) {
                lanes[laneCount++] = lane;
            }
        }
        long start = data.startTime();
        actions = data.actions().stream().filter(a -> a.time() >= start).iterator();
        nextAction();
        open();
    }

    private void nextAction() {
        action = actions.hasNext() ? actions.next() : null;
        actionTime = action == null ? NEVER : action.time();
    }

    /// Walks every bar's path, also where it could be condensed: the oracle of the fast way.
    void alwaysWalk() {
        alwaysWalk = true;
        open();
    }

    @Override
    public long nextTime() {
        return barTime == NEVER ? NEVER : Math.min(barTime, actionTime);
    }

    @Override
    public void dispatch() {
        if (action != null && actionTime <= barTime) {
            play(action);
        } else if (isWalking) {
            walk.dispatch();
            barTime = walk.nextTime();
            if (!alwaysWalk && walk.isBetweenBars()) {
                laneCount = walk.stop(lanes);
                open();
            }
        } else if (!canCondense()) {
            playStep();
        } else if (step == 0) {
            playWhole();
        } else {
            playRest();
        }
    }

    private void play(CorporateAction due) {
        isRestated = true;
        due.fill(tick);
        nextAction();
        listener.onTick(tick);
    }

    private boolean canCondense() {
        return actionTime >= slotEnd && listener.canCondense(slotEnd);
    }

    /// Finds the lanes whose bars start next; where bounds differ or overlap, the plain walk takes over.
    private void open() {
        if (laneCount == 1 && !alwaysWalk) {
            openOnly(lanes[0]);
            return;
        }
        long start = NEVER;
        for (int i = 0; i < laneCount; i++) {
            start = Math.min(start, lanes[i].time);
        }
        barTime = start;
        slotSize = 0;
        step = 0;
        isRestated = false;
        slotEnd = NEVER;
        isWalking = alwaysWalk;
        for (int i = 0; i < laneCount; i++) {
            BarLane lane = lanes[i];
            if (lane.time == start) {
                long end = lane.bar.endTime();
                isWalking |= slotSize > 0 && end != slotEnd;
                slotEnd = end;
                slot[slotSize++] = lane;
            }
        }
        for (int i = 0; i < laneCount; i++) {
            isWalking |= lanes[i].time != start && lanes[i].time < slotEnd;
        }
        if (isWalking) {
            walk.start(lanes, laneCount);
        }
    }

    private void openOnly(BarLane lane) {
        slot[0] = lane;
        slotSize = 1;
        restart(lane);
    }

    /// Every bar of the slot at once; where nothing else is due, its end too, and the slots after it.
    private void playWhole() {
        if (laneCount > 1) {
            readAhead();
        }
        long until = Math.min(actionTime, listener.quietUntil());
        if (slotEnd >= until) {
            for (int i = 0; i < slotSize; i++) {
                listener.onWholeBar(slot[i]);
            }
            next();
            return;
        }
        if (laneCount == 1) {
            playAlone(slot[0], until);
            return;
        }
        boolean isQuiet = true;
        for (int played = 0; played < MOST_AT_ONCE && isQuiet && slotEnd < until && !isWalking; played++) {
            for (int i = 0; i < slotSize; i++) {
                listener.onClosedBar(slot[i]);
            }
            isQuiet = listener.onSlotClosed(slotEnd, slotSize);
            next();
        }
    }

    /// The same for the only lane: nothing has to be found out from slot to slot.
    private void playAlone(BarLane lane, long until) {
        if (!listener.onClosedBars(lane, until, MOST_AT_ONCE)) {
            slotEnd = lane.bar.endTime();
            dropFinished();
        }
        open();
    }

    /// What is left of every bar's path; where nothing else is due, its end, too.
    private void playRest() {
        boolean isLast = !isRestated && slotEnd < actionTime && listener.canClose(slotEnd);
        for (int i = 0; i < slotSize; i++) {
            BarLane lane = slot[i];
            if (step == 1) {
                lane.order = listener.pathOrder(lane.bar);
            }
            if (isLast) {
                listener.onClosedRest(lane, step);
            } else {
                listener.onRest(lane, step);
            }
        }
        if (isLast) {
            listener.onRestClosed(slotEnd);
        }
        next();
    }

    /// From here on lanes read many bars at once, where nobody minds.
    private void readAhead() {
        if (!isReadingAhead) {
            isReadingAhead = true;
            for (int i = 0; i < laneCount; i++) {
                if (listener.prepareAhead(lanes[i].number, BarsAhead.BARS)) {
                    lanes[i].readAhead(listener);
                }
            }
        }
    }

    /// One step of every bar's path, in the order of the instruments.
    private void playStep() {
        for (int i = 0; i < slotSize; i++) {
            BarLane lane = slot[i];
            lane.step = step;
            if (step != 0 || !listener.onQuietOpen(lane)) {
                BarWalk.play(lane, listener, tick);
                listener.settle();
            }
        }
        if (++step == BarTicks.COUNT) {
            next();
        } else {
            barTime = BarTicks.time(slot[0].bar, step);
        }
    }

    /// Goes on to the next bar of every lane in the slot.
    private void next() {
        boolean isOver = false;
        boolean isSameSlot = slotSize == laneCount;
        BarLane first = slot[0];
        for (int i = 0; i < slotSize; i++) {
            BarLane lane = slot[i];
            isOver |= !lane.next();
            isSameSlot &= lane.time == first.time && lane.bar.endTime() == first.bar.endTime();
        }
        if (isOver) {
            dropFinished();
        }
        if (isSameSlot && !isOver) {
            restart(first);
        } else {
            open();
        }
    }

    /// The next bars of the same lanes, all with the same bounds: nothing has to be found out.
    private void restart(BarLane first) {
        step = 0;
        isRestated = false;
        barTime = first.time;
        slotEnd = first.bar.endTime();
        isWalking = false;
    }

    private void dropFinished() {
        int kept = 0;
        for (int i = 0; i < laneCount; i++) {
            if (lanes[i].time >= slotEnd) {
                lanes[kept++] = lanes[i];
            }
        }
        Arrays.fill(lanes, kept, laneCount, null);
        laneCount = kept;
    }
}
