package io.github.asgbg.sandbox.iam.policy;

import static io.github.asgbg.sandbox.iam.policy.Evaluated.holds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.sandbox.iam.policy.Decision.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the IAM user guide, "IAM JSON policy elements: Condition operators". */
class ConditionTest {
    private static final AccessRequest PLAIN = Evaluated.request("ec2:StopInstances", "*");

    private static AccessRequest with(String key, String... values) {
        return PLAIN.with(key, List.of(values));
    }

    @Test
    void stringsAreEqualInTheSameCase() {
        String john = "{'StringEquals':{'aws:PrincipalTag/job-category':'iamuser-admin'}}";
        assertThat(holds(john, with("aws:PrincipalTag/job-category", "iamuser-admin")))
                .isTrue();
        assertThat(holds(john, with("aws:PrincipalTag/job-category", "Iamuser-Admin")))
                .isFalse();
        assertThat(holds("{'StringEquals':{'ec2:Region':'eu-*'}}", with("ec2:Region", "eu-west-1")))
                .isFalse();
        assertThat(holds("{'StringEqualsIgnoreCase':{'ec2:Region':'EU-West-1'}}", with("ec2:Region", "eu-west-1")))
                .isTrue();
    }

    @Test
    void namesOfKeysAreTheSameInAnyCase() {
        assertThat(holds("{'StringEquals':{'AWS:sourceVPC':'vpc-1'}}", with("aws:SourceVpc", "vpc-1")))
                .isTrue();
    }

    /** Source: IAM user guide, "Available keys for AWS OIDC federation". */
    @Test
    void theKeysOfAnOpenIdConnectProviderBeginWithItsHost() {
        String subject = "{'StringEquals':{'token.actions.githubusercontent.com:sub':'repo:a/b:environment:c'}}";
        assertThat(holds(subject, with("token.actions.githubusercontent.com:sub", "repo:a/b:environment:c")))
                .isTrue();
        assertThat(holds(subject, with("token.actions.githubusercontent.com:sub", "repo:a/b:environment:d")))
                .isFalse();
        assertThat(holds(subject, PLAIN)).isFalse();
    }

    @Test
    void aMissingKeyEqualsNothingAndDiffersFromEverything() {
        assertThat(holds("{'StringEquals':{'ec2:Region':'a'}}", PLAIN)).isFalse();
        assertThat(holds("{'StringLike':{'ec2:Region':'*'}}", PLAIN)).isFalse();
        assertThat(holds("{'ArnLike':{'aws:SourceArn':'*'}}", PLAIN)).isFalse();
        assertThat(holds("{'NumericLessThanEquals':{'s3:max-keys':'10'}}", PLAIN))
                .isFalse();
        assertThat(holds("{'StringNotEquals':{'ec2:Region':'a'}}", PLAIN)).isTrue();
        assertThat(holds("{'StringNotLike':{'ec2:Region':'*'}}", PLAIN)).isTrue();
        assertThat(holds("{'ArnNotEquals':{'aws:SourceArn':'*'}}", PLAIN)).isTrue();
    }

    @Test
    void ifExistsIsTrueWithoutTheKeyAndComparesItOtherwise() {
        String types = "{'StringLikeIfExists':{'ec2:InstanceType':['t1.*','t2.*','m3.*']}}";
        assertThat(holds(types, PLAIN)).isTrue();
        assertThat(holds(types, with("ec2:InstanceType", "t2.micro"))).isTrue();
        assertThat(holds(types, with("ec2:InstanceType", "p5.48xlarge"))).isFalse();
        assertThat(holds("{'StringNotEqualsIfExists':{'ec2:Region':'a'}}", PLAIN))
                .isTrue();
    }

