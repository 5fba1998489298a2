package io.github.asgbg.aws.error;

import static io.github.asgbg.aws.pojo.Texts.orEmpty;

import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.autoscaling.model.FailedScheduledUpdateGroupActionRequest;

/**
 * Some of the scheduled actions of one call were refused. AWS tells it in an answer that is otherwise a success. Source:
 * Auto Scaling API reference, BatchPutScheduledUpdateGroupAction and BatchDeleteScheduledAction.
 */
public final class BatchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the refusal of a whole call is when it is the request that is refused. */
    private static final int BAD_REQUEST = 400;

    private BatchFailure(String text) {
        super(text, null, false, false);
    }

    /** One exception that names every refused action; its kind is that of a refusal that waiting does not mend, if any. */
    public static void throwIfAny(String operation, List<FailedScheduledUpdateGroupActionRequest> failed) {
        if (failed.isEmpty()) {
            return;
        }
        String text = failed.stream().map(BatchFailure::sentence).collect(Collectors.joining("; "));
        List<CloudException> refusals =
                failed.stream().map(f -> refusal(operation, f, text)).toList();
        throw refusals.stream().filter(e -> !e.isPassing()).findFirst().orElse(refusals.get(0));
    }

    /** AWS's text is {@code Scheduled action name not found}, as in the reports of those who delete one by one. */
    public static boolean isUnknownAction(FailedScheduledUpdateGroupActionRequest failed) {
        String text = orEmpty(failed.errorMessage());
        return text.contains("not found") && !ErrorCodes.isUnknownGroup(text);
    }

    private static CloudException refusal(
            String operation, FailedScheduledUpdateGroupActionRequest failed, String text) {
        String code = orEmpty(failed.errorCode());
        Kind kind = ErrorCodes.kind(code, BAD_REQUEST, orEmpty(failed.errorMessage()));
        return new CloudException(kind, operation, code, text, "", new BatchFailure(text));
    }

    private static String sentence(FailedScheduledUpdateGroupActionRequest failed) {
        String text = orEmpty(failed.errorMessage());
        return "scheduled action `" + failed.scheduledActionName() + "`: "
                + (text.isEmpty() ? orEmpty(failed.errorCode()) : text);
    }
}
