import { between, keyOf, oneOf } from "../checks";
import type { Check, Models, Subject } from "../model";
import { clusterName } from "./containers";
import { ECS_SERVICE } from "./types";

const TARGET = "aws:appautoscaling/target:Target";

const capacity: Check = (subject) => {
  const [low, high] = [subject.number("minCapacity"), subject.number("maxCapacity")];
  if (low === undefined || high === undefined || low <= high) return undefined;
  return {
    path: "minCapacity",
    code: "ValidationException",
    value: low,
    allowed: `at most maxCapacity, ${high}`,
    fix: "lower it",
  };
};

/** Scaling names its service by `service/<cluster>/<service>`, and the service must exist. */
const scalesService: Check = (subject, world) => {
  const resource = subject.text("resourceId");
  if (resource === undefined || subject.text("serviceNamespace") !== "ecs") return undefined;
  const fault = { path: "resourceId", code: "ValidationException", value: resource };
  const [, cluster, name] = /^service\/([^/]+)\/([^/]+)$/.exec(resource) ?? [];
  if (name === undefined) return { ...fault, allowed: "service/<cluster>/<service>", fix: "correct the form" };
  const service = world
    .all(ECS_SERVICE)
    .find((one) => one.outputs["name"] === name && clusterName(world.subject(one)) === cluster);
  if (service !== undefined && world.precedes(service, subject)) return undefined;
  return { ...fault, allowed: "an ECS service that exists", fix: "add dependsOn the service" };
};

/** A policy or a scheduled action belongs to a target that is registered before. */
const hasTarget: Check = (subject, world) => {
  const resource = subject.text("resourceId");
  const target = world
    .all(TARGET)
    .find(
      (one) =>
        one.inputs["resourceId"] === resource && one.inputs["scalableDimension"] === subject.text("scalableDimension"),
    );
  if (resource === undefined || (target !== undefined && world.precedes(target, subject))) return undefined;
  return {
    path: "resourceId",
    code: "ObjectNotFoundException",
    value: resource,
    allowed: "a scalable target that is registered",
    fix: "take the target's resourceId",
  };
};

const schedule: Check = (subject) => {
  const text = subject.text("schedule");
  if (
    text === undefined ||
    /^(rate\(\d+ (minute|hour|day)s?\)|at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)|cron\((\S+ ){5}\S+\))$/.test(text)
  )
    return undefined;
  return {
    path: "schedule",
    code: "ValidationException",
    value: text,
    allowed: "rate(…), at(…) or cron(…) with six fields",
    fix: "correct the expression",
  };
};

const dayFields: Check = (subject) => {
  const fields = /^cron\((.*)\)$/.exec(subject.text("schedule") ?? "")?.[1]?.split(" ");
  if (fields?.length !== 6 || [fields[2], fields[4]].filter((field) => field === "?").length === 1) return undefined;
  return {
    path: "schedule",
    code: "ValidationException",
    value: subject.text("schedule"),
    allowed: "a ? as day of month or as day of week",
    fix: "put ? for the one not used",
  };
};

function scaled(subject: Subject): string | undefined {
  return keyOf(subject.text("resourceId"), subject.part("scalableDimension"));
}

function actionOf(subject: Subject): string | undefined {
  return keyOf(scaled(subject), subject.text("name"));
}

export const scaling: Models = {
  [TARGET]: {
    id: (subject) => subject.text("resourceId") ?? "",
    computed: (subject) => ({
      arn: subject.arn("application-autoscaling", `scalable-target/${subject.digest().slice(0, 20)}`),
      roleArn: subject.globalArn(
        "iam",
        "role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService",
      ),
    }),
    replaces: ["resourceId", "scalableDimension", "serviceNamespace", "region"],
    unique: { key: (subject) => scaled(subject), path: "resourceId", code: "ValidationException" },
    checks: [capacity, scalesService, between("minCapacity", 0, 5000), between("maxCapacity", 0, 5000)],
  },
  "aws:appautoscaling/policy:Policy": {
    id: (subject) => subject.chosen(),
    computed: (subject, id) => ({
      name: id,
      arn: subject.arn("autoscaling", `scalingPolicy:${subject.digest().slice(0, 20)}:policyName/${id}`),
      alarmArns: [],
    }),
    replaces: ["name", "resourceId", "scalableDimension", "serviceNamespace", "region"],
    unique: { key: (subject) => actionOf(subject), path: "name", code: "ValidationException" },
    checks: [hasTarget, oneOf("policyType", ["StepScaling", "TargetTrackingScaling", "PredictiveScaling"])],
  },
  "aws:appautoscaling/scheduledAction:ScheduledAction": {
    id: (subject) => `${subject.chosen()}-${subject.text("resourceId") ?? ""}`,
    computed: (subject) => ({
      name: subject.chosen(),
      arn: subject.arn(
        "autoscaling",
        `scheduledAction:${subject.digest().slice(0, 20)}:scheduledActionName/${subject.chosen()}`,
      ),
    }),
    replaces: ["name", "resourceId", "scalableDimension", "serviceNamespace", "region"],
    unique: { key: (subject) => actionOf(subject), path: "name", code: "ValidationException" },
    checks: [hasTarget, schedule, dayFields],
  },
};
