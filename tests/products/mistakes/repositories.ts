import type { Mistake } from "./mistake";

const proof = "proof-declared-made";
const web = "shine-account-repositories-shine-web";

/** Ways in which a repository is not what is declared of it. */
export const repositoryMistakes: readonly Mistake[] = [
  {
    did: "let the owner of a repository read it alone",
    told: `${proof}/team`,
    says: /^repositories\.shine-web: team-shine does not have maintain/,
    alone: true,
    make: (scene) => scene.set(`${web}-team-shine`, { permission: "pull" }),
  },
  {
    did: "gave another team access",
    told: `${proof}/other-team`,
    says: /^repositories\.shine-web: a team has access that is not declared/,
    alone: true,
    make: (scene) => {
      const own = scene.find(`${web}-team-shine`);
      const name = own.name.replace("-team-shine", "-team-security");
      const other = { ...own, name, urn: own.urn.replace(own.name, name) };
      return scene.with({ ...other, props: { ...own.props, teamId: "team-security" } });
    },
  },
  {
    did: "left the file of code owners out",
    told: `${proof}/file`,
    says: /^repositories\.shine-web: it comes without \.github\/CODEOWNERS/,
    alone: true,
    make: (scene) => scene.without(`${web}-codeowners`),
  },
  {
    did: "asked for one check of two",
    told: `${proof}/check`,
    says: /^repositories\.shine-web: a change need not have passed test/,
    alone: true,
    make: (scene) =>
      scene.set(`${web}-default-branch`, {
        "rules.requiredStatusChecks.requiredChecks": [{ context: "lint", integrationId: 15368 }],
      }),
  },
  {
    did: "asked for a check that nobody reports",
    told: `${proof}/other-check`,
    says: /^repositories\.shine-web: a change waits for a check that is not declared/,
    alone: true,
    make: (scene) =>
      scene.set(`${web}-default-branch`, {
        "rules.requiredStatusChecks.requiredChecks": ["lint", "test", "moon"].map((context) => ({
          context,
          integrationId: 15368,
        })),
      }),
  },
  {
    did: "let those read who own what tells the company from a stranger",
    told: `${proof}/team`,
    says: /^repositories\.product-platform: team-security does not have push/,
    alone: true,
    stack: "organization",
    make: (scene) => scene.set("organization-account-platform-code-team-security", { permission: "pull" }),
  },
  {
    did: "made an account with another role in it",
    told: `${proof}/account-role`,
    says: /AWS makes no platform-deploy in the account shine/,
    alone: true,
    stack: "organization",
    make: (scene) =>
      scene.set("organization-account-member-shine-account", { roleName: "OrganizationAccountAccessRole" }),
  },
];
