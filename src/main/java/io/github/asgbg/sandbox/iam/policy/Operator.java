package io.github.asgbg.sandbox.iam.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/**
 * How a condition compares. Source: IAM user guide, "IAM JSON policy elements: Condition operators". BinaryEquals is not
 * among them.
 */
enum Operator {
    STRING_EQUALS("StringEquals", false, Operator::isSame),
    STRING_NOT_EQUALS("StringNotEquals", true, Operator::isSame),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, Operator::isSameInAnyCase),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, Operator::isSameInAnyCase),
    STRING_LIKE("StringLike", false, Wildcards::fits),
    STRING_NOT_LIKE("StringNotLike", true, Wildcards::fits),
    ARN_EQUALS("ArnEquals", false, Wildcards::arnFits),
    ARN_LIKE("ArnLike", false, Wildcards::arnFits),
    ARN_NOT_EQUALS("ArnNotEquals", true, Wildcards::arnFits),
    ARN_NOT_LIKE("ArnNotLike", true, Wildcards::arnFits),
    BOOL("Bool", false, Operator::isSameInAnyCase),
    IP_ADDRESS("IpAddress", false, AddressRange::includes),
    NOT_IP_ADDRESS("NotIpAddress", true, AddressRange::includes),
    NUMERIC_EQUALS("NumericEquals", false, number(order -> order == 0)),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true, number(order -> order == 0)),
    NUMERIC_LESS_THAN("NumericLessThan", false, number(order -> order < 0)),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, number(order -> order <= 0)),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false, number(order -> order > 0)),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, number(order -> order >= 0)),
    DATE_EQUALS("DateEquals", false, date(order -> order == 0)),
    DATE_NOT_EQUALS("DateNotEquals", true, date(order -> order == 0)),
    DATE_LESS_THAN("DateLessThan", false, date(order -> order < 0)),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, date(order -> order <= 0)),
    DATE_GREATER_THAN("DateGreaterThan", false, date(order -> order > 0)),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, date(order -> order >= 0)),
    NULL("Null", false, Operator::isSameInAnyCase);

    private final String spelling;
    private final boolean isNegated;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final BiPredicate<String, String> comparison;

    Operator(String spelling, boolean isNegated, BiPredicate<String, String> comparison) {
        this.spelling = spelling;
        this.isNegated = isNegated;
        this.comparison = comparison;
    }

    static Optional<Operator> spelled(String text) {
        return Arrays.stream(values()).filter(o -> o.spelling.equals(text)).findFirst();
    }

    boolean isNegated() {
        return isNegated;
    }

    /** Compares a policy's value, its variables expanded, with that of a request, before any negation. */
    boolean matches(String expanded, String asked) {
        return comparison.test(expanded, asked);
    }

    /** Refuses a policy's value that could never be compared. */
    void check(String value) {
        if (this == NULL || this == BOOL) {
            check(value.equals("true") || value.equals("false"), value);
        } else if (spelling.startsWith("Numeric") || spelling.startsWith("Date") || spelling.endsWith("IpAddress")) {
            matches(value, spelling.startsWith("Numeric") ? "0" : spelling.startsWith("Date") ? "1970-01-01" : "::");
        } else if (spelling.startsWith("Arn")) {
            check(value.equals("*") || value.startsWith("arn:"), value);
        }
    }

    private void check(boolean isSound, String value) {
        if (!isSound) {
            throw new MalformedPolicy(spelling + " cannot compare with '" + value + "'");
        }
    }

    private static boolean isSame(String expanded, String asked) {
        return Wildcards.plain(expanded).equals(asked);
    }

    private static boolean isSameInAnyCase(String expanded, String asked) {
        return Wildcards.plain(expanded).equalsIgnoreCase(asked);
    }

    private static BiPredicate<String, String> number(IntPredicate order) {
        return (value, asked) -> order.test(decimal(asked).compareTo(decimal(value)));
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new MalformedPolicy("not a number: " + text, e);
        }
    }

    private static BiPredicate<String, String> date(IntPredicate order) {
        return (value, asked) -> order.test(instant(asked).compareTo(instant(value)));
    }

    /** ISO 8601 with or without a time, or seconds since 1970. */
    private static Instant instant(String text) {
        try {
            if (text.matches("\\d+")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new MalformedPolicy("not a date: " + text, e);
        }
    }
}
