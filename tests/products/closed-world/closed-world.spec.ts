import assert from "node:assert/strict";
import { answered } from "../../../policies/answered";
import { ask, judge } from "../../../policies/judge";
import { Graph, type View } from "../../../policies/kernel/graph";
import { type Resource, UNKNOWN } from "../../../policies/kernel/resource";
import { Exceptions } from "../../../policies/kernel/waiving";
import { rules } from "../../../policies/rules";
import { rule as envelope } from "../../../policies/rules/iam/iam-role-envelope";
import { rule as trust } from "../../../policies/rules/iam/iam-role-trust";
import { rule as outsideReferences } from "../../../policies/rules/stack/outside-references";
import { rule as reviewedShapes } from "../../../policies/rules/stack/reviewed-shapes";
import { roleView } from "../../../policies/views/roles";
import { registryOf } from "../../../stacks/registry";
import { neutral } from "../../../tools/offline/judge";
import { make, policy } from "../../policies/support";
import { TODAY } from "../../support/products";
import { recorded, stacks } from "../../support/stacks";
import { beyondAll, managed, trusts } from "./rights";
import { changed, changes, GONE, unmade } from "./shapes";

const world = { registry: registryOf(), today: TODAY };
const context = { ...world, exceptions: new Exceptions([], TODAY) };
const ROLE = "aws:iam/role:Role";

