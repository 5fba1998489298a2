package io.github.asgbg.sandbox.iam.policy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not understood is refused, never skipped. */
class PolicyDocumentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Effect':'Allow','Action':'s3:*','Resource':'*','Conditions':{}}",
                "{'Effect':'allow','Action':'s3:*','Resource':'*'}",
                "{'Action':'s3:*','Resource':'*'}",
                "{'Effect':'Allow','Resource':'*'}",
                "{'Effect':'Allow','Action':'s3:*'}",
                "{'Effect':'Allow','Action':[],'Resource':'*'}",
                "{'Effect':'Allow','Action':null,'Resource':'*'}",
                "{'Effect':'Allow','Action':{'a':'s3:*'},'Resource':'*'}",
                "{'Effect':'Allow','Action':'s3:*','NotAction':'s3:*','Resource':'*'}",
                "{'Effect':'Allow','Action':'GetObject','Resource':'*'}",
                "{'Effect':'Allow','Action':'s3:*','Resource':'bucket/*'}",
                "{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:*:::bucket/*'}",
                "{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::${aws:username'}",
                "{'Effect':'Allow','Action':'s3:*','Action':'ec2:*','Resource':'*'}",
                "{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'}",
                "{'Sid':'a','Effect':'Allow','Action':'s3:*','Resource':'*'},"
                        + "{'Sid':'a','Effect':'Allow','Action':'s3:*','Resource':'*'}"
            })
    void aStatementThatIsNotUnderstoodIsRefused(String statements) {
        assertThatThrownBy(() -> Evaluated.identity(statements)).isInstanceOf(MalformedPolicy.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'StringIs':{'aws:a':'b'}}",
                "{'stringequals':{'aws:a':'b'}}",
                "{'BinaryEquals':{'aws:a':'QmluYXJ5VmFsdWVJbkJhc2U2NA=='}}",
                "{'ForSomeValues:StringEquals':{'aws:a':'b'}}",
                "{'NullIfExists':{'aws:a':'true'}}",
                "{'ForAllValues:Null':{'aws:a':'true'}}",
                "{'Null':{'aws:a':'yes'}}",
                "{'Bool':{'aws:a':'yes'}}",
                "{'NumericEquals':{'aws:a':'ten'}}",
                "{'DateEquals':{'aws:a':'tomorrow'}}",
                "{'IpAddress':{'aws:a':'example.com'}}",
                "{'IpAddress':{'aws:a':'10.0.0.0/33'}}",
                "{'ArnLike':{'aws:a':'bucket'}}",
                "{'StringEquals':{}}",
                "{'StringEquals':{'aws:a':[]}}",
                "{'StringEquals':{'a':'b'}}",
                "{'StringEquals':'a'}",
                "{}"
            })
    void aConditionThatIsNotUnderstoodIsRefused(String condition) {
        assertThatThrownBy(() -> Evaluated.identity(Evaluated.allowedIf(condition)))
                .isInstanceOf(MalformedPolicy.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Version':'2008-10-17','Statement':{'Effect':'Allow','Action':'s3:*','Resource':'*'}}",
                "{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'*'}}",
                "{'Version':'2012-10-17','Statement':[]}",
                "{'Version':'2012-10-17'}",
                "{'Version':'2012-10-17','Statements':[]}",
                "[]",
                "{} {}",
                "nothing"
            })
    void aDocumentThatIsNotUnderstoodIsRefused(String document) {
        assertThatThrownBy(() -> PolicyDocument.ofIdentity(document.replace('\'', '"')))
                .isInstanceOf(MalformedPolicy.class);
    }

    @Test
    void theStatementOfAResourceSaysWhomItIsAbout() {
        assertThatThrownBy(() -> Evaluated.resource("{'Effect':'Allow','Action':'s3:*','Resource':'*'}"))
                .isInstanceOf(MalformedPolicy.class);
        assertThatThrownBy(() -> Evaluated.resource(
                        "{'Effect':'Allow','Principal':{'Everybody':'*'},'Action':'s3:*','Resource':'*'}"))
                .isInstanceOf(MalformedPolicy.class);
    }
}
