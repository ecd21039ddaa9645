package tapedeck.venue;

import java.util.PriorityQueue;
import tapedeck.event.Source;

/// Messages on their way, by due time, ties in order of sending. Not thread-safe.
final class Mailbox {
    private record Message(long time, long sequence, Runnable action) implements Comparable<Message> {
        @Override
        public int compareTo(Message other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final PriorityQueue<Message> messages = new PriorityQueue<>();
    private long sequence;
    private long next = Source.NEVER;

    void post(long time, Runnable action) {
        messages.add(new Message(time, ++sequence, action));
        next = Math.min(next, time);
    }

    long nextTime() {
        return next;
    }

    void deliver() {
        Message message = messages.remove();
        Message following = messages.peek();
        next = following == null ? Source.NEVER : following.time();
        message.action().run();
    }
}
