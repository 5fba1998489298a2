package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.Dialect;
import io.github.asgbg.sandbox.wire.Newer;
import io.github.asgbg.sandbox.wire.QueryService;
import io.github.asgbg.sandbox.wire.TextRules;
import io.github.asgbg.sandbox.world.World;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.AttachInstancesRequest;
import software.amazon.awssdk.services.autoscaling.model.AttachLoadBalancerTargetGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.AttachLoadBalancerTargetGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.AttachTrafficSourcesRequest;
import software.amazon.awssdk.services.autoscaling.model.AttachTrafficSourcesResponse;
import software.amazon.awssdk.services.autoscaling.model.BatchDeleteScheduledActionRequest;
import software.amazon.awssdk.services.autoscaling.model.BatchPutScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.autoscaling.model.CancelInstanceRefreshRequest;
import software.amazon.awssdk.services.autoscaling.model.CompleteLifecycleActionRequest;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.CreateOrUpdateTagsRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteLifecycleHookRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteNotificationConfigurationRequest;
import software.amazon.awssdk.services.autoscaling.model.DeletePolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteScheduledActionRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteTagsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAccountLimitsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingInstancesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingNotificationTypesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeInstanceRefreshesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeLifecycleHookTypesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeLifecycleHooksRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeLoadBalancerTargetGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeLoadBalancerTargetGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeMetricCollectionTypesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeNotificationConfigurationsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribePoliciesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeScalingActivitiesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeScalingActivitiesResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeScalingProcessTypesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeScheduledActionsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeTagsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeTerminationPolicyTypesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeTrafficSourcesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeTrafficSourcesResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeWarmPoolRequest;
import software.amazon.awssdk.services.autoscaling.model.DetachInstancesRequest;
import software.amazon.awssdk.services.autoscaling.model.DetachLoadBalancerTargetGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DetachLoadBalancerTargetGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.DetachTrafficSourcesRequest;
import software.amazon.awssdk.services.autoscaling.model.DetachTrafficSourcesResponse;
import software.amazon.awssdk.services.autoscaling.model.DisableMetricsCollectionRequest;
import software.amazon.awssdk.services.autoscaling.model.EnableMetricsCollectionRequest;
import software.amazon.awssdk.services.autoscaling.model.EnterStandbyRequest;
import software.amazon.awssdk.services.autoscaling.model.ExecutePolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.ExitStandbyRequest;
import software.amazon.awssdk.services.autoscaling.model.GetPredictiveScalingForecastRequest;
import software.amazon.awssdk.services.autoscaling.model.PutLifecycleHookRequest;
import software.amazon.awssdk.services.autoscaling.model.PutNotificationConfigurationRequest;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.PutScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.autoscaling.model.RecordLifecycleActionHeartbeatRequest;
import software.amazon.awssdk.services.autoscaling.model.ResumeProcessesRequest;
import software.amazon.awssdk.services.autoscaling.model.SetDesiredCapacityRequest;
import software.amazon.awssdk.services.autoscaling.model.SetInstanceHealthRequest;
import software.amazon.awssdk.services.autoscaling.model.SetInstanceProtectionRequest;
import software.amazon.awssdk.services.autoscaling.model.SuspendProcessesRequest;
import software.amazon.awssdk.services.autoscaling.model.TerminateInstanceInAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupRequest;

/**
 * A simulated Amazon EC2 Auto Scaling: which operation is answered by what.
 *
 * <p>What the operations set in motion goes on by itself, on the world's clock.
 */
public final class AutoScaling extends QueryService {
    private static final TextRules TEXTS = Texts.rules();

    private final Account account;
    private final Predictions predictions;

    public AutoScaling(World world, Compute compute, Targets targets, Alarms alarms, Timings timings, Quirks quirks) {
        super("autoscaling", "2011-01-01", "http://autoscaling.amazonaws.com/doc/2011-01-01/", Dialect.QUERY);
        this.account = Account.of(world, compute, targets, alarms, timings, quirks);
        LeftOut.declare(unsupported());
        standIn(quirks.region());
        LoadBalancing loadBalancing = new LoadBalancing(account);
        Hooks hooks = new Hooks(account);
        Lifecycle lifecycle = new Lifecycle(account, loadBalancing, hooks);
        HookRequests hookRequests = new HookRequests(account, hooks, lifecycle);
        TagRequests tagRequests = new TagRequests(account);
        PolicyRequests policyRequests = new PolicyRequests(account);
        groups(new GroupRequests(account, lifecycle, loadBalancing, tagRequests, hookRequests, policyRequests));
        tags(tagRequests);
        hooks(hookRequests);
        standby(new StandbyRequests(account, lifecycle));
        instances(new InstanceRequests(account, lifecycle));
        processes(new ProcessRequests(account));
        attachments(new AttachmentRequests(account, loadBalancing));
        this.<DescribeScalingActivitiesRequest, DescribeScalingActivitiesResponse>onNewer(
                "DescribeScalingActivities",
                DescribeScalingActivitiesRequest::builder,
                new ActivityRequests(account)::describe);
        Scaling scaling = new Scaling(account);
        alarms.onAction(new AlarmNotifications(account, scaling)::heed);
        scheduled(new ScheduledActionRequests(account, new Schedule(account)));
        policies(policyRequests, new PolicyExecution(account, policyRequests, scaling));
        notifications(new NotificationRequests(account));
        catalogue(new Catalogue(account));
        this.predictions = new Predictions(account, policyRequests);
        on("GetPredictiveScalingForecast", GetPredictiveScalingForecastRequest::builder, predictions::get);
        new Heartbeat(account, loadBalancing, lifecycle, predictions).start();
    }

