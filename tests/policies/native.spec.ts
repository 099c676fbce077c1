import assert from "node:assert/strict";
import type * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import type { View } from "../../policies/kernel/graph";
import type { Resource } from "../../policies/kernel/resource";
import { UNKNOWN } from "../../policies/kernel/resource";
import { Exceptions } from "../../policies/kernel/waiving";
import { toPolicies } from "../../policies/native";
import type { Rule } from "../../policies/rule";
import { rules, rulesByService } from "../../policies/rules";
import { rule as rotation } from "../../policies/rules/kms/kms-key-rotation";
import { keepSecretsClosed, mendNothing, open } from "../../policies/wire";
import { environment, make, ref, registry, SECRET, today } from "./support";

type Policy = ResourceValidationPolicy | StackValidationPolicy;
type Call = (call: { request: unknown }, callback: (error: unknown, response: Answer) => void) => void;
interface Answer {
  getDiagnosticsList(): {
    getPolicyname(): string;
    getUrn(): string;
    getMessage(): string;
    getEnforcementlevel(): number;
  }[];
}

// What the policy SDK answers the engine with, and the engine's messages: both without types, held still by the pinned versions.
const pb = require("@pulumi/pulumi/proto/analyzer_pb") as typeof analyzer;
const { Struct } = require("google-protobuf/google/protobuf/struct_pb") as {
  Struct: { fromJavaScript(value: object): never };
};
const sdk = require("@pulumi/policy/server") as Record<
  "makeAnalyzeStackRpcFun" | "makeAnalyzeRpcFun",
  (name: string, version: string, level: string, policies: Policy[]) => Call
>;
const ADVISORY = 0;
const MANDATORY = 1;

const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const wireSecret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

function onWire(value: unknown): unknown {
  if (value === UNKNOWN) return unknownText;
  if (value === SECRET) return wireSecret("opened");
  if (Array.isArray(value)) return value.map(onWire);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, onWire(inner)]));
}

function options(resource: Resource): analyzer.AnalyzerResourceOptions {
  const result = new pb.AnalyzerResourceOptions();
  result.setProtect(resource.protect);
  result.setIgnorechangesList([...resource.ignoreChanges]);
  if (resource.parent !== undefined) result.setParent(resource.parent);
  return result;
}

function stackRequest(resources: readonly Resource[]): analyzer.AnalyzeStackRequest {
  const request = new pb.AnalyzeStackRequest();
  request.setResourcesList(
    resources.map((resource) => {
      const message = new pb.AnalyzerResource();
      message.setType(resource.type);
      message.setUrn(resource.urn);
      message.setName(resource.name);
      message.setProperties(Struct.fromJavaScript(onWire(resource.props) as object));
      message.setOptions(options(resource));
      message.setParent(resource.parent ?? "");
      for (const [key, urns] of Object.entries(resource.propertyDependencies)) {
        const dependencies = new pb.AnalyzerPropertyDependencies();
        dependencies.setUrnsList([...urns]);
        message.getPropertydependenciesMap().set(key, dependencies);
      }
      return message;
    }),
  );
  return pb.AnalyzeStackRequest.deserializeBinary(request.serializeBinary());
}

function resourceRequest(resource: Resource): analyzer.AnalyzeRequest {
  const request = new pb.AnalyzeRequest();
  request.setType(resource.type);
  request.setUrn(resource.urn);
  request.setName(resource.name);
  request.setProperties(Struct.fromJavaScript(onWire(resource.props) as object));
  request.setOptions(options(resource));
  return pb.AnalyzeRequest.deserializeBinary(request.serializeBinary());
}

const context = { registry, today, exceptions: new Exceptions([], today) };
const policiesOf = (...own: Rule[]): Policy[] => toPolicies({ kms: own }, own, context);
const told = async (call: Call, request: unknown) => {
  const answer = await new Promise<Answer>((resolve, reject) =>
    call({ request }, (error, response) => (error === undefined || error === null ? resolve(response) : reject(error))),
  );
  return answer
    .getDiagnosticsList()
    .map((each) => [each.getPolicyname(), each.getUrn(), each.getEnforcementlevel(), each.getMessage()] as const);
};
const onStack = (policies: Policy[], ...resources: Resource[]) =>
  told(sdk.makeAnalyzeStackRpcFun("platform", "1", "mandatory", policies), stackRequest(resources));
const onResource = (policies: Policy[], resource: Resource) =>
  told(sdk.makeAnalyzeRpcFun("platform", "1", "mandatory", policies), resourceRequest(resource));

