package io.github.asgbg.sandbox.iam.policy;

import static io.github.asgbg.sandbox.iam.policy.Evaluated.BOB;
import static io.github.asgbg.sandbox.iam.policy.Evaluated.identity;
import static io.github.asgbg.sandbox.iam.policy.Evaluated.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.iam.policy.Decision.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the IAM user guide says under "Policy evaluation logic", and of the elements of a statement. */
class PoliciesTest {
    private static final String ALL = "{'Sid':'All','Effect':'Allow','Action':'*','Resource':'*'}";
    private static final AccessRequest READ = Evaluated.request("s3:GetObject", "arn:aws:s3:::bucket/a/b");

    private static Effect effect(PolicyDocument identity, AccessRequest request) {
        return Evaluated.effect(identity, request);
    }

    private static Effect effect(String resourceStatement, AccessRequest request) {
        return new Policies(List.of(), List.of(resource(resourceStatement)))
                .decide(request)
                .effect();
    }

    @Test
    void whatNoStatementMentionsIsDenied() {
        assertThat(new Policies(List.of(), List.of()).decide(READ).effect()).isEqualTo(Effect.IMPLICIT_DENY);
        assertThat(new Policies(List.of(), List.of()).decide(List.of()).effect())
                .isEqualTo(Effect.IMPLICIT_DENY);
    }

    @Test
    void anExplicitDenyOutweighsEveryAllow() {
        PolicyDocument both =
                identity(ALL, "{'Sid':'No','Effect':'Deny','Action':'s3:*','Resource':'arn:aws:s3:::bucket/*'}");
        Decision decision = new Policies(List.of(both), List.of()).decide(READ);
        assertThat(decision).isEqualTo(new Decision(Effect.EXPLICIT_DENY, List.of("No")));
        assertThat(effect(both, Evaluated.request("ec2:RunInstances", "*"))).isEqualTo(Effect.ALLOW);
    }

    @Test
    void aCallOnSeveralResourcesIsAllowedWhenAllAre() {
        PolicyDocument one = identity("{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::bucket/*'}");
        AccessRequest other = Evaluated.request("s3:GetObject", "arn:aws:s3:::other/a");
        Policies policies = new Policies(List.of(one), List.of());
        assertThat(policies.decide(List.of(READ)).effect()).isEqualTo(Effect.ALLOW);
        assertThat(policies.decide(List.of(READ, other)).effect()).isEqualTo(Effect.IMPLICIT_DENY);
    }

    @Test
    void actionsAreTheSameInAnyCaseAndMayHaveWildcards() {
        PolicyDocument some = identity("{'Effect':'Allow','Action':['S3:get*','ec2:?oo'],'Resource':'*'}");
        assertThat(effect(some, READ)).isEqualTo(Effect.ALLOW);
        assertThat(effect(some, Evaluated.request("ec2:Foo", "*"))).isEqualTo(Effect.ALLOW);
        assertThat(effect(some, Evaluated.request("ec2:Fooo", "*"))).isEqualTo(Effect.IMPLICIT_DENY);
        assertThat(effect(some, Evaluated.request("s3:PutObject", "*"))).isEqualTo(Effect.IMPLICIT_DENY);
    }

    @Test
    void resourcesAreOfTheSameCaseAndAWildcardStaysInItsPart() {
        PolicyDocument group = identity(
                "{'Effect':'Allow','Action':'*','Resource':'arn:aws:autoscaling:*:1:autoScalingGroup:*:autoScalingGroupName/a'}");
        String arn = "arn:aws:autoscaling:eu-west-1:1:autoScalingGroup:uuid:autoScalingGroupName/";
        assertThat(effect(group, Evaluated.request("a:B", arn + "a"))).isEqualTo(Effect.ALLOW);
        assertThat(effect(group, Evaluated.request("a:B", arn + "A"))).isEqualTo(Effect.IMPLICIT_DENY);
        assertThat(effect(group, Evaluated.request("a:B", arn + "ab"))).isEqualTo(Effect.IMPLICIT_DENY);
        assertThat(effect(group, Evaluated.request("a:B", arn.replace(":1:", ":2:") + "1:autoScalingGroup:x:a")))
                .isEqualTo(Effect.IMPLICIT_DENY);
        assertThat(effect(group, Evaluated.request("a:B", "*"))).isEqualTo(Effect.IMPLICIT_DENY);
    }