    /**
     * Tells predictive scaling what a group is going to need every hour from now on.
     *
     * @throws io.github.asgbg.sandbox.wire.AwsError when there is no such group
     */
    public void forecast(String groupName, int capacity) {
        account.world().locked(() -> {
            predictions.predict(groupName, capacity);
            return true;
        });
    }

    @Override
    protected TextRules texts() {
        return TEXTS;
    }

    /** The unique part of a group's ARN is an asterisk, as the call knows the group by its name only. */
    @Override
    protected Optional<String> resource(String operation, Newer request) {
        return request.value("AutoScalingGroupName")
                .or(() -> request.items("Tags").stream().findFirst().flatMap(tag -> tag.value("ResourceId")))
                .map(name -> "arn:aws:autoscaling:" + account.quirks().region() + ":"
                        + account.quirks().accountId() + ":autoScalingGroup:*:autoScalingGroupName/" + name);
    }

    /** The groups as they are now, counted for their metrics. */
    public List<Census> census() {
        return account.world()
                .locked(() -> account.allGroups().stream().map(Census::of).toList());
    }

    private void groups(GroupRequests groups) {
        on("CreateAutoScalingGroup", CreateAutoScalingGroupRequest::builder, groups::create);
        on("UpdateAutoScalingGroup", UpdateAutoScalingGroupRequest::builder, groups::update);
        on("DeleteAutoScalingGroup", DeleteAutoScalingGroupRequest::builder, groups::delete);
        this.<DescribeAutoScalingGroupsRequest, DescribeAutoScalingGroupsResponse>onNewer(
                "DescribeAutoScalingGroups", DescribeAutoScalingGroupsRequest::builder, groups::describe);
        on("SetDesiredCapacity", SetDesiredCapacityRequest::builder, groups::setDesired);
    }

    private void tags(TagRequests tags) {
        on("CreateOrUpdateTags", CreateOrUpdateTagsRequest::builder, tags::createOrUpdate);
        on("DeleteTags", DeleteTagsRequest::builder, tags::delete);
        on("DescribeTags", DescribeTagsRequest::builder, tags::describe);
    }

    private void hooks(HookRequests hooks) {
        on("PutLifecycleHook", PutLifecycleHookRequest::builder, hooks::put);
        on("DeleteLifecycleHook", DeleteLifecycleHookRequest::builder, hooks::delete);
        on("DescribeLifecycleHooks", DescribeLifecycleHooksRequest::builder, hooks::describe);
        on("CompleteLifecycleAction", CompleteLifecycleActionRequest::builder, hooks::complete);
        on("RecordLifecycleActionHeartbeat", RecordLifecycleActionHeartbeatRequest::builder, hooks::heartbeat);
    }

    private void standby(StandbyRequests standby) {
        on("EnterStandby", EnterStandbyRequest::builder, standby::enter);
        on("ExitStandby", ExitStandbyRequest::builder, standby::exit);
        on("DetachInstances", DetachInstancesRequest::builder, standby::detach);
        on("AttachInstances", AttachInstancesRequest::builder, standby::attach);
    }

    private void instances(InstanceRequests instances) {
        on("DescribeAutoScalingInstances", DescribeAutoScalingInstancesRequest::builder, instances::describe);
        on("SetInstanceProtection", SetInstanceProtectionRequest::builder, instances::protect);
        on("SetInstanceHealth", SetInstanceHealthRequest::builder, instances::setHealth);
        on(
                "TerminateInstanceInAutoScalingGroup",
                TerminateInstanceInAutoScalingGroupRequest::builder,
                instances::terminate);
    }

