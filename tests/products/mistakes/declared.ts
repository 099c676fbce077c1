import type { Resource } from "../../../policies/kernel/resource";
import type { Mistake, Scene } from "./mistake";

const proof = "proof-declared-made";
const services = "shine-production-services";
const github = "organization-account-platform";

/** A resource once more, beside a component of another name: what somebody added who did not generate. */
const beside = (scene: Scene, name: string, from: string, to: string): Resource[] => {
  const own = scene.find(name);
  const component = scene.resources.find(({ urn }) => urn === own.parent);
  if (component === undefined) throw new Error(`${name} stands under nothing`);
  const renamed = (one: Resource): Resource => ({
    ...one,
    urn: one.urn.replaceAll(from, to),
    name: one.name.replaceAll(from, to),
  });
  const above = renamed(component);
  return scene.with(above, { ...renamed(own), parent: above.urn });
};

/** Ways in which what is declared is not made, or what is made is not declared. */
export const declaredMistakes: readonly Mistake[] = [
  {
    did: "changed a setting past the definition",
    told: `${proof}/setting`,
    says: /^environments\.production: no parameter says what settings\.support-address does/,
    alone: true,
    make: (scene) =>
      scene.set("shine-production-parameters-settings/support-address", { insecureValue: "nobody@shine.example.com" }),
  },
  {
    did: "told nobody at which port a service answers",
    told: `${proof}/address`,
    says: /^services\.web in production: no parameters say where it answers/,
    alone: true,
    make: (scene) => scene.without("shine-production-parameters-service/web/port"),
  },
  {
    did: "lost a service with all that belongs to it",
    told: `${proof}/service`,
    also: ["proof-repository-deploys/service", "proof-repository-deploys/family", "proof-person-reaches/nobody-else"],
    says: /^services\.worker in production: it has no ECS service/,
    alone: true,
    make: ({ resources }) => resources.filter(({ name }) => !name.startsWith(`${services}-worker`)),
  },
  {
    did: "renamed the family that deployments make revisions of",
    told: `${proof}/task-definition`,
    also: ["proof-repository-deploys/family"],
    says: /^services\.web in production: no task definition has the name of its ECS service/,
    alone: true,
    make: (scene) => scene.set(`${services}-web-task-definition`, { family: "shine-production-www" }),
  },
  {
    did: "made a service that the registry does not have",
    told: `${proof}/undeclared`,
    says: /^services\.reports in production: policies\/registry\.json does not have it.*run npm run generate/,
    alone: true,
    make: (scene) => beside(scene, `${services}-worker-service`, `${services}-worker`, `${services}-reports`),
  },
  {
    did: "left a network out",
    told: `${proof}/network`,
    says: /^environments\.staging: it has no network/,
    alone: false,
    stack: "minimal",
    make: (scene) => scene.without("minimal-staging-network-vpc-vpc"),
  },
  {
    did: "left the interface of one API out, which is reached through NAT then",
    told: `${proof}/endpoint`,
    says: /^environments\.production: its network has no interface of ssmmessages/,
    alone: true,
    make: (scene) => scene.without("shine-production-network-endpoints-ssmmessages"),
  },
  {
    did: "left the service of PagerDuty out",
    told: `${proof}/on-call`,
    says: /^environments\.production: it has no service of PagerDuty to wake/,
    alone: true,
    stack: "minimal",
    make: (scene) => scene.without("minimal-production-watch-oncall-service"),
  },
  {
    did: "deleted the test from outside",
    told: `${proof}/asked`,
    says: /^services\.web in production: nobody asks it at shine\.example\.com from outside/,
    alone: true,
    make: (scene) => scene.without("shine-production-watch-site-web-shine.example.com"),
  },
  {
    did: "left a repository out",
    told: `${proof}/repository`,
    also: ["proof-repository-deploys/repository"],
    says: /^repositories\.shine-api: it is not made on GitHub/,
    alone: true,
    make: (scene) => scene.without("shine-account-repositories-shine-api-repository"),
  },
  {
    did: "deleted an environment on GitHub",
    told: `${proof}/deploy-environment`,
    says: /^repositories\.shine-web: it has no environment production on GitHub/,
    alone: true,
    make: (scene) => scene.without("shine-account-repositories-shine-web-production-environment"),
  },
  {
    did: "made no account for a product",
    told: `${proof}/account`,
    says: /^the organization: the product shine has no account/,
    alone: true,
    stack: "organization",
    make: (scene) => scene.without("organization-account-member-shine-account"),
  },
  {
    did: "made no external id for a product",
    told: `${proof}/external-id`,
    says: /^the organization: the product shine has no external id/,
    alone: true,
    stack: "organization",
    make: (scene) => scene.without("organization-account-external-ids-shine"),
  },
  {
    did: "deleted the environment of ring 0",
    told: `${proof}/run-environment`,
    says: /^the organization: product-platform has no environment ring-0 on GitHub/,
    alone: true,
    stack: "organization",
    make: (scene) => scene.without(`${github}-ring-0-environment`),
  },
  {
    did: "deleted the variable of the nightly comparison",
    told: `${proof}/run-variable`,
    says: /^the organization: the workflows of product-platform are told no COMPARE_ROLE_ARN/,
    alone: true,
    stack: "organization",
    make: (scene) => scene.without(`${github}-compare-role-arn`),
  },
  {
    did: "took the escalation policy away",
    told: `${proof}/on-call`,
    says: /^the organization: it has no escalation policy, and no page rings/,
    alone: true,
    stack: "organization",
    make: (scene) => scene.without("organization-account-rota-escalation"),
  },
];
