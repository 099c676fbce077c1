import type { Rule } from "../../rule";
import type { View } from "../../kernel/graph";
import { agree } from "../../views/named";
import { SERVICE } from "../../views/tasks";

export const rule: Rule = {
  id: "deployment-controller-consistent",
  title:
    "A service asks of its deployment controller only what that one does, and leaves to the deploy tool what is the tool's.",
  why: "AWS refuses the combination in the middle of an update, or the next update takes a deployment back.",
  fix: "Circuit breaker and alarms belong to the ECS controller; CODE_DEPLOY needs a deployment group with automatic rollback; put taskDefinition, and desiredCount where it scales, into ignoreChanges.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [SERVICE],
  check: (service, check) => {
    const controller = (): string => service.text("deploymentController.type") ?? "ECS";
    const strategy = (): string => service.text("deploymentConfiguration.strategy") ?? "ROLLING";
    const ignored = (property: string): boolean => service.resource.ignoreChanges.includes(property);
    check.expect(
      () =>
        controller() === "ECS" ||
        (service.flag("deploymentCircuitBreaker.enable") !== true && service.flag("alarms.enable") !== true),
      "the circuit breaker and alarms are of the ECS controller alone",
      { part: "breaker" },
    );
    check.expect(
      () => controller() === "ECS" || strategy() === "ROLLING",
      "a deployment strategy is of the ECS controller alone",
      { part: "strategy" },
    );
    check.expect(
      () => controller() !== "CODE_DEPLOY" || groupsOf(service).some(rollsBack),
      "no deployment group of CodeDeploy with automatic rollback deploys it",
      { part: "deployment-group" },
    );
    check.expect(() => ignored("taskDefinition"), "an update would take back what a deploy tool has deployed", {
      part: "task-definition",
    });
    const targets = () => scalingTargets(service);
    check.expect(() => targets().length === 0 || ignored("desiredCount"), "an update would undo the scaling", {
      part: "desired-count",
    });
    check.expect(
      () => (controller() === "ECS" && strategy() === "ROLLING") || !targets().some(scalesByRequests),
      "scaling by requests counts one target group, and blue/green has two",
      { part: "request-scaling" },
    );
  },
};

const GROUP = "aws:codedeploy/deploymentGroup:DeploymentGroup";
const TARGET = "aws:appautoscaling/target:Target";
const POLICY = "aws:appautoscaling/policy:Policy";

function groupsOf(service: View): readonly View[] {
  return service.graph
    .ofType(GROUP)
    .filter((group) => service.graph.target(group.at("ecsService"), "serviceName", SERVICE) === service);
}

function rollsBack(group: View): boolean {
  return (
    group.flag("autoRollbackConfiguration.enabled") === true &&
    group.texts("autoRollbackConfiguration.events").includes("DEPLOYMENT_FAILURE")
  );
}

/** The targets of Application Auto Scaling whose resource is the service: by where the id came from, or by the name at its end. */
function scalingTargets(service: View): readonly View[] {
  return service.graph.ofType(TARGET).filter((target) => {
    const sources = target.sourcesOf("resourceId");
    if (sources.includes(service)) return true;
    // What comes from others is none of this one.
    if (target.isHidden("resourceId") && sources.length > 0) return false;
    const id = target.text("resourceId");
    return id?.startsWith("service/") === true && id.slice(id.lastIndexOf("/") + 1) === service.text("name");
  });
}

function scalesByRequests(target: View): boolean {
  const metric = "targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification.predefinedMetricType";
  const own = (policy: View): boolean =>
    policy.sourcesOf("resourceId").includes(target) || agree(policy, target, "resourceId");
  return target.graph
    .ofType(POLICY)
    .some((policy) => own(policy) && policy.text(metric) === "ALBRequestCountPerTarget");
}
