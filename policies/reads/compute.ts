import { type ReadTable, reads, regional } from "./read";

const repository = regional("ecr", "repository/any");
const lambda = regional("lambda", "function:any");

/** Containers, functions, balancers and how they scale. */
export const compute: ReadTable = {
  "aws:appautoscaling/policy:Policy": reads(
    "appautoscaling/policy.go",
    "application-autoscaling:DescribeScalingPolicies",
  ),
  "aws:appautoscaling/scheduledAction:ScheduledAction": reads(
    "appautoscaling/scheduled_action.go",
    "application-autoscaling:DescribeScheduledActions",
  ),
  "aws:appautoscaling/target:Target": reads(
    "appautoscaling/target.go",
    "application-autoscaling:DescribeScalableTargets",
    "application-autoscaling:ListTagsForResource",
  ),
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": reads("ecr/lifecycle_policy.go", ["ecr:GetLifecyclePolicy", repository]),
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": reads(
    "ecr/registry_scanning_configuration.go",
    "ecr:GetRegistryScanningConfiguration",
  ),
  "aws:ecr/repository:Repository": reads("ecr/repository.go", "ecr:DescribeRepositories", "ecr:ListTagsForResource"),
  "aws:ecr/repositoryPolicy:RepositoryPolicy": reads("ecr/repository_policy.go", [
    "ecr:GetRepositoryPolicy",
    repository,
  ]),
  "aws:ecs/cluster:Cluster": reads("ecs/cluster.go", "ecs:DescribeClusters"),
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": reads(
    "ecs/cluster_capacity_providers.go",
    "ecs:DescribeClusters",
  ),
  "aws:ecs/service:Service": reads("ecs/service.go", "ecs:DescribeServices"),
  "aws:ecs/taskDefinition:TaskDefinition": reads("ecs/task_definition.go", "ecs:DescribeTaskDefinition"),
  "aws:lambda/function:Function": reads(
    "lambda/function.go",
    ["lambda:GetFunction", lambda],
    ["lambda:GetFunctionCodeSigningConfig", lambda],
    "lambda:ListVersionsByFunction",
  ),
  // What it answered stands in the state; it is not called again to be read.
  "aws:lambda/invocation:Invocation": reads("lambda/invocation.go"),
  "aws:lb/listener:Listener": reads(
    "elbv2/listener.go",
    "elasticloadbalancing:DescribeListeners",
    "elasticloadbalancing:DescribeListenerAttributes",
    "elasticloadbalancing:DescribeTags",
  ),
  "aws:lb/listenerRule:ListenerRule": reads(
    "elbv2/listener_rule.go",
    "elasticloadbalancing:DescribeRules",
    "elasticloadbalancing:DescribeTags",
  ),
  "aws:lb/loadBalancer:LoadBalancer": reads(
    "elbv2/load_balancer.go",
    "elasticloadbalancing:DescribeLoadBalancers",
    "elasticloadbalancing:DescribeLoadBalancerAttributes",
    "elasticloadbalancing:DescribeCapacityReservation",
    "elasticloadbalancing:DescribeTags",
  ),
  "aws:lb/targetGroup:TargetGroup": reads(
    "elbv2/target_group.go",
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTargetGroupAttributes",
    "elasticloadbalancing:DescribeTags",
  ),
};
