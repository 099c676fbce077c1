import type { Resource } from "../../../policies/kernel/resource";
import type { Mistake, Scene } from "./mistake";

const web = "shine-production-services-web";
const rule = `${web}-target-rule-all-766e01`;
const group = `${web}-target-group`;
const proof = "proof-request-arrives";

/** Ways in which a load balancer does something else with requests than a service's route says. */
export const listenerMistakes: readonly Mistake[] = [
  {
    did: "wrote the path of before into the rule",
    told: `${proof}/rule-path`,
    also: [`${proof}/rule-route`],
    says: /no rule of its listener takes \/\* of shine\.example\.com/,
    alone: true,
    make: (scene) => scene.set(rule, { "conditions.1.pathPattern.values.0": "/old/*" }),
  },
  {
    did: "let the rule take those of the office alone",
    told: `${proof}/rule-conditions`,
    says: /of another kind than hosts and paths/,
    alone: true,
    make: (scene) => asking(scene, { sourceIp: { values: ["198.51.100.0/24"] } }),
  },
  {
    did: "let the rule take reads alone",
    told: `${proof}/rule-conditions`,
    says: /of another kind than hosts and paths/,
    alone: true,
    make: (scene) => asking(scene, { httpRequestMethod: { values: ["GET"] } }),
  },
  {
    did: "let the rule take a path more",
    told: `${proof}/rule-route`,
    says: /asks for hosts or paths that its route does not say, or for any/,
    alone: true,
    make: (scene) => scene.set(rule, { "conditions.1.pathPattern.values": ["/*", "/internal/*"] }),
  },
  {
    did: "deleted the rule's conditions",
    told: `${proof}/rule-conditions`,
    also: [`${proof}/rule-route`, `${proof}/rule-first`],
    says: /has no condition, which AWS refuses/,
    alone: true,
    make: (scene) => scene.set(rule, { conditions: [] }),
  },
  {
    did: "let the rule redirect",
    told: `${proof}/rule-action`,
    says: /does something else with requests than to hand all of them on/,
    alone: true,
    make: (scene) => scene.set(rule, { "actions.0.type": "redirect" }),
  },
  {
    did: "left the weight of the target group at nothing",
    told: `${proof}/rule-action`,
    says: /does something else with requests than to hand all of them on/,
    alone: true,
    make: (scene) =>
      scene.set(rule, {
        "actions.0.forward": { targetGroups: [{ arn: "arn:aws:elasticloadbalancing:old", weight: 0 }] },
      }),
  },
  {
    did: "left a rule for maintenance before all others",
    told: `${proof}/rule-first`,
    says: /a rule that its listener asks earlier takes \/\* of shine\.example\.com/,
    alone: true,
    make: (scene) => scene.with(closing(scene, "/*")),
  },
  {
    did: "left a rule for maintenance before a part of the service",
    told: `${proof}/rule-first`,
    says: /a part of it that is the route of no other service/,
    alone: true,
    make: (scene) => scene.with(closing(scene, "/checkout/*")),
  },
  {
    did: "gave two rules one priority",
    told: `${proof}/rule-priority`,
    says: /has the priority of another, which AWS refuses/,
    alone: true,
    make: (scene) => {
      const { priority } = scene.find(rule).props;
      return scene.set("shine-production-services-api-target-rule-all-766e01", { priority });
    },
  },
  {
    did: "let the target group speak HTTPS",
    told: `${proof}/target-protocol`,
    says: /speaks something else with its tasks than http, which the definition says/,
    alone: true,
    make: (scene) => scene.set(group, { protocol: "HTTPS" }),
  },
  {
    did: "let the target group speak gRPC",
    told: `${proof}/target-protocol`,
    says: /speaks something else with its tasks than http, which the definition says/,
    alone: true,
    make: (scene) => scene.set(group, { protocolVersion: "GRPC" }),
  },
  {
    did: "asked for health by HTTPS",
    told: `${proof}/health-protocol`,
    says: /asked for by HTTPS, which its tasks do not speak/,
    alone: true,
    make: (scene) => scene.set(group, { "healthCheck.protocol": "HTTPS" }),
  },
  {
    did: "took an answer without content for health",
    told: `${proof}/health-answer`,
    says: /the answer 200, by which it tells that it is well, does not count/,
    alone: true,
    make: (scene) => scene.set(group, { "healthCheck.matcher": "204,301-302" }),
  },
  {
    did: "waited longer for health than until it is asked for again",
    told: `${proof}/health-time`,
    says: /asked for again before an answer has had its time/,
    alone: true,
    make: (scene) => scene.set(group, { "healthCheck.timeout": 30 }),
  },
  {
    did: "switched the asking for health off",
    told: `${proof}/health-time`,
    says: /its health is not asked for/,
    alone: true,
    make: (scene) => scene.set(group, { "healthCheck.enabled": false }),
  },
  {
    did: "took the validation records away from the certificate of the load balancer",
    told: `${proof}/listener-certificate-validated`,
    says: /a name of its listener's certificate has no validation record/,
    alone: true,
    make: (scene) => scene.set("shine-production-certificate-ap-northeast-1-validation", { validationRecordFqdns: [] }),
  },
];

/** The rule with one condition more. */
function asking(scene: Scene, condition: object): Resource[] {
  const found = scene.find(rule);
  return scene.set(rule, { conditions: [...(found.props["conditions"] as object[]), condition] });
}

/** A rule for the host of the service that is asked first of all and answers by itself. */
function closing(scene: Scene, path: string): Resource {
  const found = scene.find(rule);
  return {
    ...found,
    name: "shine-production-closing",
    urn: found.urn.replace(rule, "shine-production-closing"),
    props: {
      ...found.props,
      priority: 1,
      conditions: [{ hostHeader: { values: ["shine.example.com"] } }, { pathPattern: { values: [path] } }],
      actions: [{ type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "503" } }],
    },
    propertyDependencies: { ...found.propertyDependencies, actions: [] },
  };
}