    @Test
    void valuesAreAlternativesAndKeysAndOperatorsAreNot() {
        String both = "{'StringEquals':{'ec2:Region':['a','b'],'ec2:Vpc':'v'},'Bool':{'aws:SecureTransport':'true'}}";
        AccessRequest right = with("ec2:Region", "b").with("ec2:Vpc", "v").with("aws:SecureTransport", "true");
        assertThat(holds(both, right)).isTrue();
        assertThat(holds(both, right.with("ec2:Vpc", "w"))).isFalse();
        assertThat(holds(both, right.with("aws:SecureTransport", "false"))).isFalse();
        assertThat(holds("{'StringNotEquals':{'ec2:Region':['a','b']}}", right)).isFalse();
        assertThat(holds("{'StringNotEquals':{'ec2:Region':['a','c']}}", right)).isTrue();
    }

    /** The difference between both as the guide shows it. */
    @Test
    void anArnIsComparedPartByPartAndAStringAsAWhole() {
        String pattern = "'arn:aws:someservice:*:111122223333:finance/*'";
        AccessRequest request = with(
                "aws:SourceArn",
                "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt");
        assertThat(holds("{'StringLike':{'aws:SourceArn':" + pattern + "}}", request))
                .isTrue();
        assertThat(holds("{'ArnLike':{'aws:SourceArn':" + pattern + "}}", request))
                .isFalse();
        AccessRequest own = with("aws:SourceArn", "arn:aws:someservice:us-east-2:111122223333:finance/a/b:c");
        assertThat(holds("{'ArnLike':{'aws:SourceArn':" + pattern + "}}", own)).isTrue();
        assertThat(holds("{'ArnEquals':{'aws:SourceArn':" + pattern + "}}", own))
                .isTrue();
        assertThat(holds("{'ArnNotLike':{'aws:SourceArn':" + pattern + "}}", own))
                .isFalse();
    }

    @Test
    void nullAsksWhetherTheKeyIsThere() {
        String absent = "{'Null':{'aws:TokenIssueTime':'true'}}";
        String present = "{'Null':{'aws:TokenIssueTime':'false'}}";
        assertThat(holds(absent, PLAIN)).isTrue();
        assertThat(holds(present, PLAIN)).isFalse();
        AccessRequest temporary = with("aws:TokenIssueTime", "2026-01-01T00:00:00Z");
        assertThat(holds(absent, temporary)).isFalse();
        assertThat(holds(present, temporary)).isTrue();
    }

    @Test
    void numbersAreComparedByValue() {
        String ten = "{'NumericLessThanEquals':{'s3:max-keys':'10'}}";
        assertThat(holds(ten, with("s3:max-keys", "9"))).isTrue();
        assertThat(holds(ten, with("s3:max-keys", "10.0"))).isTrue();
        assertThat(holds(ten, with("s3:max-keys", "100"))).isFalse();
        assertThat(holds("{'NumericGreaterThan':{'s3:max-keys':10}}", with("s3:max-keys", "11")))
                .isTrue();
        assertThat(holds("{'NumericNotEquals':{'s3:max-keys':10}}", with("s3:max-keys", "10.00")))
                .isFalse();
    }

    @Test
    void datesAreComparedAsPointsInTime() {
        String later = "{'DateGreaterThan':{'aws:TokenIssueTime':'2020-01-01T00:00:01Z'}}";
        assertThat(holds(later, with("aws:TokenIssueTime", "2020-01-01T01:00:01+01:00")))
                .isFalse();
        assertThat(holds(later, with("aws:TokenIssueTime", "2020-01-02"))).isTrue();
        assertThat(holds(later, with("aws:TokenIssueTime", "1577836802"))).isTrue();
        assertThat(holds(
                        "{'DateLessThanEquals':{'aws:CurrentTime':'2020-01-01'}}",
                        with("aws:CurrentTime", "1577836800")))
                .isTrue();
    }

    @Test
    void addressesAreOfARange() {
        String ours = "{'IpAddress':{'aws:SourceIp':['203.0.113.0/24','2001:DB8:1234:5678::/64']}}";
        assertThat(holds(ours, with("aws:SourceIp", "203.0.113.255"))).isTrue();
        assertThat(holds(ours, with("aws:SourceIp", "203.0.114.0"))).isFalse();
        assertThat(holds(ours, with("aws:SourceIp", "2001:db8:1234:5678::1"))).isTrue();
        assertThat(holds(ours, with("aws:SourceIp", "2001:db8:1234:5679::1"))).isFalse();
        assertThat(holds("{'NotIpAddress':{'aws:SourceIp':'203.0.113.7'}}", with("aws:SourceIp", "203.0.113.7")))
                .isFalse();
    }

