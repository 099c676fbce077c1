import assert from "node:assert/strict";
import { parseDocument, type Statement } from "../../policies/kernel/documents";
import { actionsOf, problemsOf } from "../support/iam-data";
import { extremes } from "../support/extremes";
import { made, recorded, recordedOf, stacks } from "../support/stacks";
import type { RecordedResource } from "../../tools/offline/recorded";
import { documentIn } from "./mutations/documents";
import { leaves, pathOf } from "./mutations/mutant";

const sets: Readonly<Record<string, () => Promise<readonly RecordedResource[]>>> = {
  ...Object.fromEntries(stacks.map((stack) => [stack, () => recorded(stack, "preview")])),
  extremes: () => recordedOf(extremes, "preview", "extremes"),
};

/** Characters of all inline policies of a role together (IAM User Guide, reference_iam-quotas). */
const INLINE = 10_240;

/**
 * Characters that a document may have; ours hold no white space. IAM: reference_iam-quotas (a trust's 2,048 can be raised). KMS: resource-limits. S3:
 * bucket-policies (20 KB). Organizations: orgs_reference_limits. CloudWatch Logs: PutResourcePolicy. ECR: SetRepositoryPolicy. VPC: vpc-limits-endpoints.
 */
const limits: Readonly<Record<string, number>> = {
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy policyDocument": 5_120,
  "aws:ec2/vpcEndpoint:VpcEndpoint policy": 20_480,
  "aws:ecr/repositoryPolicy:RepositoryPolicy policy": 10_240,
  "aws:iam/policy:Policy policy": 6_144,
  "aws:iam/role:Role assumeRolePolicy": 2_048,
  "aws:iam/rolePolicy:RolePolicy policy": INLINE,
  "aws:kms/key:Key policy": 32_768,
  "aws:organizations/policy:Policy content": 5_120,
  "aws:s3/bucketPolicy:BucketPolicy policy": 20_480,
  // IAM Identity Center API reference, PutInlinePolicyToPermissionSet.
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy inlinePolicy": 32_768,
};

describe("documents, against AWS's Service Authorization Reference", () => {
  for (const [name, resources] of Object.entries(sets)) {
    it(`${name}: every action, resource and condition key exists and fits`, async function () {
      this.timeout(60_000);
      const known = new Map<string, Promise<string[]>>();
      const found = new Set<string>();
      let statements = 0;
      for (const resource of made(await resources())) {
        for (const statement of documentsOf(resource)) {
          statements++;
          const key = JSON.stringify(statement);
          const problems = known.get(key) ?? problemsOf(statement);
          known.set(key, problems);
          for (const problem of await problems) found.add(`${resource.type} ${statement.sid}: ${problem}`);
        }
      }
      assert.ok(statements > 10, `${statements} statements`);
      assert.deepEqual([...found].sort(), []);
    });
  }

  for (const [name, resources] of Object.entries(sets)) {
    it(`${name}: every document fits into what AWS takes`, async () => {
      const found: string[] = [];
      const inline = new Map<string, number>();
      for (const resource of made(await resources())) {
        for (const { at, value } of leaves(resource.inputs)) {
          if (documentIn(value) === undefined) continue;
          const length = String(value).length;
          const limit = limits[`${resource.type} ${pathOf(at)}`];
          assert.ok(limit !== undefined, `no limit is written down for ${resource.type} ${pathOf(at)}`);
          if (length > limit) found.push(`${resource.name}: ${length} of ${limit}`);
          if (resource.type === "aws:iam/rolePolicy:RolePolicy") {
            const role = JSON.stringify(resource.propertyDependencies["role"] ?? resource.inputs["role"]);
            inline.set(role, (inline.get(role) ?? 0) + length);
          }
        }
      }
      for (const [role, length] of inline) if (length > INLINE) found.push(`${role}: ${length} of ${INLINE} in all`);
      assert.deepEqual(found, []);
    });
  }

  describe("what is wrong is told", () => {
    const of = (statement: object): Promise<string[]> => {
      const [parsed] = parseDocument({ Statement: { Effect: "Allow", ...statement } }) as readonly Statement[];
      return problemsOf(parsed as Statement);
    };
    const rows: readonly (readonly [says: string, statement: object, problems: RegExp[]])[] = [
      ["an action that is none", { Action: "s3:GetObjekt", Resource: "*" }, [/^no action s3:GetObjekt$/]],
      ["a service that is none", { Action: "s4:*", Resource: "*" }, [/^no action s4:\*$/]],
      [
        "a resource for an action that takes none",
        { Action: "logs:DescribeLogGroups", Resource: "arn:aws:logs:us-east-1:111122223333:log-group:*" },
        [/takes no resource, only \*/, /no action of it takes/],
      ],
      [
        "an object for an action on buckets",
        { Action: "s3:ListBucket", Resource: "arn:aws:s3:::bucket/*" },
        [/s3:ListBucket takes/, /no action of it takes/],
      ],
      [
        "one resource of several that no action takes",
        { Action: "ecs:UpdateService", Resource: ["arn:aws:ecs:*:*:service/a/b", "arn:aws:ecs:*:*:cluster/a"] },
        [/no action of it takes .*cluster\/a$/],
      ],
      [
        "a key that the action does not carry",
        { Action: "s3:GetObject", Resource: "*", Condition: { StringEquals: { "kms:ViaService": "a" } } },
        [/^s3:GetObject does not carry kms:viaservice$/],
      ],
      [
        "an operator that is none",
        { Action: "s3:GetObject", Resource: "*", Condition: { Equals: { "aws:SourceArn": "a" } } },
        [/^no operator Equals$/],
      ],
    ];
    for (const [says, statement, problems] of rows) {
      it(says, async () => {
        const found = await of(statement);
        assert.equal(found.length, problems.length, found.join("; "));
        problems.forEach((problem, i) => assert.match(found[i] ?? "", problem));
      });
    }
    it("and what is right is not", async () => {
      const right = [
        { Action: "s3:GetObject", Resource: "arn:aws:s3:::bucket/prefix/*" },
        { Action: ["s3:GetObject", "s3:ListBucket"], Resource: ["arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket"] },
        { Action: "kms:Decrypt", Resource: "*", Condition: { StringLike: { "kms:EncryptionContext:a": "b" } } },
        { Action: "ecs:Describe*", Resource: "*" },
        { NotAction: "iam:*", Resource: "*" },
        { Action: "*", Resource: "*" },
      ];
      for (const statement of right) assert.deepEqual(await of(statement), [], JSON.stringify(statement));
      assert.ok((await actionsOf("ecs:Describe*")).length > 3);
    });
  });
});

function documentsOf(resource: RecordedResource): Statement[] {
  return leaves(resource.inputs).flatMap(({ value }) => {
    const document = documentIn(value);
    return document === undefined ? [] : [...(parseDocument(document) ?? [])];
  });
}
