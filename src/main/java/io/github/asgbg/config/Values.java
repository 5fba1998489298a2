package io.github.asgbg.config;

import io.github.asgbg.config.Settings.BucketEncryption;
import io.github.asgbg.config.Settings.LedgerPlace;
import io.github.asgbg.model.Origin;
import io.github.asgbg.model.Printable;
import io.github.asgbg.model.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Turns what was found into values of the right type. What cannot be turned becomes a problem, and the default stands in. */
final class Values {
    /** It becomes part of an S3 key. */
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Pattern OF_SERVICE = Pattern.compile("[A-Za-z0-9._-]");
    /** Source: Auto Scaling API reference, CreateAutoScalingGroup: ASCII 33 to 126, no colon, at most 255. */
    private static final Pattern OF_GROUP = Pattern.compile("[!-9;-~]");

    private static final Pattern GROUP = Pattern.compile(OF_GROUP + "{1,255}");
    /** Source: EC2 user guide, tag restrictions: what every service takes; instances get the group's tags. */
    private static final Pattern OF_TAG_KEY = Pattern.compile("[\\p{L}\\p{Zs}\\p{N}_.:/=+\\-@]");

    private static final Pattern TAG_KEY = Pattern.compile("(?!(?i:aws:))" + OF_TAG_KEY + "{1,128}");
    /** What the SDK takes for a profile's name; it passes over others in the files. Source: its ProfileFileReader. */
    private static final Pattern OF_PROFILE = Pattern.compile("[A-Za-z0-9_/.%@:+-]");

    private static final Pattern PROFILE = Pattern.compile(OF_PROFILE + "{1,255}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d{1,2}");

    /** Longer ones can nest deeper than they can be read. */
    private static final int LONGEST_PATTERN = 500;

    static final String ENDPOINT_REMEDY =
            "write https:// and a host, or http:// with 127.0.0.1, [::1] or localhost, as in http://127.0.0.1:4566";

    private static final String UNCONFIRMED =
            "is not on this machine, and only the file says it; requests, and with them the session token, would go there";

    /** Source: S3 API reference, PutObject, x-amz-server-side-encryption. */
    private static final Pattern ENCRYPTION = Pattern.compile("AES256|aws:kms(:dsse)?");
    /** Source: KMS API reference, KeyId, and the names of aliases in CreateAlias. */
    private static final Pattern KMS_KEY = Pattern.compile("[A-Za-z0-9:/_-]{1,2048}");

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    /** Source: CloudWatch API reference, Dimension: ASCII without control characters, not only blanks, no colon first. */
    private static final Pattern DIMENSION = Pattern.compile("(?=.*[!-~])[ -9;-~][ -~]{0,254}");
    /** Source: CloudWatch API reference, Metric. */
    private static final int MOST_DIMENSIONS = 30;

    private final Map<Setting, Found> found;
    private final Set<Setting> refused = EnumSet.noneOf(Setting.class);
    private final List<Problem> problems;
    private final String fileHint;

    Values(Map<Setting, Found> found, List<Problem> problems, String fileHint) {
        this.found = found;
        this.problems = problems;
        this.fileHint = fileHint;
    }

    String service() {
        return required(
                Setting.SERVICE,
                matching(SERVICE),
                "is no service name" + fault(Setting.SERVICE, OF_SERVICE, 64),
                "use up to 64 letters, digits, dots, dashes and underscores, the first a letter or digit",
                "");
    }

    String group(Setting which) {
        return required(
                which,
                matching(GROUP),
                "is no Auto Scaling group name" + fault(which, OF_GROUP, 255),
                "use the name that the Auto Scaling console shows, not the ARN",
                "");
    }

    String tagKey(Setting which) {
        return required(
                which,
                matching(TAG_KEY),
                "cannot be a tag key" + fault(which, OF_TAG_KEY, 128),
                "use up to 128 letters, digits, spaces and _.:/=+-@, not beginning with aws:",
                "");
    }

    LedgerPlace ledger() {
        return required(
                Setting.LEDGER,
                S3Url::parse,
                "is no place in S3" + text(Setting.LEDGER).map(S3Url::fault).orElse(""),
                "write it like s3://my-bucket/asg-bg, with a bucket name of 3 to 63 lower-case letters, digits, dots and dashes",
                new LedgerPlace("", ""));
    }

