import assert from "node:assert/strict";
import { classes, classOf } from "../../policies/envelopes/classes";
import { valuesOf } from "../../policies/envelopes/scope";
import { beyond, envelopesOf } from "../../policies/envelopes/within";
import { covers, type Statement, statements } from "../../policies/kernel/documents";
import { Graph, type View } from "../../policies/kernel/graph";
import { admissions } from "../../policies/strangers/admitted";
import { permissions } from "../../policies/views/documents";
import { roleView } from "../../policies/views/roles";
import { ROLE } from "../../policies/views/tasks";
import { registryOf } from "../../stacks/registry";
import { neutral } from "../../tools/offline/judge";
import { TODAY } from "../support/products";
import { recorded } from "../support/stacks";

const PERSON = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";
const names = ["shine", "minimal", "organization", "foundation"];

/** What is written down of whom and what the platform admits; what nothing uses is room for whoever comes in. */
describe("the closed world of rights", () => {
  let graphs: readonly Graph[];
  before(async () => {
    const world = { registry: registryOf(), today: TODAY };
    const all = await Promise.all(names.map(async (name) => neutral(await recorded(name, "preview"))));
    graphs = all.map((resources, i) => new Graph(resources, names[i] ?? "", world));
  });

  it("has no class, right or managed policy that no role needs", () => {
    const roles = graphs.flatMap((graph) => graph.ofType(ROLE, PERSON));
    const stale = classes.flatMap((one) => {
      const own = roles.filter((role) => classOf(role) === one);
      if (own.length === 0) return [`${one.name}: no role`];
      const unused = one.rights.flatMap((right) => {
        const actions = right.actions === "settings" ? ["settings"] : right.actions;
        return actions.filter(
          (action) =>
            !own.some((role) => {
              const rights = action === "settings" ? [right] : [{ ...right, actions: [action] }];
              const envelopes = envelopesOf({ ...one, rights }, valuesOf(role));
              return singles(role).some((statement) => beyond(statement, envelopes) === undefined);
            }),
        );
      });
      const managed = own.filter(({ type }) => type === ROLE).flatMap((role) => roleView(role).managedPolicies());
      const idle = (one.managed ?? []).filter((arn) => !managed.includes(arn));
      return [...unused, ...idle].map((what) => `${one.name}: ${what}`);
    });
    assert.deepEqual(stale, []);
  });

  it("admits nobody to a resource whom no policy there names", () => {
    const foundation = graphs[3];
    assert.ok(foundation !== undefined);
    const stale = admissions.filter(
      ({ type, service, calls }) =>
        !calls.every((call) =>
          foundation
            .ofType(type)
            .flatMap((view) => statements(view, "policy"))
            .some((one) => one.effect === "Allow" && admits(one, service) && covers(one, call)),
        ),
    );
    assert.deepEqual(stale, []);
  });
});

function admits({ principals }: Statement, service: string | undefined): boolean {
  return principals.some(({ kind, value }) =>
    service === undefined ? value === "*" : kind === "Service" && value === service,
  );
}

/** What a role may do, one action and resource at a time. */
function singles(role: View): readonly Statement[] {
  const all =
    role.type === ROLE ? roleView(role).allowed() : permissions(role).filter(({ effect }) => effect === "Allow");
  return all.flatMap((one) =>
    one.actions.flatMap((action) =>
      one.resources.map((resource) => ({ ...one, actions: [action], resources: [resource] })),
    ),
  );
}
