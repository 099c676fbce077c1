import type { Mistake, Scene } from "./mistake";

const proof = "proof-ci-runs";
const ci = "organization-account-ci";

const wrote = (run: string, from: string, to: string) => (scene: Scene) =>
  scene.replace(`${ci}-${run}-policy`, "policy", from, to);

/** Ways in which CI cannot run a stack, or reaches another. */
export const runMistakes: readonly Mistake[] = [
  {
    did: "named an old role in ring 0's environment",
    told: `${proof}/role`,
    says: /^ring 0: it is given no role of the program/,
    alone: true,
    stack: "organization",
    make: (scene) =>
      scene.replace("organization-account-platform-ring-0-aws-role-arn", "value", `${ci}-ring-0`, "ci-ring-0"),
  },
  {
    did: "let the comparison run on a branch that is gone",
    told: `${proof}/trust`,
    says: /^the nightly comparison: its workflows may not take the role: .* asks for another token\.actions/,
    alone: false,
    stack: "organization",
    make: (scene) => scene.replace(`${ci}-compare-role`, "assumeRolePolicy", "refs/heads/main", "refs/heads/master"),
  },
  {
    did: "renamed the role that looks at an account and forgot CI",
    told: `${proof}/account`,
    says: /^the preview of a pull request: it may not take platform-preview in the account of (minimal|shine)/,
    alone: true,
    stack: "organization",
    make: wrote("preview", "role/platform-preview", "role/platform-previews"),
  },
  {
    did: "let ring 0 list another bucket",
    told: `${proof}/state-list`,
    says: /^ring 0: it may not see which states there are/,
    alone: true,
    stack: "organization",
    make: wrote("ring-0", '"arn:aws:s3:::example-pulumi-state"', '"arn:aws:s3:::example-pulumi-states"'),
  },
  {
    did: "left the backend's own file out",
    told: `${proof}/state-read`,
    says: /^ring 0: it may not read the state of (minimal|shine)/,
    alone: true,
    stack: "organization",
    make: wrote("ring-0", ".pulumi/meta.yaml", ".pulumi/Pulumi.yaml"),
  },
  {
    did: "left the locks out",
    told: `${proof}/state-write`,
    says: /^ring 0: it may not write the state of shine/,
    alone: true,
    stack: "organization",
    make: wrote("ring-0", "/locks/organization/platform/shine/", "/locks/platform/shine/"),
  },
  {
    did: "gave the key another alias in a policy",
    told: `${proof}/secrets`,
    says: /^the nightly comparison: it may not open the secrets of (minimal|shine): .* asks for another kms:ResourceAliases/,
    alone: true,
    stack: "organization",
    make: wrote("compare", "alias/pulumi-secrets", "alias/pulumi-state"),
  },
  {
    did: "let the preview read all states",
    told: `${proof}/others-state`,
    says: /^the preview of a pull request: it may read the state of a stack that it does not run/,
    alone: true,
    stack: "organization",
    make: wrote("preview", "stacks/platform/shine.json*", "stacks/platform/*"),
  },
  {
    did: "let the preview open the organization's secrets",
    told: `${proof}/others-secrets`,
    says: /^the preview of a pull request: it may open the secrets of a stack that it does not run/,
    alone: false,
    stack: "organization",
    make: wrote("preview", '["minimal","shine"]', '["minimal","organization","shine"]'),
  },
];
