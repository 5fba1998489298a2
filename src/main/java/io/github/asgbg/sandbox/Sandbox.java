package io.github.asgbg.sandbox;

import io.github.asgbg.sandbox.autoscaling.AutoScaling;
import io.github.asgbg.sandbox.autoscaling.Quirks;
import io.github.asgbg.sandbox.cloudwatch.CloudWatch;
import io.github.asgbg.sandbox.ec2.Applications;
import io.github.asgbg.sandbox.ec2.Ec2;
import io.github.asgbg.sandbox.elbv2.LoadBalancing;
import io.github.asgbg.sandbox.elbv2.Network;
import io.github.asgbg.sandbox.elbv2.Timings;
import io.github.asgbg.sandbox.iam.Iam;
import io.github.asgbg.sandbox.s3.S3;
import io.github.asgbg.sandbox.sts.Sts;
import io.github.asgbg.sandbox.traffic.Behaviour;
import io.github.asgbg.sandbox.traffic.HttpApplications;
import io.github.asgbg.sandbox.traffic.LoadBalancerListener;
import io.github.asgbg.sandbox.traffic.ModelApplications;
import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.HttpListener;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.wire.Permissions;
import io.github.asgbg.sandbox.wire.QueryService;
import io.github.asgbg.sandbox.world.World;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * A simulated AWS: Auto Scaling, Elastic Load Balancing, EC2, CloudWatch, S3, STS and a question to IAM, in one region of one account.
 *
 * <p>Unless it is blank it begins with a service in production: group {@code shop-blue} with healthy instances of version
 * {@code v1} in service behind load balancer {@code shop}, group {@code shop-green} empty behind the same target group,
 * and a bucket for the ledger. All of that is ready when {@link SandboxBuilder#start} returns.
 *
 * <p>Time is virtual unless a speed is given: a test moves it by {@link World#advance}. With a speed it passes by itself,
 * the sandbox listens for any AWS client at {@link #endpoint}, and, unless switched off, every machine is a real HTTP
 * server behind a real listener at {@link #loadBalancer}. How a version behaves follows from its name; see {@link
 * Behaviour}.
 *
 * <p>Sources of its behaviour are AWS's documents, as cited by the tests of each service. It does not check signatures.
 * The caller may do everything that was not denied by {@link #deny}.
 */
public final class Sandbox implements AutoCloseable {
    private static final String ACCOUNT = Sts.ACCOUNT;
    private static final int LISTENER_PORT = 80;

    private final SandboxBuilder settings;
    private final Permissions permissions = new Permissions(Sts.CALLER);
    private final World world;
    private final ModelApplications applications;
    private final Ec2 ec2;
    private final LaunchFaults launches;
    private final S3 s3;
    private final LoadBalancing balancing;
    private final CloudWatch cloudWatch;
    private final AutoScaling autoScaling;
    private final LoadModel load;
    private final List<QueryService> queryServices;
    private final Gateway gateway;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Optional<Pair.Made> pair;
    private final Optional<HttpListener> listener;
    private final Optional<LoadBalancerListener> loadBalancer;

    Sandbox(SandboxBuilder settings) {
        this.settings = settings;
        this.world = settings.speed
                .map(speed -> World.real(settings.seed, speed))
                .orElseGet(() -> World.virtual(settings.seed));
        open.push(world::close);
        Applications running = settings.traffic ? httpApplications() : modelApplications();
        this.applications = running instanceof HttpApplications http ? http.model() : (ModelApplications) running;
        this.ec2 = new Ec2(world, running, settings.region);
        this.launches = new LaunchFaults(ec2, settings.versionTag);
        this.s3 = new S3(world, ACCOUNT);
        this.balancing = new LoadBalancing(
                world,
                ec2,
                network(ec2),
                Timings.typical().withRoutingLag(settings.routingLag),
                settings.region,
                ACCOUNT);
        this.cloudWatch = new CloudWatch(world, settings.region, ACCOUNT);
        this.autoScaling = autoScaling();
        this.load = new LoadModel(autoScaling, balancing, settings.cpuPerThousandRequests);
        load.set(settings.load);
        cloudWatch.everyMinute(load);
        cloudWatch.everyMinute(new GroupMetrics(autoScaling));
        this.queryServices = List.of(autoScaling, balancing, ec2, cloudWatch, new Sts(world), new Iam(permissions));
        this.gateway = new Gateway(
                world,
                permissions,
                Stream.concat(queryServices.stream(), Stream.of(s3)).toList());
        this.pair = settings.blank
                ? Optional.empty()
                : Optional.of(new Pair(settings, world, new InProcessHttpClient(gateway)).make());
        this.loadBalancer = pair.filter(made -> settings.traffic).map(this::listen);
        this.listener = listen(settings.port);
    }

    private Applications modelApplications() {
        return new ModelApplications(world, settings.boot, settings::behaviour);
    }

    private Applications httpApplications() {
        HttpApplications http = new HttpApplications(world, settings.boot, settings::behaviour);
        open.push(http);
        return http;
    }

    private static Network network(Ec2 ec2) {
        return new Network() {
            @Override
            public String zoneOf(String subnetId) {
                return ec2.zoneOf(subnetId);
            }

            @Override
            public String vpcOf(String subnetId) {
                return ec2.vpcOf(subnetId);
            }
        };
    }

    private AutoScaling autoScaling() {
        Quirks quirks = Quirks.defaults()
                .withVersionTag(settings.versionTag)
                .withIdsPerCall(settings.idsPerCall)
                .withRegion(settings.region);
        return new AutoScaling(
                world,
                launches,
                balancing.targetGroups(),
                cloudWatch.alarms(),
                io.github.asgbg.sandbox.autoscaling.Timings.defaults(),
                settings.movesOneByOne ? quirks.withMovesOneByOne() : quirks);
    }

    private LoadBalancerListener listen(Pair.Made made) {
        LoadBalancerListener opened = new LoadBalancerListener(
                world, balancing, ec2, made.loadBalancerArn(), LISTENER_PORT, settings.loadBalancerPort);
        open.push(opened);
        return opened;
    }

    private Optional<HttpListener> listen(OptionalInt port) {
        if (port.isEmpty()) {
            return Optional.empty();
        }
        HttpListener opened = new HttpListener(gateway, port.getAsInt());
        open.push(opened);
        return Optional.of(opened);
    }

    /** Begins to describe a sandbox. */
    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    public World world() {
        return world;
    }

    public Gateway gateway() {
        return gateway;
    }

    /** All services but S3, which has no operations with names on the wire. */
    List<QueryService> queryServices() {
        return queryServices;
    }

    /** An HTTP client for the SDK that reaches this sandbox without sockets. */
    public SdkHttpClient httpClient() {
        return new InProcessHttpClient(gateway);
    }

    /** The same with something in between that sees, delays or loses requests and answers. */
    public SdkHttpClient httpClient(InProcessHttpClient.Interceptor interceptor) {
        return new InProcessHttpClient(gateway, interceptor);
    }

    /**
     * Where AWS clients reach the sandbox.
     *
     * @throws IllegalStateException when it does not listen
     */
    public URI endpoint() {
        return listener.map(HttpListener::endpoint)
                .orElseThrow(() -> new IllegalStateException("the sandbox was not told to listen on a port"));
    }

    /**
     * Where users reach the service.
     *
     * @throws IllegalStateException when there is no real traffic
     */
    public URI loadBalancer() {
        return loadBalancer
                .map(LoadBalancerListener::url)
                .orElseThrow(() -> new IllegalStateException("the sandbox has no real traffic, or is blank"));
    }

    public String region() {
        return settings.region;
    }

    /** The name of the service, of its load balancer, target group and launch template. */
    public String service() {
        return settings.service;
    }

    /** The name of the group that serves at the beginning. */
    public String blueGroup() {
        return settings.service + "-blue";
    }

    /** The name of the group that is empty at the beginning. */
    public String greenGroup() {
        return settings.service + "-green";
    }

    /**
     * The target group of both groups.
     *
     * @throws IllegalStateException when the sandbox is blank
     */
    public String targetGroupArn() {
        return made().targetGroupArn();
    }

    /**
     * The load balancer of both groups.
     *
     * @throws IllegalStateException when the sandbox is blank
     */
    public String loadBalancerArn() {
        return made().loadBalancerArn();
    }

    private Pair.Made made() {
        return pair.orElseThrow(() -> new IllegalStateException("a blank sandbox has no groups"));
    }

    /** The bucket that was made for the ledger; a blank sandbox has none of that name yet. */
    public String bucket() {
        return settings.bucket;
    }

    public S3 s3() {
        return s3;
    }

    public LoadBalancing loadBalancing() {
        return balancing;
    }

    /** Metrics and alarms; a test drives a metric by {@link CloudWatch#gauge}. */
    public CloudWatch cloudWatch() {
        return cloudWatch;
    }

    /**
     * Changes how many requests a minute the whole service gets, of which RequestCountPerTarget and CPUUtilization follow;
     * at 0 these are not reported.
     *
     * @throws IllegalArgumentException when the number is negative
     */
    public void load(double requestsPerMinute) {
        SandboxBuilder.requireLoad(requestsPerMinute);
        world.locked(() -> {
            load.set(requestsPerMinute);
            return true;
        });
    }

    /** The version that the application on a machine runs, once it has started. */
    public Optional<String> version(String instanceId) {
        return applications.version(instanceId);
    }

    /**
     * Tells predictive scaling how many instances a group is going to need every hour from now on.
     *
     * @throws io.github.asgbg.sandbox.wire.AwsError when there is no such group
     */
    public void forecast(String group, int capacity) {
        autoScaling.forecast(group, capacity);
    }

    /** Terminates a machine behind Auto Scaling's back. */
    public void terminate(String instanceId) {
        world.locked(() -> {
            ec2.terminate(instanceId);
            return true;
        });
    }

    /**
     * Makes a running application behave otherwise from now on: fall sick, recover, die.
     *
     * @throws IllegalArgumentException when nothing runs on that machine
     */
    public void become(String instanceId, Behaviour behaviour) {
        applications.become(instanceId, behaviour);
    }

    /** Makes launches for a group, or of a version, fail with this text in their scaling activities. */
    public void failLaunches(String groupOrVersion, String statusMessage) {
        failLaunches(groupOrVersion, statusMessage, Integer.MAX_VALUE);
    }

    /** The same for so many launches only. */
    public void failLaunches(String groupOrVersion, String statusMessage, int times) {
        fail(groupOrVersion, new LaunchFaults.Fault(statusMessage, Optional.empty(), times));
    }

    /** The same for launches in one Availability Zone only. */
    public void failLaunchesIn(String zone, String groupOrVersion, String statusMessage) {
        fail(groupOrVersion, new LaunchFaults.Fault(statusMessage, Optional.of(zone), Integer.MAX_VALUE));
    }

    private void fail(String groupOrVersion, LaunchFaults.Fault fault) {
        world.locked(() -> {
            launches.fail(groupOrVersion, fault);
            return true;
        });
    }

    /** Lets launches for a group, or of a version, succeed again. */
    public void allowLaunches(String groupOrVersion) {
        world.locked(() -> {
            launches.heal(groupOrVersion);
            return true;
        });
    }

    /**
     * From now on no policy allows the caller this IAM action, such as {@code autoscaling:EnterStandby}; the wildcards of IAM
     * stand for several. Each service refuses in its own way, at once, and changes nothing.
     *
     * @throws IllegalArgumentException when the action is not written {@code service:Operation}
     */
    public void deny(String action) {
        permissions.decide(action, Permissions.Decision.IMPLICIT_DENY);
    }

    /** The same, by a policy that denies it; what is told to the caller differs. */
    public void denyExplicitly(String action) {
        permissions.decide(action, Permissions.Decision.EXPLICIT_DENY);
    }

    /** Takes a denial back; after {@code deny("ec2:*")} also for single actions. */
    public void allow(String action) {
        permissions.decide(action, Permissions.Decision.ALLOWED);
    }

    /** From now on the services refuse what is signed with this access key, as they do when the session of its token has ended. */
    public void expire(String accessKeyId) {
        permissions.credentials().endAt(accessKeyId, Instant.MIN);
    }

    /** From now on requests are refused whose time is more than 15 minutes away from that of the world. */
    public void checkClocks() {
        permissions.credentials().checkClocks();
    }

    /**
     * Cuts off the next answer to a request of this IAM action, such as {@code s3:GetObject}, for a client without sockets
     * as well as over a connection: the whole length is promised, and the first half comes. The request is carried out.
     */
    public void cutOffNextAnswer(String action) {
        gateway.cutOffAnswer(action, 1);
    }

    /** The same for the n-th answer from now on; the next one is the first. */
    public void cutOffAnswer(String action, int nth) {
        gateway.cutOffAnswer(action, nth);
    }

    @Override
    public void close() {
        open.forEach(Sandbox::closeOne);
        open.clear();
    }

    private static void closeOne(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception failure) {
            throw new IllegalStateException("could not close the sandbox", failure);
        }
    }
}
