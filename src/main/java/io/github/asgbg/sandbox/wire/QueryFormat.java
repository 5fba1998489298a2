package io.github.asgbg.sandbox.wire;

import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** How a dialect of the Query protocol writes results and errors. */
record QueryFormat(String xmlNamespace, Dialect dialect) {
    WireResponse success(String action, String requestId, SdkPojo result) {
        Xml xml = new Xml().open(action + "Response", xmlNamespace);
        switch (dialect) {
            case QUERY -> wrappedResult(xml, action, requestId, result);
            case EC2 -> bareResult(xml, requestId, result);
        }
        return response(200, xml.close(action + "Response"), requestId);
    }

    /** The result element is there even when it is empty: boto3 looks for it by name. */
    private static void wrappedResult(Xml xml, String action, String requestId, SdkPojo result) {
        xml.open(action + "Result");
        new ResponseWriter(xml).members(result);
        xml.close(action + "Result");
        xml.open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata");
    }

    private static void bareResult(Xml xml, String requestId, SdkPojo result) {
        xml.element("requestId", requestId);
        new ResponseWriter(xml).members(result);
    }

    WireResponse failure(AwsError error, String requestId) {
        Xml xml = new Xml();
        switch (dialect) {
            case QUERY -> queryError(xml, error, requestId);
            case EC2 -> ec2Error(xml, error, requestId);
        }
        return response(error.status(), xml, requestId);
    }

    private void queryError(Xml xml, AwsError error, String requestId) {
        xml.open("ErrorResponse", xmlNamespace).open("Error");
        xml.element("Type", error.status() < 500 ? "Sender" : "Receiver");
        codeAndMessage(xml, error);
        xml.close("Error").element("RequestId", requestId).close("ErrorResponse");
    }

    private static void ec2Error(Xml xml, AwsError error, String requestId) {
        xml.open("Response").open("Errors").open("Error");
        codeAndMessage(xml, error);
        xml.close("Error").close("Errors").element("RequestID", requestId).close("Response");
    }

    private static void codeAndMessage(Xml xml, AwsError error) {
        xml.element("Code", error.code()).element("Message", String.valueOf(error.getMessage()));
    }

    private static WireResponse response(int status, Xml xml, String requestId) {
        return new WireResponse(status, Map.of("Content-Type", "text/xml", "x-amzn-requestid", requestId), xml.bytes());
    }
}
