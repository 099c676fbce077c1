/**
 * The figures of AWS that monitors may ask for, as Datadog names them, each with what a threshold stays below: what the figure can come to, else what
 * would be no alert any more. From the tables "Metrics" of Datadog's integrations for ECS, Application ELB, CloudFront, RDS and ACM.
 */
export const figures: Readonly<Record<string, number>> = {
  // Shares, in percent.
  "aws.ecs.service.cpuutilization": 100,
  "aws.ecs.service.memory_utilization": 100,
  "aws.rds.cpuutilization": 100,
  "aws.applicationelb.httpcode_target_4xx": 100,
  // Requests that fail within a window: a thousand is a night of complaints.
  "aws.applicationelb.httpcode_target_5xx": 1000,
  "aws.applicationelb.httpcode_elb_5xx": 1000,
  "aws.applicationelb.request_count": 1000,
  "aws.cloudfront.5xx_error_rate": 1000,
  "aws.cloudfront.requests": 1000,
  // Seconds: thrice what a definition may call slow at most (`latencySeconds`).
  "aws.applicationelb.target_response_time.p95": 181,
  // Tasks.
  "aws.applicationelb.healthy_host_count.maximum": 100,
  "aws.applicationelb.un_healthy_host_count.maximum": 100,
  "aws.ecs.service.running": 100,
  "aws.ecs.service.desired": 100,
  // Connections: no instance of Aurora takes more than 16,000 (Aurora user guide, "Maximum connections").
  "aws.rds.database_connections": 16_001,
  // Bytes: the largest instance has less than two tebibytes.
  "aws.rds.freeable_memory": 2 * 1024 ** 4,
  // Milliseconds.
  "aws.rds.aurora_replica_lag": 60_000,
  // A second.
  "aws.rds.deadlocks": 10,
  "aws.rds.blocked_transactions": 100,
  // Days: a certificate lives for 13 months at most.
  "aws.certificatemanager.days_to_expiry": 398,
};
