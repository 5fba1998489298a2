package io.github.asgbg.aws.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.sts.model.StsException;

class RefusalsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String GROUP =
            "arn:aws:autoscaling:eu-west-1:*:autoScalingGroup:*:autoScalingGroupName/shop-blue";

    /** Codes and statuses from the "Common errors" and "Errors" sections of the API references. */
    @ParameterizedTest
    @CsvSource({
        "ValidationError, 400, STATE",
        "AlreadyExists, 400, STATE",
        "ScalingActivityInProgress, 400, BUSY",
        "ResourceContention, 500, BUSY",
        "ConditionalRequestConflict, 409, BUSY",
        "Throttling, 400, THROTTLED",
        "RequestLimitExceeded, 503, THROTTLED",
        "SlowDown, 503, THROTTLED",
        "ExpiredToken, 403, EXPIRED",
        "ExpiredTokenException, 400, EXPIRED",
        "InvalidClientTokenId, 403, CREDENTIALS",
        "AuthFailure, 401, CREDENTIALS",
        "SignatureDoesNotMatch, 403, CREDENTIALS",
        "AccessDenied, 403, PERMISSION",
        "UnauthorizedOperation, 403, PERMISSION",
        "TargetGroupNotFound, 400, NOT_FOUND",
        "NoSuchBucket, 404, NOT_FOUND",
        "OperationNotPermitted, 400, REFUSED",
        "LimitExceeded, 400, REFUSED",
        "InvalidAction, 400, REFUSED",
        "InternalFailure, 500, UNCLEAR",
        "ServiceUnavailable, 503, UNCLEAR",
    })
    void theCodeDecidesTheKind(String code, int status, Kind kind) {
        CloudException mapped = map(answer(code, status, "a text"));
        assertThat(mapped.kind()).isEqualTo(kind);
        assertThat(mapped.code()).isEqualTo(code);
        assertThat(mapped).hasMessage("a text");
        assertThat(mapped.operation()).isEqualTo("autoscaling:EnterStandby");
    }

    @Test
    void anUnknownGroupIsNotAQuestionOfState() {
        assertThat(map(answer("ValidationError", 400, "AutoScalingGroup name not found - null"))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(map(answer("ValidationError", 400, "Group shop-blue not found"))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void aDeniedCallNamesTheStatementThatWouldGrantIt() {
        String text = "User: arn:aws:iam::123456789012:user/ci is not authorized to perform: autoscaling:EnterStandby";
        assertThat(map(answer("AccessDenied", 403, text)).remedy())
                .endsWith(
                        "{\"Effect\":\"Allow\",\"Action\":\"autoscaling:EnterStandby\",\"Resource\":\""
                                + "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:*:autoScalingGroupName/shop-blue\"}");
        assertThat(map(answer("AccessDenied", 403, "no")).remedy()).contains("\"" + GROUP + "\"");
    }

    @Test
    void anExplicitDenyIsNotMendedByAnotherStatement() {
        assertThat(map(answer("AccessDenied", 403, "not authorized with an explicit deny in a service control policy"))
                        .remedy())
                .contains("explicit deny")
                .doesNotContain("\"Effect\"");
    }

    @Test
    void whatAnotherServiceDeniedIsNotAskedOfTheFirst() {
        String role = "arn:aws:iam::123456789012:role/web";
        String text = "User: arn:aws:iam::123456789012:user/ci is not authorized to perform: iam:PassRole on resource: "
                + role + " because no identity-based policy allows the iam:PassRole action";
        assertThat(map(answer("AccessDenied", 403, text)).remedy())
                .endsWith("{\"Effect\":\"Allow\",\"Action\":\"iam:PassRole\",\"Resource\":\"" + role + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "ExpiredToken, log in again",
        "RequestExpired, check this machine's clock",
        "RequestTimeTooSkewed, check this machine's clock",
        "SignatureDoesNotMatch, check that the secret access key",
        "InvalidClientTokenId, AWS does not know this access key",
        "MissingAuthenticationToken, set AWS_PROFILE",
    })
    void whatIsWrongWithCredentialsDecidesTheRemedy(String code, String remedy) {
        CloudException mapped = map(answer(code, 403, "no"));
        assertThat(mapped.isOfCredentials()).isTrue();
        assertThat(mapped.remedy()).startsWith(remedy);
    }

    @Test
    void remediesOfOtherRefusalsFitTheirCode() {
        assertThat(map(answer("LimitExceeded", 400, "no")).remedy()).contains("quota");
        assertThat(map(answer("OptInRequired", 403, "no")).remedy()).startsWith("enable the service");
        assertThat(map(answer("InvalidAction", 400, "no")).remedy())
                .contains("autoscaling:EnterStandby", "--endpoint-url");
        assertThat(map(answer("KMS.DisabledException", 400, "no")))
                .returns(Kind.CONFIGURATION, CloudException::kind)
                .extracting(CloudException::remedy)
                .asString()
                .startsWith("check the KMS key");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasAdviceAndIsNamed(Kind kind) {
        CloudException e = new CloudException(kind, "s3:GetObject", "", "text", "", new IllegalStateException());
        assertThat(e.advice()).isNotBlank();
        assertThat(e.predicate()).isNotBlank();
        assertThat(e.predicate().contains("no clear answer")).isEqualTo(kind == Kind.UNCLEAR);
    }

    @Test
    void whatNobodyCanReadIsLeftOut() {
        String text = "You are not authorized to perform this operation. Encoded authorization failure message: 4f9aQ";
        assertThat(map(answer("UnauthorizedOperation", 403, text)))
                .hasMessage("You are not authorized to perform this operation.");
    }

    @Test
    void anAnswerWithoutACodeKeepsItsStatus() {
        CloudException mapped =
                map(AutoScalingException.builder().statusCode(501).build());
        assertThat(mapped.kind()).isEqualTo(Kind.REFUSED);
        assertThat(mapped.code()).isEqualTo("HTTP 501");
        assertThat(ErrorCodes.isUnknownOperation(mapped)).isTrue();
    }

    @Test
    void silenceAfterAnAnswerIsUnclearAndBeforeItIsASetting() {
        SdkException refused = client("Unable to execute HTTP request", new ConnectException("Connection refused"));
        assertThat(Refusals.of(refused, "ec2:DescribeInstances", around("127.0.0.1:4566", false)))
                .returns(Kind.CONFIGURATION, CloudException::kind)
                .hasMessageContaining("127.0.0.1:4566")
                .extracting(CloudException::remedy)
                .asString()
                .contains("AWS_ENDPOINT_URL");
        assertThat(Refusals.of(refused, "ec2:DescribeInstances", around("127.0.0.1:4566", true)))
                .returns(Kind.UNCLEAR, CloudException::kind);
    }

    @Test
    void aHostThatDoesNotExistSuggestsTheRegion() {
        String host = "ec2.eu-wset-1.amazonaws.com";
        CloudException mapped =
                Refusals.of(client("x", new UnknownHostException(host)), "ec2:DescribeInstances", around(host, false));
        assertThat(mapped.kind()).isEqualTo(Kind.CONFIGURATION);
        assertThat(mapped.remedy()).contains("Region `eu-west-1` is spelled right");
    }

    @Test
    void aBrokenConnectionAndATimeoutAreUnclear() {
        assertThat(map(client("x", new IOException("Connection reset"))).kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(map(ApiCallTimeoutException.create(15_000)).kind()).isEqualTo(Kind.UNCLEAR);
    }

    @Test
    void missingCredentialsSayWhatWasLookedFor() {
        CloudException mapped =
                map(SdkClientException.create("Unable to load credentials from any of the providers in the chain X"));
        assertThat(mapped.kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(mapped)
                .hasMessageContaining("environment variables, the shared credentials")
                .hasMessageNotContaining("; of profile");
        assertThat(mapped.remedy()).contains("AWS_PROFILE");
    }

    /** The text is what version 2.40.2 of the SDK says, with the lists of profiles shortened. */
    @Test
    void whatIsWrongWithAProfileIsNotLostInTheListOfProviders() {
        String chain = "Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain("
                + "credentialsProviders=[ProfileCredentialsProvider(profileName=ci, profileFile=ProfileFile(profiles=["
                + "Profile(name=a, properties=[b])])), ContainerCredentialsProvider()]) : [WebIdentityTokenCredentials"
                + "Provider(): not set., ProfileCredentialsProvider(profileName=ci, profileFile=ProfileFile(profiles="
                + "[Profile(name=a, properties=[b])])): %s, ContainerCredentialsProvider(): Cannot fetch credentials]";
        assertThat(map(SdkClientException.create(String.format(chain, "Token is expired"))))
                .returns(Kind.EXPIRED, CloudException::kind)
                .extracting(Throwable::getMessage)
                .asString()
                .endsWith("; of profile `ci` the SDK says: Token is expired");
        String none = "Profile file contained no credentials for profile 'ci': ProfileFile(profiles=[a])";
        assertThat(map(SdkClientException.create(String.format(chain, none))))
                .extracting(Throwable::getMessage)
                .asString()
                .endsWith("the SDK says: Profile file contained no credentials for profile 'ci'");
    }

    @Test
    void expiredCredentialsAreToBeRenewed() {
        assertThat(map(answer("ExpiredToken", 403, "expired")).remedy()).startsWith("log in again");
    }

    @Test
    void aMissingRegionSaysWhereToPutIt() {
        CloudException mapped = map(SdkClientException.create("Unable to load region from any of the providers"));
        assertThat(mapped.kind()).isEqualTo(Kind.CONFIGURATION);
        assertThat(mapped.remedy()).contains("AWS_REGION");
    }

    @Test
    void aRoleThatCannotBeAssumedIsNoLackOfTheCalledPermission() {
        SdkException sts = (SdkException) StsException.builder()
                .awsErrorDetails(details("AccessDenied", "not authorized to perform: sts:AssumeRole"))
                .statusCode(403)
                .build();
        assertThat(map(sts).kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(map(sts).remedy())
                .isEqualTo("allow it with this policy statement:"
                        + " {\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}");
    }

    private static CloudException map(SdkException e) {
        return Refusals.of(e, "autoscaling:EnterStandby", around("autoscaling.eu-west-1.amazonaws.com", true));
    }

    private static Refusals.Circumstances around(String host, boolean hasAnswered) {
        return new Refusals.Circumstances(
                Optional.of("eu-west-1"), host, hasAnswered, Optional.empty(), GROUP, Optional.empty(), false, NOW);
    }

    private static SdkException answer(String code, int status, String text) {
        return (SdkException) AutoScalingException.builder()
                .awsErrorDetails(details(code, text))
                .statusCode(status)
                .build();
    }

    private static AwsErrorDetails details(String code, String text) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage(text).build();
    }

    private static SdkException client(String text, Throwable cause) {
        return SdkClientException.create(text, cause);
    }

    @Test
    void anEndlessTextOfAwsIsShownInPart() {
        CloudException endless = map(answer("C".repeat(9000), 400, "x".repeat(100_000)));
        assertThat(endless.sentence()).hasSizeLessThan(700).endsWith("x…");
        assertThat(endless.getMessage()).hasSize(100_000);
    }

    @ParameterizedTest
    @CsvSource({
        "RequestTimeTooSkewed, too large, 1200, 20 min ahead of",
        "RequestTimeTooSkewed, too large, -7200, 2 h behind",
        "SignatureDoesNotMatch, Signature not yet current: a is still later than b, 600, 10 min ahead of",
        "SignatureDoesNotMatch, Signature expired: a is now earlier than b, -600, 10 min behind",
        "RequestTimeTooSkewed, too large, 100, ''",
        "SignatureDoesNotMatch, The request signature we calculated does not match, 1200, ''"
    })
    void aWrongClockIsAFactAndToldByHowMuch(String code, String text, long ahead, String told) {
        CloudException mapped = map(answerAt(NOW.minusSeconds(ahead), code, text));
        assertThat(mapped.kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(mapped).hasMessage(text + (told.isEmpty() ? "" : "; this machine's clock is " + told + " AWS's"));
        assertThat(mapped.remedy().startsWith("set this machine's clock")).isEqualTo(!told.isEmpty());
    }

    /** EC2's word for an ended session; the SDK has corrected a wrong clock by then, if the answer tells the time. */
    @Test
    void aRequestThatHasExpiredAlthoughTheClockIsCorrectedTellsOfASession() {
        assertThat(map(answerAt(NOW, "RequestExpired", "Request has expired.")))
                .returns(Kind.EXPIRED, CloudException::kind)
                .returns("log in again, for example with 'aws sso login'", CloudException::remedy);
        assertThat(map(answer("RequestExpired", 400, "Request has expired.")).kind())
                .isEqualTo(Kind.CREDENTIALS);
    }

    @Test
    void aSessionOfTheEnvironmentHasEndedForGood() {
        Refusals.Circumstances around = new Refusals.Circumstances(
                Optional.empty(), "aws.test", true, Optional.empty(), "*", Optional.empty(), true, NOW);
        CloudException mapped = Refusals.of(answer("ExpiredToken", 403, "expired"), "s3:GetObject", around);
        assertThat(mapped.kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(mapped.remedy()).startsWith("the keys in the environment (AWS_ACCESS_KEY_ID) cannot be renewed");
    }

    @Test
    void anSsoSessionThatHasEndedMayBeBegunAnew() {
        String text =
                "The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO"
                        + " session run aws sso login with the corresponding profile.";
        assertThat(map(SdkClientException.create(text)))
                .returns(Kind.EXPIRED, CloudException::kind)
                .returns("log in again, for example with 'aws sso login'", CloudException::remedy);
    }

    private static SdkException answerAt(Instant time, String code, String text) {
        SdkHttpFullResponse http = SdkHttpFullResponse.builder()
                .statusCode(403)
                .putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)))
                .build();
        return (SdkException) AutoScalingException.builder()
                .awsErrorDetails(
                        details(code, text).toBuilder().sdkHttpResponse(http).build())
                .statusCode(403)
                .build();
    }

    @Test
    void aProfilesNameIsOneWordOfTheSuggestedLogin() {
        Refusals.Circumstances around = new Refusals.Circumstances(
                Optional.empty(), "aws.test", true, Optional.of("my profile; rm"), "*", Optional.empty(), false, NOW);
        assertThat(Refusals.of(answer("ExpiredToken", 403, "expired"), "s3:GetObject", around)
                        .remedy())
                .isEqualTo("log in again, for example with 'aws sso login --profile my\\ profile\\;\\ rm'");
    }
}