    int count(Setting which, int most) {
        return required(which, text -> number(text, most), "is no number from 1 to " + most, "write it like 3", 1);
    }

    Duration duration(Setting which, Duration least, Duration most) {
        return required(
                which,
                text -> Durations.parse(text).filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0),
                "is no duration from " + Durations.show(least) + " to " + Durations.show(most),
                "write it like 90s, 10m or 1h30m",
                most);
    }

    Optional<Pattern> versionPattern() {
        return Optional.ofNullable(found.get(Setting.VERSION_PATTERN)).flatMap(this::pattern);
    }

    /** The problem says where the text ceases to be a regular expression. */
    private Optional<Pattern> pattern(Found value) {
        String text = value.text().strip();
        try {
            if (!text.isEmpty() && text.length() <= LONGEST_PATTERN) {
                return Optional.of(Pattern.compile(text));
            }
            badPattern(value, ": it has " + text.length() + " characters, not 1 to " + LONGEST_PATTERN);
        } catch (PatternSyntaxException e) {
            String place = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
            badPattern(value, place + ": " + Printable.brief(e.getDescription()));
        }
        return Optional.empty();
    }

    private void badPattern(Found value, String why) {
        refuse(
                Setting.VERSION_PATTERN,
                value,
                "is no regular expression" + why,
                "write it like v\\d+\\.\\d+, in the syntax of Java's regular expressions");
    }

    Optional<String> bucketOwner() {
        return optional(
                Setting.BUCKET_OWNER,
                matching(ACCOUNT),
                "is no AWS account id",
                "write its 12 digits, as in 123456789012");
    }

    /** A key alone means KMS. */
    Optional<BucketEncryption> bucketEncryption() {
        Optional<String> algorithm = optional(
                Setting.BUCKET_ENCRYPTION,
                matching(ENCRYPTION),
                "is no encryption that S3 knows",
                "write AES256, aws:kms or aws:kms:dsse");
        Optional<String> key = optional(
                Setting.BUCKET_KMS_KEY,
                matching(KMS_KEY),
                "is no KMS key",
                "write its ARN, its id, or alias/ and the name of its alias");
        return algorithm.or(() -> key.map(any -> "aws:kms")).map(a -> new BucketEncryption(a, key));
    }

    /** One of a few words, which are the constants' names in small letters. */
    <E extends Enum<E>> E choice(Setting which, E[] constants) {
        List<String> words = Arrays.stream(constants).map(Values::word).toList();
        return required(
                which,
                text -> Arrays.stream(constants)
                        .filter(c -> word(c).equals(text))
                        .findFirst(),
                "is neither " + String.join(" nor ", words),
                "write " + String.join(" or ", words),
                constants[0]);
    }

    Optional<List<String>> groupDimensions() {
        Optional<Found> value = Optional.ofNullable(found.get(Setting.GROUP_DIMENSIONS));
        value.filter(f -> !areDimensions(f.items()))
                .ifPresent(f -> refuse(
                        Setting.GROUP_DIMENSIONS,
                        f,
                        "is no list of 1 to " + MOST_DIMENSIONS + " different CloudWatch dimension names",
                        "write it like AutoScalingGroupName,Group"));
        return value.map(Found::items);
    }

    private static boolean areDimensions(List<String> names) {
        return names.size() <= MOST_DIMENSIONS
                && Set.copyOf(names).size() == names.size()
                && names.stream().allMatch(n -> DIMENSION.matcher(n).matches());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<String> profile() {
        String complaint = "is no profile" + fault(Setting.PROFILE, OF_PROFILE, 255);
        return optional(Setting.PROFILE, matching(PROFILE), complaint, "name one of ~/.aws/config");
    }

    Optional<String> region() {
        return optional(Setting.REGION, matching(REGION), "is no AWS Region", "write it like eu-central-1");
    }

    /** One in the file alone may be a stranger's trap: whoever runs a command in a directory need not have read its files. */
    Optional<URI> endpointUrl() {
        Optional<Found> value = Optional.ofNullable(found.get(Setting.ENDPOINT_URL));
        Optional<URI> url = value.flatMap(f -> EndpointUrl.of(f.text().strip()));
        value.flatMap(f -> EndpointUrl.objection(f.text().strip()))
                .ifPresent(objection -> refuse(Setting.ENDPOINT_URL, value.get(), objection, ENDPOINT_REMEDY));
        value.filter(f -> f.isInFile() && url.isPresent() && !EndpointUrl.isLoopback(url.get()))
                .ifPresent(f -> refuse(Setting.ENDPOINT_URL, f, UNCONFIRMED, confirmed(url.get())));
        return url;
    }

    private static String confirmed(URI url) {
        return "if you mean it, say so yourself: " + Setting.ENDPOINT_URL.flag() + " " + url + " or "
                + Setting.ENDPOINT_URL.variable() + "=" + url + "; else remove the line";
    }

    /** Those that say where a command works and that only the file says. */
    List<Origin> origins(String file) {
        return Stream.of(Setting.LEDGER, Setting.PROFILE, Setting.REGION, Setting.ENDPOINT_URL)
                .flatMap(setting -> Optional.ofNullable(found.get(setting)).filter(Found::isInFile).stream()
                        .map(f -> new Origin(
                                Printable.of(file),
                                setting.path(),
                                Printable.of(f.text().strip()))))
                .toList();
    }

    boolean has(Setting setting) {
        return found.containsKey(setting);
    }

    /** Whether all of them have values, their own or the defaults. */
    boolean areSound(Setting... settings) {
        return Arrays.stream(settings).noneMatch(refused::contains);
    }

    /** Where a setting was found, for problems that concern two of them. */
    String where(Setting setting) {
        Found value = found.get(setting);
        return value == null ? setting.path() : value.where();
    }

    private <T> T required(
            Setting setting, Function<String, Optional<T>> parse, String complaint, String remedy, T standIn) {
        Optional<Found> value = Optional.ofNullable(found.get(setting))
                .or(() -> setting.fallback().map(text -> new Found(text, "default")));
        if (value.isEmpty()) {
            missing(setting);
            return standIn;
        }
        return parsed(setting, value.get(), parse, complaint, remedy).orElse(standIn);
    }

    private <T> Optional<T> optional(
            Setting setting, Function<String, Optional<T>> parse, String complaint, String remedy) {
        return Optional.ofNullable(found.get(setting)).flatMap(f -> parsed(setting, f, parse, complaint, remedy));
    }

    private <T> Optional<T> parsed(
            Setting setting, Found value, Function<String, Optional<T>> parse, String complaint, String remedy) {
        Optional<T> result = parse.apply(value.text().strip());
        if (result.isEmpty()) {
            refuse(setting, value, complaint, remedy);
        }
        return result;
    }

    private Optional<String> text(Setting setting) {
        return Optional.ofNullable(found.get(setting)).map(f -> f.text().strip());
    }

    private String fault(Setting setting, Pattern character, int most) {
        return text(setting).map(t -> NameFault.of(t, character, most)).orElse("");
    }

    private void refuse(Setting setting, Found value, String complaint, String remedy) {
        refused.add(setting);
        String shown =
                setting == Setting.ENDPOINT_URL ? EndpointUrl.shown(value.text()) : Printable.brief(value.text());
        String what = value.where() + ": " + setting.path() + ": '" + shown + "' " + complaint;
        problems.add(new Problem(what, remedy));
    }

    private void missing(Setting setting) {
        refused.add(setting);
        String what = setting.path() + " is not set: " + setting.meaning() + fileHint;
        String remedy = "set `" + setting.path() + "` in " + Sources.FILE_NAME + ", " + setting.variable() + " or "
                + setting.flag();
        problems.add(new Problem(what, remedy));
    }

    private static Function<String, Optional<String>> matching(Pattern pattern) {
        return text -> Optional.of(text).filter(t -> pattern.matcher(t).matches());
    }

    private static Optional<Integer> number(String text, int most) {
        boolean isNumber = text.matches("\\d{1,6}");
        return isNumber ? Optional.of(Integer.valueOf(text)).filter(n -> n >= 1 && n <= most) : Optional.empty();
    }
}
