package io.github.asgbg.sandbox.cloudwatch;

import io.github.asgbg.sandbox.wire.AwsError;

/** The errors of CloudWatch: the alarms' operations and the metrics' have different ones. */
final class Errors {
    private Errors() {}

    static AwsError validation(String message) {
        return AwsError.validation(message);
    }

    /** AWS says no more than that. */
    static AwsError noSuchAlarm() {
        return new AwsError(404, "ResourceNotFound", "");
    }

    static AwsError noSuchResource(String arn) {
        return new AwsError(404, "ResourceNotFoundException", "The resource " + arn + " does not exist.");
    }

    static AwsError missing(String parameter) {
        return new AwsError(400, "MissingParameter", "The parameter " + parameter + " is required.");
    }

    static AwsError invalid(String value, String parameter) {
        return invalid("The value " + value + " for parameter " + parameter + " is invalid.");
    }

    static AwsError invalid(String message) {
        return new AwsError(400, "InvalidParameterValue", message);
    }

    static AwsError combination(String message) {
        return new AwsError(400, "InvalidParameterCombination", message);
    }

    /** What AWS would take, and the sandbox cannot evaluate: better refused than kept and never evaluated. */
    static AwsError notEvaluated(String what) {
        return validation("The sandbox does not evaluate " + what + ".");
    }
}
