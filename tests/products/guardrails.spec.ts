import assert from "node:assert/strict";
import { judge } from "../../policies/judge";
import type { Resource } from "../../policies/kernel/resource";
import type { Registry } from "../../policies/registry";
import { isProof } from "../../policies/rule";
import { readTable } from "../../policies/reads/table";
import { rules } from "../../policies/rules";
import { needs } from "../../policies/ways/needs";
import { registryOf } from "../../stacks/registry";
import { neutral } from "../../tools/offline/judge";
import { TODAY } from "../support/products";
import { recorded } from "../support/stacks";

const proofs = rules.filter(isProof).filter(({ level }) => level === "mandatory");

describe("what the organization takes", () => {
  let resources: readonly Resource[];
  before(async () => (resources = neutral(await recorded("shine", "preview"))));

  /** The proofs that fail under one more guardrail. */
  function failing(statement: object): string[] {
    const registry = registryOf();
    const document = JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Deny", Resource: "*", ...statement },
    });
    const organization: Registry["organization"] = {
      ...registry.organization,
      guardrails: [...registry.organization.guardrails, document],
    };
    const world = { registry: { ...registry, organization }, today: TODAY, waivers: [], rules: proofs };
    const { violations } = judge(resources, { stack: "shine", ...world });
    return [...new Set(violations.map(({ rule }) => rule))].sort();
  }

  for (const [action, hops] of Object.entries({
    "ecr:BatchGetImage": ["proof-task-starts/image-pull"],
    "ecr:PutImage": ["proof-repository-deploys/push"],
    "events:PutEvents": ["proof-grants-work/events-right"],
    "kms:Decrypt": [
      "proof-database-connects/master-secret-key-right",
      "proof-grants-work/secret-key-right",
      "proof-person-reaches/shell-key",
      "proof-task-starts/secret-key",
    ],
    "logs:PutLogEvents": [
      "proof-database-connects/log-write",
      "proof-person-reaches/shell-log-write",
      "proof-task-starts/log-write",
    ],
    "rds-db:connect": ["proof-database-connects/user-right", "proof-person-reaches/user-right"],
    "s3:PutObject": ["proof-task-starts/log-bucket-write"],
    "ssm:GetParameters": ["proof-task-starts/secret-readable"],
    "ssmmessages:*": ["proof-person-reaches/shell-channel"],
  })) {
    it(`is asked by every proof: ${action}`, () => assert.deepEqual(failing({ Action: action }), hops));
  }

  it("breaks no proof where it spares what the organization's own proof asks for", () => {
    const reads = Object.values(readTable).flatMap(({ calls }) => calls.map(({ action }) => action));
    assert.deepEqual(failing({ NotAction: [...Object.values(needs).flat(), ...reads] }), []);
  });
});