/** Rules are gone whose wrongs the closed world does not let through, whatever it is that has them. */
describe("what rules refused that are gone", function () {
  this.timeout(120_000);
  const graphs = new Map<string, Graph>();
  before(async () => {
    for (const stack of stacks) graphs.set(stack, new Graph(neutral(await recorded(stack, "preview")), stack, world));
  });

  const all = (type: string): View[] => [...graphs.values()].flatMap((graph) => graph.ofType(type));
  const alone = (resource: Resource, stack: string) =>
    ask(reviewedShapes, new Graph([resource], stack, world).all[0] as View, context);

  for (const [name, own] of Object.entries(changes)) {
    it(`${name}: a value that nobody has reviewed is told by its place`, () => {
      for (const [type, path, ...values] of own) {
        const holder = all(type).find((view) => holds(view, path));
        assert.ok(holder !== undefined, `no ${type} with ${path}`);
        const { resource, graph } = holder;
        const at = (value: unknown) =>
          alone({ ...resource, props: changed(resource.props, path, value) as Resource["props"] }, graph.stack);
        for (const value of values) {
          const { violations } = at(value);
          const told = violations.map(({ message }) => message).join("\n");
          // What is the only thing within something leaves that empty.
          const place = value === GONE ? path.replace(/\.\w+$/, "") : path.replace(/\[\]$/, "");
          assert.ok(told.includes(place), `${type} ${path} ${String(value)}: ${told}`);
        }
        // A text of JSON is known or not as a whole, and what another resource answers is not known at first.
        if (!path.includes("(json)") && path !== "viewerCertificate.acmCertificateArn")
          assert.notEqual(at(UNKNOWN).verdict, "pass", `${type} ${path} unknown`);
      }
    });
  }

  for (const [name, types] of Object.entries(unmade)) {
    it(`${name}: a type that no stack makes`, () => {
      for (const type of types) {
        const { violations } = alone(make(type, "shine-production-x"), "shine");
        assert.ok(violations.length > 0, type);
      }
    });
  }

  it("sg-no-world-admin-ports: a network of strangers", () => {
    const rule = all("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")[0] as View;
    for (const cidrIpv4 of ["0.0.0.0/0", "128.0.0.0/1", "8.0.0.0/6"]) {
      const props = { ...rule.resource.props, cidrIpv4, fromPort: 3389, toPort: 3389 };
      const asked = judge([{ ...rule.resource, props, propertyDependencies: {} }], {
        ...world,
        stack: rule.graph.stack,
        waivers: [],
        rules: [outsideReferences],
      });
      assert.match(asked.violations[0]?.message ?? "", /names the address/, cidrIpv4);
    }
  });

  it("a stranger in a variable is told with the variable's name", () => {
    const task = all("aws:ecs/taskDefinition:TaskDefinition")[0] as View;
    const environment = [{ name: "PAY_URL", value: "https://pay.stranger.example.net/v1" }];
    const containerDefinitions = JSON.stringify([{ name: "app", image: "x", environment }]);
    const props = { ...task.resource.props, containerDefinitions };
    const { violations } = judge([{ ...task.resource, props, propertyDependencies: {} }], {
      ...world,
      stack: task.graph.stack,
      waivers: [],
      rules: [outsideReferences],
    });
    const told = "containerDefinitions (PAY_URL) names the host pay.stranger.example.net, which nobody has reviewed";
    assert.ok(
      violations.some(({ message }) => message === told),
      violations.map(({ message }) => message).join(),
    );
  });

  /** One role of each class, with what holds its rights. */
  const ofClasses = (): (readonly [role: View, holder: View])[] => {
    const found = new Map<string, readonly [View, View]>();
    for (const role of all(ROLE)) {
      const maker = `${role.resource.parent?.split("::")[2]} ${role.name.split("-").at(-1)}`;
      const holder = roleView(role)
        .documents.map((one) => one.holder)
        .find(({ type }) => type !== ROLE);
      if (holder !== undefined) found.set(maker, [role, holder]);
    }
    return [...found.values()];
  };
  const asked = (role: View, holder: View, rule: typeof trust, props: object, also: readonly Resource[] = []) => {
    const { graph } = role;
    const put = { ...holder.resource, props: { ...holder.resource.props, ...props } };
    const resources = [...graph.all.map(({ resource }) => (resource.urn === holder.urn ? put : resource)), ...also];
    return ask(rule, new Graph(resources, graph.stack, world).find(role.urn) as View, context).verdict;
  };

  for (const [name, statements] of Object.entries(beyondAll)) {
    it(`${name}: a right that no class has`, () => {
      for (const [role, holder] of ofClasses())
        for (const statement of statements)
          assert.equal(
            asked(role, holder, envelope, { policy: policy(statement) }),
            "fail",
            `${role.name} ${JSON.stringify(statement)}`,
          );
    });
  }

  it("iam-managed-policy-deny-list: a managed policy that no class holds", () => {
    for (const [role] of ofClasses())
      for (const policyArn of managed) {
        const type = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
        const attachment = make(type, `${role.name}-more`, { policyArn, role: role.text("name") });
        assert.equal(asked(role, role, envelope, {}, [attachment]), "fail", `${role.name} ${policyArn}`);
        assert.equal(asked(role, role, envelope, { managedPolicyArns: [policyArn] }), "fail", role.name);
      }
  });

  it("of a role that the program does not make: nobody gives it rights", () => {
    for (const type of ["aws:iam/rolePolicy:RolePolicy", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"]) {
      const one = make(type, "shine-production-x", { role: "OrganizationAccountAccessRole" });
      const view = new Graph([one], "shine", world).all[0] as View;
      assert.equal(ask(envelope, view, context).verdict, "fail", type);
    }
  });

  for (const [name, statements] of Object.entries(trusts)) {
    it(`${name}: somebody whom no class names`, () => {
      for (const [role] of ofClasses())
        for (const statement of statements)
          assert.equal(
            asked(role, role, trust, { assumeRolePolicy: policy(statement) }),
            "fail",
            `${role.name} ${JSON.stringify(statement)}`,
          );
    });
  }

  it("stands in the list of what answers it, once, under a rule that there is", () => {
    const ids = new Set(rules.map(({ id }) => id));
    const names = answered.flatMap((one) => one.names);
    assert.deepEqual(
      names.filter((name, index) => ids.has(name) || names.indexOf(name) < index),
      [],
    );
    assert.deepEqual(
      answered.flatMap(({ by }) => by.filter((id) => !ids.has(id))),
      [],
    );
    const tried = new Set(Object.keys({ ...changes, ...unmade, ...beyondAll, ...trusts }));
    assert.deepEqual(
      [...tried].filter((name) => !names.includes(name)),
      [],
    );
  });
});

/** Whether a resource has what is around a path, so that a change there says something. */
function holds(view: View, path: string): boolean {
  const around = path
    .replace(/\.?[^.[\]()]+$|\[\]$/, "")
    .replace("(json)", "")
    .replace(/\[\]/g, ".0");
  if (around === "") return true;
  if (!path.includes("(json)")) return view.isUnknown(around) || view.raw(around) !== undefined;
  return view.raw("containerDefinitions") !== undefined;
}
