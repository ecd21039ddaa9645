package tapedeck.cli.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tapedeck.model.ConfigException;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.Range;

/// What the text of a setting must be; turns every way to write a value into one.
sealed interface Kind {
    /// What is expected, for error messages.
    String expected();

    /// The one way to write this value.
    ///
    /// @throws IllegalArgumentException where it is none of this kind
    String canonical(String text);

    /// Any text on one line.
    record Text() implements Kind {
        @Override
        public String expected() {
            return "text";
        }

        @Override
        public String canonical(String text) {
            check(!text.isBlank() && text.chars().noneMatch(Character::isISOControl));
            return text.strip();
        }
    }

    /// A whole number.
    record Whole(long least, long most) implements Kind {
        @Override
        public String expected() {
            return "a whole number from " + least + " to " + most;
        }

        @Override
        public String canonical(String text) {
            long value = Long.parseLong(text);
            check(value >= least && value <= most);
            return Long.toString(value);
        }
    }

    /// A decimal number at 1e-8; bounds as text, both inclusive.
    record Decimal(String least, String most) implements Kind {
        @Override
        public String expected() {
            return "a number from " + least + " to " + most;
        }

        @Override
        public String canonical(String text) {
            long value = Fixed.parse(text);
            check(value >= Fixed.parse(least) && value <= Fixed.parse(most));
            return Fixed.format(value);
        }
    }

    /// A share, written as `0.03` or `3%`; bounds as text, both inclusive.
    record Share(String least, String most) implements Kind {
        @Override
        public String expected() {
            return "a share from " + least + " to " + most + ", written as 0.03 or 3%";
        }

        @Override
        public String canonical(String text) {
            boolean isPercent = text.endsWith("%");
            String number = isPercent ? text.substring(0, text.length() - 1).strip() : text;
            long value = Fixed.parse(
                    isPercent ? new BigDecimal(number).movePointLeft(2).toPlainString() : number);
            check(value >= Fixed.parse(least) && value <= Fixed.parse(most));
            return Fixed.format(value);
        }
    }

    /// A step of a fee schedule: the volume it begins at, then a rate, or one for makers and one for takers.
    record Tier(Share rate) implements Kind {
        @Override
        public String expected() {
            return "a tier 'VOLUME MAKER TAKER' or 'VOLUME RATE', such as '1000000 0.02% 0.08%'; " + rate.expected();
        }

        @Override
        public String canonical(String text) {
            String[] words = text.strip().split("\\s+", -1);
            check(words.length == 2 || words.length == 3);
            long volume = Fixed.parse(words[0]);
            check(volume >= 0);
            return Fixed.format(volume) + " " + rate.canonical(words[1]) + " "
                    + rate.canonical(words[words.length - 1]);
        }
    }

    /// A stretch of time, such as `50ms`.
    record Duration() implements Kind {
        private static final Pattern TEXT =
                Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*(ns|us|µs|ms|s|m|min|h|d)");
        private static final List<String> UNITS = List.of("d", "h", "m", "s", "ms", "us", "ns");

        @Override
        public String expected() {
            return "a duration such as 50ms, 2s or 5m";
        }

        @Override
        public String canonical(String text) {
            if (text.equals("0")) {
                return "0s";
            }
            Matcher match = TEXT.matcher(text);
            check(match.matches());
            long nanos = new BigDecimal(match.group(1))
                    .multiply(BigDecimal.valueOf(nanos(match.group(2))))
                    .longValueExact();
            for (String unit : UNITS) {
                if (nanos % nanos(unit) == 0) {
                    return nanos == 0 ? "0s" : nanos / nanos(unit) + unit;
                }
            }
            throw new IllegalArgumentException(text);
        }

        /// Nanoseconds of canonical text.
        static long parse(String canonical) {
            Matcher match = TEXT.matcher(canonical);
            check(match.matches());
            return Math.multiplyExact(Long.parseLong(match.group(1)), nanos(match.group(2)));
        }

        private static long nanos(String unit) {
            return switch (unit) {
                case "ns" -> 1;
                case "us", "µs" -> 1_000;
                case "ms" -> 1_000_000;
                case "s" -> Interval.SECOND;
                case "m", "min" -> Interval.MINUTE;
                case "h" -> Interval.HOUR;
                case "d" -> Interval.DAY;
                default -> throw new IllegalArgumentException(unit);
            };
        }
    }

    /// Yes or no.
    record Switch() implements Kind {
        @Override
        public String expected() {
            return "true or false";
        }

        @Override
        public String canonical(String text) {
            check(text.equals("true") || text.equals("false"));
            return text;
        }
    }

    /// One of a few words.
    record Word(List<String> words) implements Kind {
        Word(String... words) {
            this(List.of(words));
        }

        @Override
        public String expected() {
            return "one of " + String.join(", ", words);
        }

        @Override
        public String canonical(String text) {
            check(words.contains(text));
            return text;
        }
    }

    /// The length of a bar.
    record BarLength() implements Kind {
        @Override
        public String expected() {
            return "a bar length such as 1m, 15m, 1h or 1d";
        }

        @Override
        public String canonical(String text) {
            try {
                return Interval.parse(text).toString();
            } catch (ConfigException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /// A range of dates.
    record Dates() implements Kind {
        static final String ALL = "all";

        @Override
        public String expected() {
            return "a range such as 2020..2023, 2023-05.., -2y or all";
        }

        @Override
        public String canonical(String text) {
            try {
                return text.equals(ALL) ? ALL : Range.parse(text).toString();
            } catch (ConfigException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /// A time zone.
    record Zone() implements Kind {
        @Override
        public String expected() {
            return "a time zone such as UTC or America/New_York";
        }

        @Override
        public String canonical(String text) {
            try {
                return ZoneId.of(text).getId();
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /// Where a secret is to be found; never the secret itself.
    record SecretPlace() implements Kind {
        @Override
        public String expected() {
            return "a reference: ${env:NAME} or ${file:/run/secrets/name}";
        }

        @Override
        public String canonical(String text) {
            return Secret.of(text).reference();
        }
    }

    private static void check(boolean isRight) {
        if (!isRight) {
            throw new IllegalArgumentException();
        }
    }
}