    @Test
    void anAsteriskAtTheEndOfAnIncompleteArnReachesToItsEnd() {
        PolicyDocument storage = identity("{'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::buck*'}");
        assertThat(effect(storage, READ)).isEqualTo(Effect.ALLOW);
        assertThat(effect(
                        identity(Evaluated.allowedIf("{'ArnLike':{'aws:SourceArn':'arn:aws:s3:*'}}")),
                        READ.with("aws:SourceArn", "arn:aws:s3:::bucket")))
                .isEqualTo(Effect.ALLOW);
    }

    @Test
    void notActionAndNotResourceAreAboutAllOthers() {
        PolicyDocument others = identity(
                "{'Effect':'Allow','NotAction':'iam:*','NotResource':['arn:aws:s3:::bucket','arn:aws:s3:::bucket/*']}");
        assertThat(effect(others, READ)).isEqualTo(Effect.IMPLICIT_DENY);
        assertThat(effect(others, Evaluated.request("s3:GetObject", "arn:aws:s3:::other/a")))
                .isEqualTo(Effect.ALLOW);
        assertThat(effect(others, Evaluated.request("iam:PassRole", "*"))).isEqualTo(Effect.IMPLICIT_DENY);
    }

    @Test
    void withinAnAccountAnAllowOfEitherKindIsEnough() {
        assertThat(effect(identity(ALL), READ)).isEqualTo(Effect.ALLOW);
        assertThat(effect(to("{'AWS':'" + BOB.arn() + "'}"), READ)).isEqualTo(Effect.ALLOW);
        assertThat(effect(to("'*'"), READ)).isEqualTo(Effect.ALLOW);
        assertThat(effect(to("{'AWS':'arn:aws:iam::123456789012:user/Alice'}"), READ))
                .isEqualTo(Effect.IMPLICIT_DENY);
    }

    @Test
    void anAccountAsPrincipalDelegatesAndPermitsNobodyByItself() {
        assertThat(effect(to("{'AWS':'123456789012'}"), READ)).isEqualTo(Effect.IMPLICIT_DENY);
        assertThat(effect(to("{'AWS':'arn:aws:iam::123456789012:root'}"), READ)).isEqualTo(Effect.IMPLICIT_DENY);
    }

    @Test
    void betweenAccountsItTakesBoth() {
        AccessRequest foreign = READ.with("aws:ResourceAccount", "999999999999");
        PolicyDocument bucket = resource(to("{'AWS':'123456789012'}"));
        assertThat(effect(identity(ALL), foreign)).isEqualTo(Effect.IMPLICIT_DENY);
        assertThat(new Policies(List.of(), List.of(bucket)).decide(foreign).effect())
                .isEqualTo(Effect.IMPLICIT_DENY);
        assertThat(new Policies(List.of(identity(ALL)), List.of(bucket))
                        .decide(foreign)
                        .effect())
                .isEqualTo(Effect.ALLOW);
    }

    private static String to(String principal) {
        return "{'Effect':'Allow','Principal':" + principal + ",'Action':'s3:*','Resource':'arn:aws:s3:::bucket/*'}";
    }

    @Test
    void theSessionOfARoleIsMeantByTheRole() {
        Caller session = new Caller("arn:aws:sts::123456789012:assumed-role/deployer/job-1");
        AccessRequest request = AccessRequest.of(session, "s3:GetObject", READ.resource());
        assertThat(effect(to("{'AWS':'arn:aws:iam::123456789012:role/deployer'}"), request))
                .isEqualTo(Effect.ALLOW);
        assertThat(effect(
                        identity(Evaluated.allowedIf(
                                "{'ArnEquals':{'aws:PrincipalArn':'arn:aws:iam::123456789012:role/deployer'}}")),
                        request))
                .isEqualTo(Effect.ALLOW);
    }

    /** The guide's example: everybody but Bob, who must be named with his account. */
    @Test
    void aDenyOfNotPrincipalSparesOnlyWhoIsNamedWithItsAccount() {
        String but = "{'Effect':'Deny','NotPrincipal':{'AWS':[%s]},'Action':'s3:*','Resource':'arn:aws:s3:::bucket/*'}";
        String bob = "'" + BOB.arn() + "'";
        String root = "'arn:aws:iam::123456789012:root'";
        assertThat(decided(String.format(but, bob + "," + root))).isEqualTo(Effect.ALLOW);
        assertThat(decided(String.format(but, bob))).isEqualTo(Effect.EXPLICIT_DENY);
        assertThat(decided(String.format(but, root))).isEqualTo(Effect.EXPLICIT_DENY);
    }

    private static Effect decided(String bucketStatement) {
        return new Policies(List.of(identity(ALL)), List.of(resource(bucketStatement)))
                .decide(READ)
                .effect();
    }
}
