package io.github.asgbg.aws.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The examples of the IAM user guide, "Troubleshoot access denied error messages", word for word, with its line breaks, its
 * plural and its misspelled action.
 */
class DenialTest {
    private static final String JOHN = "User: arn:aws:iam::123456789012:user/John is not authorized to perform:\n";
    private static final String OF_THE_ORGANIZATION =
            "User: arn:aws:iam::777788889999:user/John is not authorized to perform:\n";
    private static final String LIST = "codecommit:ListRepositories";
    private static final String DEPLOYMENTS =
            "codedeploy:ListDeployments on resource: arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:*";
    private static final String SECRET =
            "secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:us-east-1:123456789012:secret:*";

    private static String remedy(String operation, String text) {
        return Permissions.remedy(operation, text, "*");
    }

    private static String allowance(String action) {
        return "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}";
    }

    private static String lifting(String action, String where) {
        return "an explicit deny of " + action + " stands in the way; no other statement outweighs it; it is in "
                + where;
    }

    @Test
    void aServiceControlPolicyLacksIt() {
        assertThat(remedy(
                        LIST,
                        OF_THE_ORGANIZATION + LIST
                                + " because no service control policy allows the codecommit:ListRespositories action"))
                .isEqualTo("allow it in a service control policy of the organization with this statement: "
                        + allowance(LIST));
    }

    @Test
    void aServiceControlPolicyDeniesIt() {
        assertThat(remedy(LIST, OF_THE_ORGANIZATION + LIST + " with an explicit deny in a service control policy"))
                .isEqualTo(lifting(LIST, "a service control policy of the organization"));
    }

    @Test
    void aResourceControlPolicyDeniesIt() {
        assertThat(remedy(
                        "secretsmanager:GetSecretValue",
                        JOHN + SECRET + " with an explicit deny in a resource control policy"))
                .isEqualTo(lifting("secretsmanager:GetSecretValue", "a resource control policy of the organization"));
    }

    /** Whoever is meant stands in a condition: policies of gateway endpoints know no principal but all. */
    @Test
    void thePolicyOfAnEndpointLacksIt() {
        assertThat(remedy(
                        LIST,
                        JOHN + LIST + " because no VPC endpoint policy allows the codecommit:ListRepositories action"))
                .isEqualTo("allow it in the policy of the VPC endpoint on the way with this statement:"
                        + " {\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"codecommit:ListRepositories\","
                        + "\"Resource\":\"*\"}");
    }

    @Test
    void thePolicyOfAnEndpointDeniesIt() {
        assertThat(remedy(
                        "codedeploy:ListDeployments",
                        JOHN + DEPLOYMENTS + " with an explicit deny in a VPC endpoint policy"))
                .isEqualTo(lifting("codedeploy:ListDeployments", "the policy of the VPC endpoint on the way"));
    }

    @Test
    void aPermissionsBoundaryLacksIt() {
        assertThat(remedy(
                        "codedeploy:ListDeployments",
                        JOHN + DEPLOYMENTS
                                + " because no permissions boundary allows the codedeploy:ListDeployments action"))
                .isEqualTo("allow it in the caller's permissions boundary with this statement: "
                        + allowance("codedeploy:ListDeployments"));
    }

    @Test
    void aPermissionsBoundaryDeniesIt() {
        assertThat(remedy(
                        "sagemaker:ListModels",
                        OF_THE_ORGANIZATION + "sagemaker:ListModels with an explicit deny in a permissions boundary"))
                .isEqualTo(lifting("sagemaker:ListModels", "the caller's permissions boundary"));
    }

    @Test
    void aSessionPolicyLacksIt() {
        assertThat(remedy(
                        LIST, JOHN + LIST + " because no session policy allows the codecommit:ListRepositories action"))
                .isEqualTo("allow it in the session policy of the caller with this statement: " + allowance(LIST));
    }

    @Test
    void aSessionPolicyDeniesIt() {
        assertThat(remedy(
                        "codedeploy:ListDeployments",
                        JOHN + DEPLOYMENTS + " with an explicit deny in a sessions policy"))
                .isEqualTo(lifting("codedeploy:ListDeployments", "the session policy of the caller"));
    }

