import type { Check } from "../kernel/check";
import type { View } from "../kernel/graph";
import type { DeclaredScaling } from "../registry";
import type { Proof } from "../rule";
import { declaredService, placeOf, wordsOf } from "../views/declared";
import { SCALING_POLICY, scaledBy, scalingOf, TARGET } from "../views/scaling";
import { SERVICE } from "../views/tasks";
import { Way } from "../ways/way";

const DIMENSION = "ecs:service:DesiredCount";

/** What the definition holds → what Application Auto Scaling calls it. */
const METRICS: Readonly<Record<string, string>> = {
  cpu: "ECSServiceAverageCPUUtilization",
  memory: "ECSServiceAverageMemoryUtilization",
};

export const rule: Proof = {
  id: "proof-service-scales",
  title: "A service begins with tasks, has between min and max of them, and more when it has more to do.",
  why: "A service without tasks answers nobody, and one that nothing scales answers until the evening.",
  fix: "Mend the hop that the message names; those before it hold.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [SERVICE, TARGET, SCALING_POLICY],
  noun: "service",
  check: (subject, check) => {
    if (subject.type === SERVICE) ofService(subject, check);
    else ofScaling(subject, check);
  },
};

function ofService(service: View, check: Check): void {
  const place = placeOf(service);
  const declared = place && declaredService(check.registry, check.graph, place);
  if (place === undefined || declared === undefined) return;
  const way = new Way(check, wordsOf(place));
  const bounds = boundsOf(declared.scaling);
  way.expect(
    "begins",
    () => {
      // The provider asks for none where nothing is said (terraform-provider-aws, `ecs/service.go`).
      const desired = service.number("desiredCount") ?? 0;
      return bounds.some(({ min, max }) => desired >= min && desired <= max);
    },
    "it begins with fewer tasks than its min, or with more than its max",
    service,
  );
  const target = way.found(
    "target",
    () => scalingOf(service, TARGET)[0],
    "nothing scales it: it has no target of Application Auto Scaling",
    service,
  );
  if (target === undefined) return;
  way.expect(
    "bounds",
    () => bounds.some(({ min, max }) => target.number("minCapacity") === min && target.number("maxCapacity") === max),
    "it is scaled between other numbers of tasks than its min and max",
    target,
  );
  way.expect(
    "follows",
    () =>
      Object.keys(declared.scaling.schedule).length > 0 ||
      !["minCapacity", "maxCapacity"].some((property) => target.resource.ignoreChanges.includes(property)),
    "no schedule changes its min and max, and an update passes over what its definition says of them",
    target,
  );
  toPolicies(way, service, declared.scaling);
}

/** What it is scaled between: by the definition, or since the last hour that the definition names, which an update leaves as it is. */
function boundsOf({ min, max, schedule }: DeclaredScaling): readonly { readonly min: number; readonly max: number }[] {
  return [{ min, max }, ...Object.values(schedule)];
}

function toPolicies(way: Way, service: View, { holds }: DeclaredScaling): void {
  const held = (what: string, percent: number | undefined): boolean =>
    scalingOf(service, SCALING_POLICY).some((policy) => {
      const tracking = policy.at("targetTrackingScalingPolicyConfiguration");
      return (
        policy.text("policyType") === "TargetTrackingScaling" &&
        tracking.text("predefinedMetricSpecification.predefinedMetricType") === METRICS[what] &&
        (percent === undefined || tracking.number("targetValue") === percent)
      );
    });
  // Where the definition names nothing, the platform holds what it likes; without a policy nothing would follow min and max.
  if (Object.keys(holds).length === 0) {
    way.expect(
      "held",
      () => Object.keys(METRICS).some((what) => held(what, undefined)),
      "no policy brings it from its min to its max",
      service,
    );
  }
  for (const [what, percent] of Object.entries(holds)) {
    way.expect("held", () => held(what, percent), `no policy holds what scaling.${what} says`, service);
  }
}

/** What scales names a service of its own environment, and the number of its tasks. */
function ofScaling(scaling: View, check: Check): void {
  const place = placeOf(scaling);
  const words = place === undefined ? scaling.name : wordsOf(place);
  const way = new Way(check, `the scaling of ${words}`);
  way.expect(
    "service",
    () => {
      const service = scaledBy(scaling);
      return service !== undefined && service.environment === scaling.environment;
    },
    "it names no service of its environment",
    scaling,
  );
  way.expect(
    "dimension",
    () => scaling.text("serviceNamespace") === "ecs" && scaling.text("scalableDimension") === DIMENSION,
    "it does not change the number of the service's tasks",
    scaling,
  );
}
