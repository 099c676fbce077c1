import type { Resource } from "../../../policies/kernel/resource";
import type { Mistake, Scene } from "./mistake";

const proof = "proof-guardrails-spare";
const guardrail = "organization-account-guardrail";
const stack = "organization";

/** A second policy at the units of products, which denies one action more. */
const second = (scene: Scene, action: string): Resource[] => {
  const policy = scene.find(`${guardrail}-policy`);
  const attachment = scene.find(`${guardrail}-products-attachment`);
  const Statement = { Effect: "Deny", Action: action, Resource: "*" };
  const urn = `${policy.urn}-second`;
  const content = JSON.stringify({ Version: "2012-10-17", Statement });
  return scene.with(
    { ...policy, urn, name: `${policy.name}-second`, props: { ...policy.props, content } },
    {
      ...attachment,
      urn: `${attachment.urn}-second`,
      name: `${attachment.name}-second`,
      propertyDependencies: { ...attachment.propertyDependencies, policyId: [urn] },
    },
  );
};

/** Ways in which the organization keeps products from their work. */
export const guardrailMistakes: readonly Mistake[] = [
  {
    did: "wrote a guardrail and told the proofs of the products nothing",
    told: `${proof}/known`,
    says: /^the account of (minimal|shine): what binds it is not what policies\/registry\.json says/,
    alone: false,
    stack,
    make: (scene) => second(scene, "ec2:CreateDefaultVpc"),
  },
  {
    did: "denied the reading of parameters to everybody",
    told: `${proof}/needs`,
    also: [`${proof}/known`],
    says: /keeps a role of the product from its work: statement 1 of the guardrail .*second denies ssm:GetParameters/,
    alone: false,
    stack,
    make: (scene) => second(scene, "ssm:GetParameters"),
  },
  {
    did: "took all of ECS for one of the services that nobody uses",
    told: `${proof}/needs`,
    also: [`${proof}/known`, "proof-person-admitted/console", "proof-person-admitted/shell"],
    says: /statement LeaveOrganization of the guardrail .* denies ecs:/,
    alone: true,
    stack,
    make: (scene) =>
      scene.replace(
        `${guardrail}-policy`,
        "content",
        '"Action":"organizations:LeaveOrganization"',
        '"Action":["organizations:LeaveOrganization","ecs:*"]',
      ),
  },
];
