import { type Mistake, rewriting } from "./mistake";

const proof = "proof-ci-runs";
const ci = "organization-account-ci";
const platform = "organization-account-platform";

const wrote = (run: string) => rewriting(`${ci}-${run}-policy`);

/** Ways in which CI cannot run a stack, or reaches another. */
export const runMistakes: readonly Mistake[] = [
  {
    did: "wrote the account of a product into ring 0's environment",
    told: `${proof}/role`,
    says: /^ring 0: GitHub gives its workflows no role of the program/,
    alone: true,
    stack: "organization",
    make: (scene) => scene.replace(`${platform}-ring-0-aws-role-arn`, "value", "100000000000", "111122223333"),
  },
  {
    did: "archived the platform's repository",
    told: `${proof}/repository`,
    says: /^ring 0: its repository is archived/,
    alone: true,
    stack: "organization",
    make: (scene) => scene.set(`${platform}-code-repository`, { archived: true }),
  },
  {
    did: "switched the platform's workflows off for a while",
    told: `${proof}/actions`,
    says: /^the preview of a pull request: its repository runs no workflows/,
    alone: true,
    stack: "organization",
    make: (scene) => scene.set(`${platform}-code-actions`, { enabled: false }),
  },
  {
    did: "took Pulumi's own action off the list",
    told: `${proof}/uses`,
    says: /^ring 0: its repository does not allow an action that its workflows use/,
    alone: true,
    stack: "organization",
    make: (scene) =>
      scene.set(`${platform}-code-actions`, { "allowedActionsConfig.patternsAlloweds": ["aws-actions/*"] }),
  },
  {
    did: "let ring 0 wait for a month",
    told: `${proof}/wait`,
    says: /^ring 0: its environment on GitHub keeps each run waiting/,
    alone: true,
    stack: "organization",
    make: (scene) => scene.set(`${platform}-ring-0-environment`, { waitTimer: 43_200 }),
  },
  {
    did: "told ring 0 a region of before",
    told: `${proof}/region`,
    says: /^ring 0: GitHub gives its workflows no region, or another/,
    alone: true,
    stack: "organization",
    make: (scene) => scene.set(`${platform}-ring-0-aws-region`, { value: "us-west-2" }),
  },
  {
    did: "let the management account believe no token of GitHub's",
    told: `${proof}/provider`,
    says: /^ring 0: its role's account does not believe GitHub's tokens/,
    alone: true,
    stack: "organization",
    make: (scene) => scene.without(`${ci}-github`),
  },
  {
    did: "took an hour for long enough",
    told: `${proof}/session`,
    says: /^ring 0: its role ends a session before its workflow is done/,
    alone: true,
    stack: "organization",
    make: (scene) => scene.set(`${ci}-ring-0-role`, { maxSessionDuration: 3600 }),
  },
  {
    did: "moved the states and left CI's rights",
    told: `${proof}/backend`,
    says: /^ring 0: GitHub gives its workflows another place for the states/,
    alone: true,
    stack: "organization",
    make: (scene) =>
      scene.set(`${platform}-pulumi-backend-url`, { value: "s3://example-states?region=ap-northeast-1" }),
  },
  {
    did: "named an old role in ring 0's environment",
    told: `${proof}/role`,
    says: /^ring 0: GitHub gives its workflows no role of the program/,
    alone: true,
    stack: "organization",
    make: (scene) => scene.replace(`${platform}-ring-0-aws-role-arn`, "value", `${ci}-ring-0`, "ci-ring-0"),
  },
  {
    did: "let the comparison run on a branch that is gone",
    told: `${proof}/trust`,
    says: /^the nightly comparison: its workflows may not take the role: .* asks for another token\.actions/,
    alone: true,
    stack: "organization",
    make: (scene) => scene.replace(`${ci}-compare-role`, "assumeRolePolicy", "refs/heads/main", "refs/heads/master"),
  },
  {
    did: "renamed the role that looks at an account and forgot CI",
    told: `${proof}/account`,
    says: /^the preview of a pull request: it may not take platform-preview in the account of (minimal|shine)/,
    alone: true,
    stack: "organization",
    make: wrote("preview")("role/platform-preview", "role/platform-previews"),
  },
  {
    did: "let ring 0 list another bucket",
    told: `${proof}/state-list`,
    says: /^ring 0: it may not see which states there are/,
    alone: true,
    stack: "organization",
    make: wrote("ring-0")('"arn:aws:s3:::example-pulumi-state"', '"arn:aws:s3:::example-pulumi-states"'),
  },
  {
    did: "left the backend's own file out",
    told: `${proof}/state-read`,
    says: /^ring 0: it may not read the state of (minimal|shine)/,
    alone: true,
    stack: "organization",
    make: wrote("ring-0")(".pulumi/meta.yaml", ".pulumi/Pulumi.yaml"),
  },
  {
    did: "left the locks out",
    told: `${proof}/state-write`,
    says: /^ring 0: it may not write the state of shine/,
    alone: true,
    stack: "organization",
    make: wrote("ring-0")("/locks/organization/platform/shine/", "/locks/platform/shine/"),
  },
  {
    did: "gave the key another alias in a policy",
    told: `${proof}/secrets`,
    says: /^the nightly comparison: it may not open the secrets of (minimal|shine): .* asks for another kms:ResourceAliases/,
    alone: true,
    stack: "organization",
    make: wrote("compare")("alias/pulumi-secrets", "alias/pulumi-state"),
  },
  {
    did: "let the preview read all states",
    told: `${proof}/others-state`,
    says: /^the preview of a pull request: it may read the state of a stack that it does not run/,
    alone: true,
    stack: "organization",
    make: wrote("preview")("stacks/platform/shine.json*", "stacks/platform/*"),
  },
  {
    did: "let the preview open the organization's secrets",
    told: `${proof}/others-secrets`,
    says: /^the preview of a pull request: it may open the secrets of a stack that it does not run/,
    alone: false,
    stack: "organization",
    make: wrote("preview")('["minimal","shine"]', '["minimal","organization","shine"]'),
  },
];