    private void processes(ProcessRequests processes) {
        on("SuspendProcesses", SuspendProcessesRequest::builder, processes::suspend);
        on("ResumeProcesses", ResumeProcessesRequest::builder, processes::resume);
        on("DescribeScalingProcessTypes", DescribeScalingProcessTypesRequest::builder, unused -> processes.types());
        on("EnableMetricsCollection", EnableMetricsCollectionRequest::builder, processes::enableMetrics);
        on("DisableMetricsCollection", DisableMetricsCollectionRequest::builder, processes::disableMetrics);
    }

    private void attachments(AttachmentRequests attachments) {
        this.<AttachLoadBalancerTargetGroupsRequest, AttachLoadBalancerTargetGroupsResponse>on(
                "AttachLoadBalancerTargetGroups", AttachLoadBalancerTargetGroupsRequest::builder, attachments::attach);
        this.<DetachLoadBalancerTargetGroupsRequest, DetachLoadBalancerTargetGroupsResponse>on(
                "DetachLoadBalancerTargetGroups", DetachLoadBalancerTargetGroupsRequest::builder, attachments::detach);
        this.<DescribeLoadBalancerTargetGroupsRequest, DescribeLoadBalancerTargetGroupsResponse>on(
                "DescribeLoadBalancerTargetGroups",
                DescribeLoadBalancerTargetGroupsRequest::builder,
                attachments::describe);
        this.<AttachTrafficSourcesRequest, AttachTrafficSourcesResponse>on(
                "AttachTrafficSources", AttachTrafficSourcesRequest::builder, attachments::attach);
        this.<DetachTrafficSourcesRequest, DetachTrafficSourcesResponse>on(
                "DetachTrafficSources", DetachTrafficSourcesRequest::builder, attachments::detach);
        this.<DescribeTrafficSourcesRequest, DescribeTrafficSourcesResponse>on(
                "DescribeTrafficSources", DescribeTrafficSourcesRequest::builder, attachments::describe);
        this.<DescribeLoadBalancersRequest, DescribeLoadBalancersResponse>on(
                "DescribeLoadBalancers", DescribeLoadBalancersRequest::builder, attachments::describe);
    }

    private void policies(PolicyRequests policies, PolicyExecution execution) {
        on("PutScalingPolicy", PutScalingPolicyRequest::builder, policies::put);
        on("DescribePolicies", DescribePoliciesRequest::builder, policies::describe);
        on("DeletePolicy", DeletePolicyRequest::builder, policies::delete);
        on("ExecutePolicy", ExecutePolicyRequest::builder, execution::execute);
    }

    private void notifications(NotificationRequests notifications) {
        on("PutNotificationConfiguration", PutNotificationConfigurationRequest::builder, notifications::put);
        on("DeleteNotificationConfiguration", DeleteNotificationConfigurationRequest::builder, notifications::delete);
        on(
                "DescribeNotificationConfigurations",
                DescribeNotificationConfigurationsRequest::builder,
                notifications::describe);
        on(
                "DescribeAutoScalingNotificationTypes",
                DescribeAutoScalingNotificationTypesRequest::builder,
                unused -> notifications.types());
    }

    private void scheduled(ScheduledActionRequests scheduled) {
        on("PutScheduledUpdateGroupAction", PutScheduledUpdateGroupActionRequest::builder, scheduled::put);
        on("BatchPutScheduledUpdateGroupAction", BatchPutScheduledUpdateGroupActionRequest::builder, scheduled::putAll);
        on("DeleteScheduledAction", DeleteScheduledActionRequest::builder, scheduled::delete);
        on("BatchDeleteScheduledAction", BatchDeleteScheduledActionRequest::builder, scheduled::deleteAll);
        on("DescribeScheduledActions", DescribeScheduledActionsRequest::builder, scheduled::describe);
    }

    private void catalogue(Catalogue catalogue) {
        on("DescribeWarmPool", DescribeWarmPoolRequest::builder, catalogue::warmPool);
        on("DescribeInstanceRefreshes", DescribeInstanceRefreshesRequest::builder, catalogue::refreshes);
        on("CancelInstanceRefresh", CancelInstanceRefreshRequest::builder, catalogue::cancelRefresh);
        on("DescribeAccountLimits", DescribeAccountLimitsRequest::builder, unused -> catalogue.limits());
        on(
                "DescribeTerminationPolicyTypes",
                DescribeTerminationPolicyTypesRequest::builder,
                unused -> catalogue.terminationPolicies());
        on("DescribeLifecycleHookTypes", DescribeLifecycleHookTypesRequest::builder, unused -> catalogue.hookTypes());
        on(
                "DescribeMetricCollectionTypes",
                DescribeMetricCollectionTypesRequest::builder,
                unused -> catalogue.metricTypes());
    }
}
