package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.testing.GoldenFills;

/// Time in force, amendments, protection and pairs, computed by hand. A session is two bars; orders are named by their
/// number, protection counts on from its entry: stop first, then target.
class GoldenLinkedOrdersTest {
    private static final String FLAT = "100 101 99 100; ";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        day order expires at the close        |          | 100 101 99 100; 100 101 94 100     | 0 buy 1 limit 95 day |  | #1 Expired
        day order trades inside the session   |          | 100 101 95 100                     | 0 buy 1 limit 97 day | +1 @ 97 00:01:40 |
        good till a time that has come        |          | 100 101 99 100; 100 101 94 100     | 0 buy 1 limit 95 until 2 |  | #1 Expired
        good till a later time                |          | 100 101 99 100; 100 101 94 100     | 0 buy 1 limit 95 until 3 | +1 @ 95 00:02:40 |
        good till after the data              |          | 100 101 99 100                     | 0 buy 1 limit 95 until 9 |  |
        day order after the last session      |          | 100 101 99 100                     | 1 buy 1 limit 95 day |  |
        immediate, not marketable             |          | 100 101 95 99                      | 0 buy 1 limit 98 ioc |  | #1 Canceled IMMEDIATE
        immediate, marketable                 |          | 100 101 95 99                      | 0 buy 1 limit 101 ioc | +1 @ 100 00:01 |
        immediate takes a part                | share 10 | 102 103 101 102                    | 0 buy 60 ioc | +25 @ 102 00:01 | #1 Canceled IMMEDIATE
        all or nothing: nothing               | share 10 | 102 103 101 102                    | 0 buy 26 fok |  | #1 Canceled IMMEDIATE
        all or nothing: all                   | share 10 | 102 103 101 102                    | 0 buy 25 fok | +25 @ 102 00:01 |
        post-only rests                       |          | 100 101 97 99                      | 0 buy 1 limit 98 post | +1 @ 98 00:01:40 |
        post-only would take                  |          | 100 101 97 99                      | 0 buy 1 limit 101 post |  | #1 Rejected WOULD_TAKE
        post-only without a limit             |          | 100 101 97 99                      | 0 buy 1 post |  | #1 Denied WOULD_TAKE
        post-only would take when it triggers |          | 100 104 99 103                     | 0 buy 1 stop 102 limit 103 post |  | #1 Rejected WOULD_TAKE
        post-only waits beyond its trigger    |          | 104 105 102 102                    | 0 buy 1 stop 102 limit 103 post | +1 @ 103 00:01:40 |
        post-only cannot be amended to take   |          | 100 101 99 100; 100 101 97 99      | 0 buy 1 limit 95 post; 1 amend #1 105 1 |  | #1 ReplaceRejected WOULD_TAKE
        on close, immediate                   |          | 100 101 99 100.5                   | 0 buy 1 close ioc | +1 @ 100.5 00:02 |
        reduce-only is cut to what is held    |          | 100 101 99 100; 102 103 101 102    | 0 buy 2; 1 sell 5 reduce | +2 @ 100 00:01; -2 @ 102 00:02 | #2 Canceled NOTHING_TO_REDUCE
        reduce-only with nothing held         |          | 100 101 99 100                     | 0 sell 1 reduce |  | #1 Canceled NOTHING_TO_REDUCE
        amended to another price and size     |          | 100 101 99 100; 100 101 97 98      | 0 buy 1 limit 95; 1 amend #1 98 2 | +2 @ 98 00:02:40 | #1 Replaced
        an amended stop                       |          | 100 101 99 100; 100 104 99.5 101   | 0 buy 1 stop 105; 1 amend #1 103 1 | +1 @ 103 00:02:40 | #1 Replaced
        canceled in time                      |          | 100 101 99 100; 100 101 94 98      | 0 buy 1 limit 95; 1 cancel #1 |  | #1 Canceled BY_STRATEGY
        canceled too late                     |          | 100 101 94 100; 100 101 94 98      | 0 buy 1 limit 95; 1 cancel #1 | +1 @ 95 00:01:40 | #1 CancelRejected TOO_LATE
        day order for the next open waits for it |       | 100 101 99 100; 103 104 102 103    | 0 buy 1 open day | +1 @ 103 00:02 |
        day order for an open that has no bar |          | 100 101 99 100; -; -; 105 106 104 105 | 0 buy 1 open day |  | #1 Expired
        on close takes its share of the close | share 10 | 100 102 99 101.5; 103 104 102 103  | 0 buy 60 close | +25 @ 101.5 00:02 | #1 Canceled NO_LIQUIDITY
        on close, all or nothing: nothing     | share 10 | 100 102 99 101.5                   | 0 buy 26 close fok |  | #1 Canceled NO_LIQUIDITY
        two orders share the close            | share 10 | 100 102 99 101.5                   | 0 buy 20 close; 0 buy 20 close | +20 @ 101.5 00:02; +5 @ 101.5 00:02 | #2 Canceled NO_LIQUIDITY
        what traded before is not there at the close | share 10 | 100 102 99 101.5             | 0 buy 95; 0 buy 20 close | +25 @ 100 00:01; +25 @ 99 00:01:20; +25 @ 102 00:01:40; +20 @ 101.5 00:01:59.999999999; +5 @ 101.5 00:02 | #2 Canceled NO_LIQUIDITY
        a limit at the opening is refused     |          | 100 101 99 100; 94 95 93 94        | 0 buy 1 limit 95 open; 0 buy 1 open limit 95 |  | #1 Denied CONTRADICTORY; #2 Denied CONTRADICTORY
        a stop at the close is refused        |          | 100 101 99 100                     | 0 sell 1 stop 95 close |  | #1 Denied CONTRADICTORY
        a trail with a limit is refused       |          | 100 101 99 100                     | 0 sell 1 trail 2 limit 95 |  | #1 Denied CONTRADICTORY
        an amended trail: another distance    |          | 100 101 100 100; 100 101 97 98     | 0 sell 1 trail 9; 1 amend #1 3 1 | -1 @ 98 00:02:40 | #1 Replaced
        an amended trail in percent           |          | 100 101 100 100; 100 101 97 98     | 0 sell 1 trail% 9; 1 amend #1 2 1 | -1 @ 98.98 00:02:40 | #1 Replaced
        an auction order keeps no price       |          | 100 101 99 100; 103 104 102 103    | 0 buy 1 open; 0 amend #1 5 2 | +2 @ 103 00:02 | #1 Replaced
        canceling what never was              |          | 100 101 94 100                     | 0 cancel #7 |  | #7 CancelRejected UNKNOWN_ORDER
        """)
    void timeInForceAndChanges(
            String name,
            @Nullable String venue,
            String bars,
            String orders,
            @Nullable String fills,
            @Nullable String ends) {
        check(venue, FLAT + bars, orders, fills, ends);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        stop of a bracket                     |       | 100 101 99 100; 100 101 96 97  | 0 buy 1 sl 97 tp 105 | +1 @ 100 00:01; -1 @ 97 00:02:40 | #3 Canceled LINKED
        target of a bracket                   |       | 100 101 99 100; 100 106 99 104 | 0 buy 1 sl 97 tp 105 | +1 @ 100 00:01; -1 @ 105 00:02:40 | #2 Canceled LINKED
        stop gapped through                   |       | 100 101 99 100; 95 96 94 95    | 0 buy 1 sl 97 tp 105 | +1 @ 100 00:01; -1 @ 95 00:02 | #3 Canceled LINKED
        target gapped through                 |       | 100 101 99 100; 107 108 106 107 | 0 buy 1 sl 97 tp 105 | +1 @ 100 00:01; -1 @ 107 00:02 | #2 Canceled LINKED
        ambiguous bar: nearer extreme first   |       | 100 101 99 100; 100 106 95 101 | 0 buy 1 sl 97 tp 105 | +1 @ 100 00:01; -1 @ 97 00:02:20 | #3 Canceled LINKED
        ambiguous bar: best case              | best  | 100 101 99 100; 100 106 95 101 | 0 buy 1 sl 97 tp 105 | +1 @ 100 00:01; -1 @ 105 00:02:20 | #2 Canceled LINKED
        ambiguous bar: worst case             | worst | 100 101 99 100; 100 105 94 101 | 0 buy 1 sl 97 tp 105 | +1 @ 100 00:01; -1 @ 97 00:02:20 | #3 Canceled LINKED
        ambiguous bar, short, worst case      | worst | 100 101 99 100; 100 106 95 101 | 0 sell 1 sl 104 tp 96 | -1 @ 100 00:01; +1 @ 104 00:02:20 | #3 Canceled LINKED
        stop entry, worst case: then down     | worst | 100 104 96.5 101               | 0 buy 1 stop 102 sl 97 | +1 @ 102 00:01:20; -1 @ 97 00:01:40 |
        stop entry, best case: then up        | best  | 100 104 95 101                 | 0 buy 1 stop 102 sl 94 tp 104 | +1 @ 102 00:01:40; -1 @ 104 00:01:40 | #2 Canceled LINKED
        limit entry, best case: then up       | best  | 100 103 94 101                 | 0 buy 1 limit 95 tp 102 | +1 @ 95 00:01:20; -1 @ 102 00:01:40 |
        limit entry, worst case: down last    | worst | 100 107 94 101                 | 0 buy 1 limit 95 tp 102 | +1 @ 95 00:01:40 |
        short stop entry, worst case          | worst | 100 102.5 97 99                | 0 sell 1 stop 98 sl 102 | -1 @ 98 00:01:20; +1 @ 102 00:01:40 |
        short limit entry, best case          | best  | 100 105 97 101                 | 0 sell 1 limit 104 tp 98 | -1 @ 104 00:01:20; +1 @ 98 00:01:40 |
        of two entries the nearer decides     | worst | 100 103 97.5 101               | 0 sell 1 stop 98; 0 buy 1 stop 101 oco #1 | +1 @ 101 00:01:20 | #1 Canceled LINKED
        stopped in the bar of the entry       |       | 100 101 96 98                  | 0 buy 1 sl 97 | +1 @ 100 00:01; -1 @ 97 00:01:40 |
        entry beyond its own stop: out at once |      | 96 98 95 97                    | 0 buy 1 sl 97 | +1 @ 96 00:01; -1 @ 96 00:01 |
        entry beyond its stop on the path: out at once | | 100 101 95 96                 | 0 buy 1 limit 98 sl 99 | +1 @ 98 00:01:40; -1 @ 98 00:01:40 |
        limit entry and target in one bar     |       | 100 104 97 103                 | 0 buy 1 limit 98 tp 102 | +1 @ 98 00:01:20; -1 @ 102 00:01:40 |
        one cancels the other                 |       | 100 104 99 103                 | 0 buy 1 limit 98; 0 sell 1 limit 103 oco #1 | -1 @ 103 00:01:40 | #1 Canceled LINKED
        only the first of a pair trades       |       | 100 104 97 103                 | 0 buy 1 limit 98; 0 sell 1 limit 103 oco #1 | +1 @ 98 00:01:20 | #2 Canceled LINKED
        a pair of unlike sizes                | share 10 | 100 103 99 103; 103 103 102 102 | 0 sell 60 limit 102; 0 sell 50 stop 95 oco #1 | -25 @ 102 00:01:40; -25 @ 103 00:01:59.999999999; -10 @ 103 00:02 | #2 Replaced; #2 Canceled LINKED
        turning a position ends its protection |      | 100 101 99 100; 100 101 99 100; 100 101 99 100; 100 101 94 95 | 0 buy 10 sl 95; 1 sell 20; 2 buy 20 | +10 @ 100 00:01; -20 @ 100 00:02; +20 @ 100 00:03 | #2 Canceled LINKED
        a turn brings its own protection      |       | 100 101 99 100; 100 101 99 100; 100 106 94 95 | 0 buy 10 sl 95; 1 sell 20 sl 105 | +10 @ 100 00:01; -20 @ 100 00:02; +10 @ 105 00:03:20 | #2 Canceled LINKED; #4 Canceled NOTHING_TO_REDUCE; #4 CancelRejected TOO_LATE
        closing cancels the protection        |       | 100 101 99 100; 102 103 101 102 | 0 buy 1 sl 90; 1 close | +1 @ 100 00:01; -1 @ 102 00:02 | #2 Canceled BY_STRATEGY
        protection goes with the position     |       | 100 101 99 100; 102 103 101 102 | 0 buy 1 sl 90; 1 sell 1 | +1 @ 100 00:01; -1 @ 102 00:02 | #2 Canceled LINKED
        protection grows with partial fills   | share 10 | 102 103 101 102; 100 101 90 95 | 0 buy 40 sl 95 | +25 @ 102 00:01; +15 @ 101 00:01:20; -25 @ 95 00:02:40; -15 @ 95 00:02:59.999999999 | #2 Replaced
        """)
    void protectionAndPairs(
            String name,
            @Nullable String venue,
            String bars,
            String orders,
            @Nullable String fills,
            @Nullable String ends) {
        check(venue, FLAT + bars, orders, fills, ends);
    }

    private static void check(
            @Nullable String venue, String bars, String orders, @Nullable String fills, @Nullable String ends) {
        GoldenFills.Outcome outcome = new GoldenFills(venue == null ? "" : venue).play(bars, orders);

        assertThat(outcome.fills()).isEqualTo(fills == null ? "" : fills);
        assertThat(outcome.ends()).isEqualTo(ends == null ? "" : ends);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        both protective orders in reach      | 100 101 99 100; 100 106 95 101 | 0 buy 1 sl 97 tp 105    | 1
        only one in reach                    | 100 101 99 100; 100 104 95 101 | 0 buy 1 sl 97 tp 105    | 0
        decided by the open                  | 100 101 99 100; 95 106 94 101  | 0 buy 1 sl 97 tp 105    | 0
        target after an entry on the path    | 100 104 97 99                  | 0 buy 1 limit 98 tp 103 | 1
        stop after an entry either way       | 100 102 93 96                  | 0 buy 1 limit 98 sl 95  | 0
        """)
    void ambiguousBarsAreCounted(String name, String bars, String orders, long count) {
        GoldenFills.Outcome outcome = new GoldenFills("").play(FLAT + bars, orders);

        assertThat(outcome.ambiguousBars()).isEqualTo(count);
    }
}