    /** "Single-valued vs. multivalued context keys", with the warning about a key that is missing. */
    @Test
    void forAllValuesIsTrueOfNoneAndForAnyValueIsNot() {
        String all = "{'ForAllValues:StringEquals':{'aws:TagKeys':['environment','cost-center']}}";
        String any = "{'ForAnyValue:StringEquals':{'aws:TagKeys':['environment','cost-center']}}";
        assertThat(holds(all, PLAIN)).isTrue();
        assertThat(holds(any, PLAIN)).isFalse();
        assertThat(holds(all, with("aws:TagKeys", "environment", "cost-center")))
                .isTrue();
        assertThat(holds(all, with("aws:TagKeys", "environment", "owner"))).isFalse();
        assertThat(holds(any, with("aws:TagKeys", "environment", "owner"))).isTrue();
        assertThat(holds(any, with("aws:TagKeys", "owner"))).isFalse();
    }

    @Test
    void forAllValuesWithNullAsksForAtLeastOne() {
        String some = "{'ForAllValues:StringLike':{'aws:TagKeys':'key1*'},'Null':{'aws:TagKeys':'false'}}";
        assertThat(holds(some, PLAIN)).isFalse();
        assertThat(holds(some, with("aws:TagKeys", "key1", "key12"))).isTrue();
        assertThat(holds(some, with("aws:TagKeys", "key1", "key2"))).isFalse();
    }

    @Test
    void anOperatorForOneValueRefusesToGuessAboutSeveral() {
        assertThatThrownBy(() -> holds("{'StringEquals':{'aws:TagKeys':'a'}}", with("aws:TagKeys", "a", "b")))
                .isInstanceOf(MalformedPolicy.class)
                .hasMessageContaining("ForAllValues");
    }

    @Test
    void variablesStandForWhatTheRequestSaysAndNeverForWildcards() {
        String home = "{'StringLike':{'s3:prefix':['','home/','home/${aws:username}/*']}}";
        assertThat(holds(home, with("s3:prefix", "home/Bob/letters"))).isTrue();
        assertThat(holds(home, with("s3:prefix", "home/Alice/letters"))).isFalse();
        assertThat(holds(home, with("s3:prefix", ""))).isTrue();
        String own = "{'StringLike':{'s3:prefix':'${aws:PrincipalTag/team}/*'}}";
        assertThat(holds(own, with("s3:prefix", "red/a").with("aws:PrincipalTag/team", "*")))
                .isFalse();
        assertThat(holds(own, with("s3:prefix", "*/a").with("aws:PrincipalTag/team", "*")))
                .isTrue();
        assertThat(holds(own, with("s3:prefix", "/a"))).isFalse();
    }

    /** With double quotes as in the guide, since the value has single ones. */
    @Test
    void aVariableMayHaveADefault() {
        PolicyDocument document = PolicyDocument.ofIdentity("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*",
                 "Resource": "arn:aws:s3:::bucket/${aws:PrincipalTag/team, 'company-wide'}/*"}}""");
        AccessRequest wide = Evaluated.request("s3:GetObject", "arn:aws:s3:::bucket/company-wide/a");
        assertThat(Evaluated.effect(document, wide)).isEqualTo(Effect.ALLOW);
        assertThat(Evaluated.effect(document, wide.with("aws:PrincipalTag/team", "red")))
                .isEqualTo(Effect.IMPLICIT_DENY);
    }

    @Test
    void escapedWildcardsMeanThemselves() {
        String star = "{'StringLike':{'s3:prefix':'a${*}b?'}}";
        assertThat(holds(star, with("s3:prefix", "a*bc"))).isTrue();
        assertThat(holds(star, with("s3:prefix", "axbc"))).isFalse();
    }
}