describe("the pack as the engine asks it", () => {
  before(keepSecretsClosed);
  const production = environment("production");
  const key = (props: object) => make("aws:kms/key:Key", "shine-production-data", { ...props }, { parent: production });
  const ruled = (check: Rule["check"], kind: Rule["kind"]): Rule => ({ ...rotation, id: "a-rule", kind, check });

  it("has every rule under its own name, with what Pulumi shows of it", () => {
    const policies = toPolicies(rulesByService, rules, context);
    assert.deepEqual(
      policies.map(({ name }) => name),
      ["all-resource-rules", "all-stack-rules", ...rules.map(({ id }) => id)],
    );
    const own = policiesOf(rotation).at(-1);
    assert.equal(own?.severity, "medium");
    assert.equal(own?.enforcementLevel, "mandatory");
    assert.equal(own?.remediationSteps, rotation.fix);
    assert.equal(own?.url, "https://example.com/RULES.md#kms-key-rotation");
    assert.deepEqual(own?.tags, ["kms", ...rotation.references]);
    assert.equal(own?.framework?.reference, "3.6");
  });

  it("mends nothing, and does not know the engine's question for it", () => {
    const mending = toPolicies(rulesByService, rules, context).filter((policy) => "remediateResource" in policy);
    assert.deepEqual(mending, []);
    const { AnalyzerService } = require("@pulumi/pulumi/proto/analyzer_grpc_pb") as { AnalyzerService: object };
    assert.ok("remediate" in AnalyzerService, "the SDK calls it something else");
    mendNothing();
    assert.ok(!("remediate" in AnalyzerService) && "analyze" in AnalyzerService && "analyzeStack" in AnalyzerService);
  });

  it("tells a violation with the fix, and nothing of what is in order", async () => {
    const policies = policiesOf(rotation);
    assert.deepEqual(await onResource(policies, key({ enableKeyRotation: true })), []);
    const [violation] = await onResource(policies, key({}));
    assert.deepEqual(violation?.slice(0, 3), ["kms-key-rotation", key({}).urn, MANDATORY]);
    assert.match(violation?.[3] ?? "", /does not rotate\n {2}fix: Set enableKeyRotation/);
  });

  it("tells what cannot be verified yet, without stopping the preview", async () => {
    const [line] = await onResource(policiesOf(rotation), key({ enableKeyRotation: UNKNOWN }));
    assert.equal(line?.[2], ADVISORY);
    assert.match(line?.[3] ?? "", /cannot be verified before the update/);
  });

  it("sees the links between resources, and where each stands", async () => {
    const seen: unknown[] = [];
    const group = make("aws:cloudwatch/logGroup:LogGroup", "shine-production-web", { kmsKeyId: ref(key({})) });
    const rule = ruled((subject, check) => {
      const found = check.graph.satellites(subject, "aws:cloudwatch/logGroup:LogGroup", "kmsKeyId");
      seen.push(check.graph.stack, subject.environment, found.length);
    }, "stack");
    await onStack(policiesOf(rule), production, key({}), group);
    assert.deepEqual(seen, ["shine", "production", 1]);
  });

  it("keeps secrets closed", async () => {
    const seen: unknown[] = [];
    const look: Rule["check"] = (subject) =>
      void seen.push(subject.isSecret("token"), JSON.stringify(subject.raw("token")));
    await onResource(policiesOf(ruled(look, "resource")), key({ token: SECRET }));
    await onStack(policiesOf(ruled(look, "stack")), key({ token: SECRET }));
    assert.deepEqual(seen, [true, '"[secret]"', true, '"[secret]"']);
  });

  it("tells where a secret stands in clear, and nothing of what it says", async () => {
    const secret = ["ghp", "q7Xz2LmB9vKd4TfWc8RgY1nHs6PjE3uA5oCi"].join("_");
    const policies = toPolicies(rulesByService, rules, context);
    const leaking = key({ description: `opened by ${secret}`, tags: { [secret]: "x", token: secret }, policy: secret });
    const told = [...(await onResource(policies, leaking)), ...(await onStack(policies, production, leaking))];
    const places = told.flatMap(([id, , , message]) =>
      id === "no-credential-literals" ? [message.split(" ")[0]] : [],
    );
    assert.deepEqual(places, ["description", "policy", "tags", "tags.[secret]", "tags.token"]);
    for (const line of told) assert.ok(!line.join(" ").includes(secret), line.join(" "));
  });

  it("builds one graph a request, whatever the number of rules, since the SDK calls one policy for all of them", async () => {
    const views = new Set<View>();
    const collect = ruled((subject) => void views.add(subject), "stack");
    const policies = policiesOf(collect, { ...collect, id: "another-rule" });
    await onStack(policies, production, key({}));
    assert.equal(views.size, 1);
    await onStack(policies, production, key({}));
    assert.equal(views.size, 2);
  });

  it("fails with the rule's name when a rule throws", async () => {
    const broken = ruled(() => {
      throw new TypeError("x is not a function");
    }, "resource");
    await assert.rejects(onResource(policiesOf(broken), key({})), /the rule a-rule failed on .*x is not a function/);
  });

  it("opens values as the SDK would, but for secrets and unknown ones", () => {
    assert.deepEqual(open({ a: [1, unknownText, { b: null }] }), { a: [1, UNKNOWN, { b: null }] });
    const outputValue = { "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4", value: "x" };
    assert.equal(open(outputValue), "x");
    assert.equal(open({ "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4" }), UNKNOWN);
  });
});
