import assert from "node:assert/strict";
import { holders, staleClasses } from "../../policies/envelopes/stale";
import type { RoleClass } from "../../policies/envelopes/role-class";
import { askAll } from "../../policies/judge";
import { Graph } from "../../policies/kernel/graph";
import type { Resource } from "../../policies/kernel/resource";
import { Exceptions } from "../../policies/kernel/waiving";
import { entries } from "../../policies/outside/entries";
import { staleEntries } from "../../policies/outside/stale";
import { rule as outsideReferences } from "../../policies/rules/stack/outside-references";
import { rule as keyRotation } from "../../policies/rules/kms/kms-key-rotation";
import { staleAdmissions } from "../../policies/strangers/stale";
import { staleLinks } from "../../policies/views/shared-links";
import type { Waiver } from "../../policies/waivers";
import { byHandProblems, wrongCalls, wrongTypes, wrongWaivers } from "../../tools/by-hand";
import { environment, make, policy, ref, registry, stack, today } from "../policies/support";
import { TODAY } from "../support/products";

const graphOf = (...resources: readonly Resource[]) => new Graph(resources, "shine", { registry, today });
const trust = (Service: string) => policy({ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" });

describe("what people write for the pack", () => {
  it("is of use, all of it", async function () {
    this.timeout(120_000);
    assert.deepEqual(await byHandProblems(TODAY), []);
  });

  it("of the outside is stale at a place where nobody names it", () => {
    const graph = graphOf(
      make("aws:iam/role:Role", "shine-x", { assumeRolePolicy: trust("lambda.amazonaws.com") }),
      make("aws:s3/bucketPolicy:BucketPolicy", "shine-y", { policy: trust("lambda.amazonaws.com") }),
    );
    const context = { registry, today, exceptions: new Exceptions([], today) };
    Array.from(askAll(outsideReferences, graph, context));
    const stale = staleEntries([graph]);
    assert.ok(!stale.includes("host lambda.amazonaws.com at aws:iam/role:Role assumeRolePolicy"));
    assert.ok(stale.includes("host backup.amazonaws.com at aws:iam/role:Role assumeRolePolicy"));
    assert.ok(stale.includes("host cloudfront.amazonaws.com at aws:s3/bucketPolicy:BucketPolicy policy"));
    assert.ok(!stale.some((line) => line.includes("runbooks")), "what a definition chose may be the product's own");
  });

  it("of the outside has a reason and a place each", () => {
    for (const { why, at } of entries(registry, "shine")) assert.ok(why.length > 8 && at.length > 0);
  });

  it("of classes of roles is stale where no role needs it: the class, a right, a managed policy, a word that stands for nothing", () => {
    const TASKS = "platform:service:TaskRoles";
    const maker = make(TASKS, "shine-production-web", {}, { parent: environment("production") });
    const role = make("aws:iam/role:Role", "shine-production-web-task", { name: "x" }, { parent: maker });
    const may = policy({ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::shine-uploads/a" });
    const rights = make(
      "aws:iam/rolePolicy:RolePolicy",
      "shine-p",
      { role: ref(role), policy: may },
      { parent: maker },
    );
    const one: RoleClass = {
      name: "task",
      component: TASKS,
      ends: "-task",
      takers: [],
      rights: [
        { actions: ["s3:GetObject", "s3:PutObject"], resources: ["arn:aws:s3:::{product}-uploads/*"] },
        { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::{produkt}-uploads/*"] },
      ],
      managed: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
    };
    const roles = graphOf(maker, role, rights).ofType(...holders);
    assert.deepEqual(staleClasses(roles, [one, { ...one, name: "nobody's", ends: "-else" }]), [
      "task: no role of it has s3:PutObject as rights[0] would let it",
      "task: no role of it has s3:GetObject as rights[1] would let it",
      "task: no role of it holds arn:aws:iam::aws:policy/ReadOnlyAccess",
      "nobody's: no role is of it",
    ]);
  });

  it("of whom policies admit is stale, call by call, where none names him", () => {
    const type = "aws:s3/bucketPolicy:BucketPolicy";
    const document = policy({
      Effect: "Allow",
      Principal: { Service: "config.amazonaws.com" },
      Action: "s3:Put*",
      Resource: "*",
    });
    const one = { why: "", type, of: "products", calls: ["s3:PutObject", "s3:GetBucketAcl"] } as const;
    const graph = graphOf(make(type, "shine-x", { policy: document }));
    assert.deepEqual(staleAdmissions([graph], [{ ...one, service: "config.amazonaws.com" }, one]), [
      `s3:GetBucketAcl by config.amazonaws.com at ${type}`,
      `s3:PutObject by accounts at ${type}`,
      `s3:GetBucketAcl by accounts at ${type}`,
    ]);
  });

  it("of what environments share is stale where nothing comes from another", () => {
    const under = (name: string) => ({ parent: environment(name) });
    const vpc = make("aws:ec2/vpc:Vpc", "shine-management-vpc", {}, under("management"));
    const zone = (name: string) => make("aws:route53/zone:Zone", `shine-${name}-zone`, { vpcs: ref(vpc) }, under(name));
    const place = "aws:route53/zone:Zone vpcs";
    const all = [environment("management"), environment("production"), vpc];
    assert.ok(staleLinks([graphOf(...all, zone("management"))]).includes(place));
    assert.ok(!staleLinks([graphOf(...all, zone("production"))]).includes(place));
  });

  it("of calls that guardrails stop is wrong where AWS has none, or where it is tried twice", () => {
    const rows = [
      { place: "a", calls: ["s3:GetObject", "s3:GetObjekt", "ec3:RunInstances"], who: "root" },
      { place: "b", calls: ["s3:GetObject", "kms:CreateKey"], who: "root" },
      { place: "c", calls: ["kms:CreateKey"], who: "identities" },
    ];
    assert.deepEqual(wrongCalls(rows), ["a s3:GetObjekt", "a ec3:RunInstances", "s3:GetObject by root, twice"]);
  });

  it("of refused types is wrong where no provider has one, or a stack makes it", () => {
    const types = ["aws:iam/user:User", "aws:iam/role:Role", "aws:elb/listener:Listener"];
    assert.deepEqual(wrongTypes(types, [graphOf(make("aws:iam/role:Role", "shine-x"))]), [
      "aws:iam/role:Role, which is made",
      "aws:elb/listener:Listener, which no provider has",
    ]);
  });

  it("of waivers is wrong where no stack has it, where it is void, and where it is of no use", () => {
    const key = make("aws:kms/key:Key", "shine-production-key", { enableKeyRotation: false });
    const used: Waiver = {
      rule: "kms-key-rotation",
      urn: key.urn,
      owner: "team-shine",
      reason: "moved next week",
      ticket: "OPS-1",
      start: today,
      end: "2026-12-01",
    };
    const asked = (...given: readonly Waiver[]) =>
      wrongWaivers(given, { graphs: [graphOf(stack, key)], registry, today }, [keyRotation]);
    const called = "the waiver of kms-key-rotation by team-shine (OPS-1)";
    assert.deepEqual(asked(used), []);
    assert.deepEqual(asked({ ...used, end: "2026-11-22" }), [
      `${called}: it ends before it starts`,
      `${called}: it has expired`,
    ]);
    const gone = key.urn.replace("-key", "-gone");
    const useless = `it is of no use: that rule, or part of one, tells nothing of ${gone}`;
    assert.deepEqual(asked({ ...used, urn: gone }), [`${called}: ${useless}`]);
    const elsewhere = key.urn.replace("shine::", "gone::");
    assert.deepEqual(asked({ ...used, urn: elsewhere }), [`the waiver of kms-key-rotation: no stack has ${elsewhere}`]);
  });
});
