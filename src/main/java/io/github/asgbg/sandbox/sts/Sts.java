package io.github.asgbg.sandbox.sts;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.Dialect;
import io.github.asgbg.sandbox.wire.Newer;
import io.github.asgbg.sandbox.wire.QueryService;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** A simulated STS: one account, one user, and any role that anybody asks for. */
public final class Sts extends QueryService {
    /** The account of the whole sandbox. */
    public static final String ACCOUNT = "123456789012";

    /** Who calls, whatever the credentials are. */
    public static final String CALLER = "arn:aws:iam::" + ACCOUNT + ":user/sandbox";

    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/(?:.*/)?([\\w+=,.@-]+)");
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration USUAL = Duration.ofHours(1);

    private final World world;

    public Sts(World world) {
        super("sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/", Dialect.QUERY);
        this.world = world;
        // Nobody checks who assumes a role, and all may do the same; a policy of the session would be a restriction.
        unsupported()
                .refuses("AssumeRole", "Policy", "PolicyArns", "ProvidedContexts")
                .ignores("AssumeRole", "Tags", "TransitiveTagKeys", "ExternalId", "SerialNumber", "TokenCode")
                .ignores("AssumeRole", "SourceIdentity");
        on("GetCallerIdentity", GetCallerIdentityRequest::builder, this::callerIdentity);
        on("AssumeRole", AssumeRoleRequest::builder, this::assumeRole);
    }

    private GetCallerIdentityResponse callerIdentity(GetCallerIdentityRequest request) {
        return GetCallerIdentityResponse.builder()
                .account(ACCOUNT)
                .userId("AIDASANDBOXUSER000001")
                .arn(CALLER)
                .build();
    }

    /** API GetCallerIdentity: "No permissions are required", even against a policy that denies it. */
    @Override
    protected boolean isFree(String operation) {
        return operation.equals("GetCallerIdentity");
    }

    @Override
    protected Optional<String> resource(String operation, Newer request) {
        return request.value("RoleArn");
    }

    private AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
        Matcher role = ROLE.matcher(request.roleArn() == null ? "" : request.roleArn());
        if (!role.matches()) {
            throw AwsError.validation(request.roleArn() + " is invalid");
        }
        String session = sessionName(request);
        Credentials credentials = Credentials.builder()
                .accessKeyId("ASIASANDBOXSESSION01")
                .secretAccessKey("sandbox-secret")
                .sessionToken("sandbox-session-" + session)
                .expiration(world.now().plus(duration(request)))
                .build();
        AssumedRoleUser user = AssumedRoleUser.builder()
                .assumedRoleId("AROASANDBOXROLE000001:" + session)
                .arn("arn:aws:sts::" + role.group(1) + ":assumed-role/" + role.group(2) + "/" + session)
                .build();
        return AssumeRoleResponse.builder()
                .credentials(credentials)
                .assumedRoleUser(user)
                .build();
    }

    private static String sessionName(AssumeRoleRequest request) {
        String name = request.roleSessionName() == null ? "" : request.roleSessionName();
        if (!name.matches("[\\w+=,.@-]{2,64}")) {
            throw AwsError.validation("1 validation error detected: Value '" + name
                    + "' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression"
                    + " pattern: [\\w+=,.@-]*");
        }
        return name;
    }

    private static Duration duration(AssumeRoleRequest request) {
        Duration asked = request.durationSeconds() == null ? USUAL : Duration.ofSeconds(request.durationSeconds());
        if (asked.compareTo(SHORTEST) < 0 || asked.compareTo(LONGEST) > 0) {
            throw AwsError.validation(
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        return asked;
    }
}
