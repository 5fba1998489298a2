package io.github.asgbg.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.github.asgbg.sandbox.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** The same operations asked in Smithy RPC v2 CBOR and in AWS JSON 1.0 (smithy.io, "AWS protocols"). */
class DocumentProtocolTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:01.250Z");

    private final List<PutMetricDataRequest> received = new ArrayList<>();
    private final ObjectMapper cbor = new CBORMapper();
    private final ObjectMapper json = new ObjectMapper();
    private final Gateway gateway = new Gateway(World.virtual(1), List.of(new Monitoring()));

    /** An operation that remembers, one that answers, and one that refuses. */
    private final class Monitoring extends QueryService {
        Monitoring() {
            super("monitoring", "2010-08-01", "http://monitoring.amazonaws.com/doc/2010-08-01/", Dialect.QUERY);
            speakDocuments(new SmithyService("Granite", "com.example", Map.of("InvalidFormat", "InvalidFormatFault")));
            on("PutMetricData", PutMetricDataRequest::builder, this::put);
            on("DescribeAlarms", DescribeAlarmsRequest::builder, this::describe);
        }

        private PutMetricDataResponse put(PutMetricDataRequest request) {
            received.add(request);
            return PutMetricDataResponse.builder().build();
        }

        private DescribeAlarmsResponse describe(DescribeAlarmsRequest request) {
            if (request.alarmNames().contains("bad")) {
                throw new AwsError(400, "InvalidFormat", "No such thing");
            }
            return DescribeAlarmsResponse.builder()
                    .metricAlarms(MetricAlarm.builder()
                            .alarmName(request.alarmNames().get(0))
                            .stateValue(StateValue.ALARM)
                            .stateUpdatedTimestamp(TIME)
                            .threshold(10.0)
                            .period(60)
                            .actionsEnabled(true)
                            .alarmActions(List.of())
                            .build())
                    .build();
        }
    }

    private WireResponse askInCbor(String operation, byte[] body, Map<String, List<String>> more) {
        Map<String, List<String>> headers = new HashMap<>(more);
        headers.put("authorization", List.of("AWS4-HMAC-SHA256 Credential=a/20260101/r/monitoring/aws4_request, x"));
        headers.put("smithy-protocol", List.of("rpc-v2-cbor"));
        return gateway.answer(
                new WireRequest("POST", "/service/Granite/operation/" + operation, Map.of(), headers, body));
    }

    private WireResponse askInJson(String operation, String body) {
        Map<String, List<String>> headers = Map.of(
                "authorization",
                List.of("AWS4-HMAC-SHA256 Credential=a/20260101/r/monitoring/aws4_request, x"),
                "x-amz-target",
                List.of("Granite." + operation));
        return gateway.answer(new WireRequest("POST", "/", Map.of(), headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] cbor(String document) throws IOException {
        return cbor.writeValueAsBytes(json.readTree(document));
    }

    private static final String DATUM = "{\"Namespace\":\"shop\",\"MetricData\":[{\"MetricName\":\"load\","
            + "\"Timestamp\":1767225601.25,\"Values\":[1,2.5],\"StorageResolution\":1,\"Unit\":null,"
            + "\"Dimensions\":[{\"Name\":\"a\",\"Value\":\"b\"}],\"SomethingNew\":{}}]}";

    private void assertThatTheDatumCame() {
        assertThat(received).singleElement().satisfies(request -> {
            assertThat(request.namespace()).isEqualTo("shop");
            MetricDatum datum = request.metricData().get(0);
            assertThat(datum.timestamp()).isEqualTo(TIME);
            assertThat(datum.values()).containsExactly(1.0, 2.5);
            assertThat(datum.storageResolution()).isEqualTo(1);
            assertThat(datum.unit()).isNull();
            assertThat(datum.dimensions().get(0).value()).isEqualTo("b");
        });
    }

    @Test
    void requestsInCborArriveAsTheyWereSent() throws IOException {
        WireResponse answer = askInCbor("PutMetricData", cbor(DATUM), Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("smithy-protocol", "rpc-v2-cbor");
        assertThatTheDatumCame();
    }

    @Test
    void requestsInJsonArriveAsTheyWereSent() {
        assertThat(askInJson("PutMetricData", DATUM).status()).isEqualTo(200);
        assertThatTheDatumCame();
    }

    // The SDKs compress PutMetricData (smithy.io, "requestCompression trait")
    @Test
    void compressedRequestsAreRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(cbor(DATUM));
        }
        askInCbor("PutMetricData", bytes.toByteArray(), Map.of("content-encoding", List.of("gzip")));
        assertThatTheDatumCame();
        WireResponse garbled = askInCbor("PutMetricData", cbor(DATUM), Map.of("content-encoding", List.of("gzip")));
        assertThat(garbled.status()).isEqualTo(400);
    }

    @Test
    void answersInCborCarryTimesWithATag() throws IOException {
        WireResponse answer = askInCbor("DescribeAlarms", cbor("{\"AlarmNames\":[\"busy\"]}"), Map.of());
        JsonNode alarm = cbor.readTree(answer.body()).get("MetricAlarms").get(0);
        assertThat(alarm.get("AlarmName").textValue()).isEqualTo("busy");
        assertThat(alarm.get("StateValue").textValue()).isEqualTo("ALARM");
        assertThat(alarm.get("StateUpdatedTimestamp").doubleValue()).isEqualTo(1767225601.25);
        assertThat(alarm.get("Threshold").isDouble()).isTrue();
        assertThat(alarm.get("Period").isInt()).isTrue();
        assertThat(alarm.get("ActionsEnabled").isBoolean()).isTrue();
        assertThat(alarm.get("AlarmActions").isEmpty()).isTrue();
        assertThat(alarm.has("OKActions")).isFalse();
        String bytes = HexFormat.of().formatHex(answer.body());
        String tagOneAndDouble = "c1fb";
        assertThat(bytes)
                .contains(tagOneAndDouble + HexFormat.of().toHexDigits(Double.doubleToLongBits(1767225601.25)));
    }

    @Test
    void answersInJsonCountSeconds() throws IOException {
        WireResponse answer = askInJson("DescribeAlarms", "{\"AlarmNames\":[\"busy\"]}");
        assertThat(answer.headers()).containsEntry("Content-Type", "application/x-amz-json-1.0");
        JsonNode alarm = json.readTree(answer.body()).get("MetricAlarms").get(0);
        assertThat(alarm.get("StateUpdatedTimestamp").doubleValue()).isEqualTo(1767225601.25);
    }

    // smithy.io, "awsQueryCompatible trait": the code of the Query protocol in a header, the shape in the body
    @Test
    void errorsKeepTheCodeOfTheQueryProtocol() throws IOException {
        WireResponse answer = askInCbor("DescribeAlarms", cbor("{\"AlarmNames\":[\"bad\"]}"), Map.of());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("x-amzn-query-error", "InvalidFormat;Sender");
        JsonNode body = cbor.readTree(answer.body());
        assertThat(body.get("__type").textValue()).isEqualTo("com.example#InvalidFormatFault");
        assertThat(body.get("message").textValue()).isEqualTo("No such thing");
    }

    @Test
    void malformedDocumentsAndWrongTypesAreRefused() throws IOException {
        assertThat(new String(askInJson("DescribeAlarms", "{").body(), StandardCharsets.UTF_8))
                .contains("#SerializationException");
        WireResponse wrong = askInCbor("DescribeAlarms", cbor("{\"AlarmNames\":[7]}"), Map.of());
        assertThat(cbor.readTree(wrong.body()).get("message").textValue()).contains("'7'", "String was expected");
    }

    @Test
    void operationsThatAreMissingAreNamed() throws IOException {
        WireResponse answer = askInCbor("PutDashboard", cbor("{}"), Map.of());
        assertThat(cbor.readTree(answer.body()).get("message").textValue())
                .isEqualTo("The sandbox does not implement monitoring:PutDashboard");
    }
}
