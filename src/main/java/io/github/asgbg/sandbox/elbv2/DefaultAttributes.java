package io.github.asgbg.sandbox.elbv2;

import java.util.LinkedHashMap;
import java.util.Map;

/** The attributes that an Application Load Balancer's resources are created with (ELBv2 API reference, *Attribute). */
final class DefaultAttributes {
    private DefaultAttributes() {}

    static Map<String, String> ofLoadBalancer() {
        return parse("""
                access_logs.s3.enabled=false
                access_logs.s3.bucket=
                access_logs.s3.prefix=
                connection_logs.s3.enabled=false
                connection_logs.s3.bucket=
                connection_logs.s3.prefix=
                health_check_logs.s3.enabled=false
                health_check_logs.s3.bucket=
                health_check_logs.s3.prefix=
                client_keep_alive.seconds=3600
                deletion_protection.enabled=false
                idle_timeout.timeout_seconds=60
                ipv6.deny_all_igw_traffic=false
                load_balancing.cross_zone.enabled=true
                routing.http.desync_mitigation_mode=defensive
                routing.http.drop_invalid_header_fields.enabled=false
                routing.http.preserve_host_header.enabled=false
                routing.http.x_amzn_tls_version_and_cipher_suite.enabled=false
                routing.http.xff_client_port.enabled=false
                routing.http.xff_header_processing.mode=append
                routing.http2.enabled=true
                waf.fail_open.enabled=false
                zonal_shift.config.enabled=false
                """);
    }

    static Map<String, String> ofTargetGroup() {
        return parse("""
                deregistration_delay.timeout_seconds=300
                load_balancing.algorithm.anomaly_mitigation=off
                load_balancing.algorithm.type=round_robin
                load_balancing.cross_zone.enabled=use_load_balancer_configuration
                slow_start.duration_seconds=0
                stickiness.enabled=false
                stickiness.type=lb_cookie
                stickiness.app_cookie.cookie_name=
                stickiness.app_cookie.duration_seconds=86400
                stickiness.lb_cookie.duration_seconds=86400
                target_group_health.dns_failover.minimum_healthy_targets.count=1
                target_group_health.dns_failover.minimum_healthy_targets.percentage=off
                target_group_health.unhealthy_state_routing.minimum_healthy_targets.count=1
                target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage=off
                """);
    }

    static Map<String, String> ofListener() {
        return parse("""
                routing.http.response.access_control_allow_credentials.header_value=
                routing.http.response.access_control_allow_headers.header_value=
                routing.http.response.access_control_allow_methods.header_value=
                routing.http.response.access_control_allow_origin.header_value=
                routing.http.response.access_control_expose_headers.header_value=
                routing.http.response.access_control_max_age.header_value=
                routing.http.response.content_security_policy.header_value=
                routing.http.response.server.enabled=true
                routing.http.response.strict_transport_security.header_value=
                routing.http.response.x_content_type_options.header_value=
                routing.http.response.x_frame_options.header_value=
                """);
    }

    private static Map<String, String> parse(String lines) {
        Map<String, String> attributes = new LinkedHashMap<>();
        lines.lines().forEach(line -> {
            int equals = line.indexOf('=');
            attributes.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return attributes;
    }
}
