import assert from "node:assert/strict";
import { DeployRole, type DeployRoleArgs } from "../../../components/source/deploy-role";
import { OidcProvider } from "../../../components/source/oidc-provider";
import { children, inputsOf, production, record } from "../../support/record";
import { target } from "./targets";

const args: DeployRoleArgs = {
  scope: production,
  organization: "example-inc",
  organizationId: 4711,
  repository: "shine-web",
  targets: [target("web")],
};

const claim = (name: string): string => `token.actions.githubusercontent.com:${name}`;

describe("DeployRole", () => {
  it("makes a role and its one policy", async () => {
    const resources = await record(() => new DeployRole("shine-production-deploy-shine-web", args));
    assert.deepEqual(children(resources), [
      "aws:iam/role:Role shine-production-deploy-shine-web-role",
      "aws:iam/rolePolicy:RolePolicy shine-production-deploy-shine-web-policy",
      "platform:source:DeployRole shine-production-deploy-shine-web",
    ]);
    const policy = resources.find(({ type }) => type.endsWith("RolePolicy"));
    assert.match(String(policy?.propertyDependencies["role"]), /shine-web-role$/);
    assert.equal(typeof policy?.inputs["policy"], "string");
  });

  it("trusts one repository in one environment, for an hour", async () => {
    const role = inputsOf(
      await record(() => new DeployRole("shine-production-deploy-shine-web", args)),
      "iam/role:Role",
    );
    assert.equal(role["maxSessionDuration"], 3600);
    assert.equal(role["permissionsBoundary"], undefined);
    assert.deepEqual(JSON.parse(String(role["assumeRolePolicy"])).Statement, [
      {
        Sid: "GithubActions",
        Effect: "Allow",
        Principal: {
          Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
        },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            [claim("aud")]: "sts.amazonaws.com",
            [claim("repository")]: "example-inc/shine-web",
            [claim("repository_owner_id")]: "4711",
          },
          StringLike: {
            [claim("sub")]: [
              "repo:example-inc/shine-web:environment:production",
              "repo:example-inc@4711/shine-web@*:environment:production",
            ],
          },
        },
      },
    ]);
  });

  it("trusts the very repository once its number is known", async () => {
    const numbered = { ...args, repositoryId: 815 };
    const role = inputsOf(
      await record(() => new DeployRole("shine-production-deploy-shine-web", numbered)),
      "iam/role:Role",
    );
    assert.deepEqual(JSON.parse(String(role["assumeRolePolicy"])).Statement[0].Condition, {
      StringEquals: {
        [claim("aud")]: "sts.amazonaws.com",
        [claim("repository_owner_id")]: "4711",
        [claim("repository_id")]: "815",
        [claim("sub")]: [
          "repo:example-inc/shine-web:environment:production",
          "repo:example-inc@4711/shine-web@815:environment:production",
        ],
      },
    });
  });

  it("knows its ARN beforehand, in a first preview too", async () => {
    let arn = "";
    const resources = await record(() => {
      arn = new DeployRole("shine-production-deploy", { ...args, permissionsBoundary: "shine-boundary" }).roleArn;
    }, true);
    assert.equal(arn, "arn:aws:iam::111122223333:role/shine-production-deploy");
    const role = inputsOf(resources, "iam/role:Role");
    assert.equal(role["name"], "shine-production-deploy");
    assert.equal(role["permissionsBoundary"], "arn:aws:iam::111122223333:policy/shine-boundary");
  });

  it("is refused for a repository that deploys nothing", async () => {
    await assert.rejects(
      record(() => new DeployRole("shine-production-deploy", { ...args, targets: [] })),
      /one service or more/,
    );
  });
});

describe("OidcProvider", () => {
  it("believes GitHub's tokens for AWS alone", async () => {
    const scope = { ...production, environment: "account" };
    const resources = await record(() => new OidcProvider("shine-account-oidc", { scope }));
    assert.deepEqual(children(resources), [
      "aws:iam/openIdConnectProvider:OpenIdConnectProvider shine-account-oidc-github",
      "platform:source:OidcProvider shine-account-oidc",
    ]);
    assert.deepEqual(inputsOf(resources, "OpenIdConnectProvider"), {
      url: "https://token.actions.githubusercontent.com",
      clientIdLists: ["sts.amazonaws.com"],
      tags: { env: "account", service: "source" },
    });
  });
});