    @Test
    void theResourcesOwnPolicyLacksIt() {
        assertThat(remedy(
                        "secretsmanager:GetSecretValue",
                        JOHN + "secretsmanager:GetSecretValue because no resource-based policy allows the"
                                + " secretsmanager:GetSecretValue action"))
                .isEqualTo("allow it in the resource's own policy with this statement: {\"Effect\":\"Allow\","
                        + "\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:user/John\"},"
                        + "\"Action\":\"secretsmanager:GetSecretValue\",\"Resource\":\"*\"}");
    }

    @Test
    void theResourcesOwnPolicyDeniesIt() {
        assertThat(remedy(
                        "secretsmanager:GetSecretValue",
                        JOHN + SECRET + " with an explicit deny in a resource-based policy"))
                .isEqualTo(lifting("secretsmanager:GetSecretValue", "the resource's own policy"));
    }

    /** A trust policy names no resource: it is the role's. */
    @Test
    void aTrustPolicyLacksIt() {
        String statement = "allow it in the trust policy of the role with this statement: {\"Effect\":\"Allow\","
                + "\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:user/John\"},\"Action\":\"sts:AssumeRole\"}";
        assertThat(remedy(
                        "sts:AssumeRole",
                        JOHN + "sts:AssumeRole because no role trust policy allows the sts:AssumeRole action"))
                .isEqualTo(statement);
        // An older edition of the guide has it so.
        assertThat(remedy(
                        "sts:AssumeRole",
                        JOHN + "sts:AssumeRole because the role trust policy allows the sts:AssumeRole action"))
                .isEqualTo(statement);
    }

    @Test
    void aTrustPolicyDeniesIt() {
        assertThat(remedy(
                        "sts:AssumeRole",
                        OF_THE_ORGANIZATION + "sts:AssumeRole with an explicit deny in the role trust policy"))
                .isEqualTo(lifting("sts:AssumeRole", "the trust policy of the role"));
    }

    @Test
    void anIdentityBasedPolicyLacksIt() {
        assertThat(remedy(
                        LIST,
                        "User: arn:aws:iam::123456789012:role/HR is not authorized to perform:\n" + LIST
                                + " because no identity-based policy allows the codecommit:ListRepositories action"))
                .isEqualTo("allow it with this policy statement: " + allowance(LIST));
    }

    @Test
    void anIdentityBasedPolicyDeniesIt() {
        assertThat(remedy(
                        "codedeploy:ListDeployments",
                        "User: arn:aws:iam::123456789012:role/HR is not authorized to perform:\n" + DEPLOYMENTS
                                + " with an explicit deny in an identity-based policy"))
                .isEqualTo(lifting("codedeploy:ListDeployments", "an identity-based policy of the caller"));
    }

    @Test
    void anEndpointPassesOnWhatTheOrganizationDenies() {
        assertThat(remedy(
                        "sns:Publish",
                        "User: arn:aws:sts::111122223333:assumed-role/role-name/role-session-name is not authorized to"
                                + " perform:\nSNS:Publish on resource: arn:aws:sns:us-east-1:444455556666:role-name-2\n"
                                + "with an explicit deny in a VPC endpoint policy transitively through a service control"
                                + " policy"))
                .isEqualTo(lifting("SNS:Publish", "a service control policy of the organization"));
    }

    /** IAM user guide, same page: within an organization AWS adds the ARN of the policy. */
    @Test
    void thePolicyThatDeniesIsNamedWhereAwsNamesIt() {
        String policy =
                "arn:aws:organizations::777788889999:policy/o-exampleorgid/service_control_policy/p-examplepolicyid";
        assertThat(remedy(LIST, JOHN + LIST + " with an explicit deny in a service control policy: " + policy))
                .isEqualTo(lifting(LIST, "a service control policy of the organization, " + policy));
    }

    /** KMS developer guide, "Key policies": the resource of a key's policy is the key, written {@code *}. */
    @Test
    void aKeysPolicyNamesTheRoleAndNotTheSession() {
        String text =
                "User: arn:aws:sts::123456789012:assumed-role/deploy/ci is not authorized to perform: kms:Decrypt on"
                        + " resource: arn:aws:kms:eu-west-1:111122223333:key/1234abcd because no resource-based policy allows the"
                        + " kms:Decrypt action";
        assertThat(remedy("s3:GetObject", text))
                .isEqualTo("allow it in the resource's own policy with this statement: {\"Effect\":\"Allow\","
                        + "\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:role/deploy\"},\"Action\":\"kms:Decrypt\","
                        + "\"Resource\":\"*\"}");
    }
}
