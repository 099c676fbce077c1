import { covers, type Statement } from "../../kernel/documents";
import type { Rule } from "../../rule";
import { permissions } from "../../views/documents";
import { demands, isBroad } from "../../views/permissions";

const tasks = ["ecs:DescribeTasks", "ecs:ListTasks", "ecs:RunTask", "ecs:StopTask"];
const keys = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"];

/** Identity Center's sessions carry no sign of MFA, which it asks for itself; where a person comes from they do carry. */
export const rule: Rule = {
  id: "access-people-scoped",
  title: "People open named containers, see tasks of named clusters, use named keys, and come from an office.",
  why: "A session is taken over sooner or later; then it must open little, and from nowhere else.",
  fix: "Add conditions on ecs:container-name, ecs:cluster and kms:ResourceAliases, and a Deny of everything with NotIpAddress aws:SourceIp of the offices and Bool aws:ViaAWSService false.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy"],
  check: (set, check) => {
    const all = (): readonly Statement[] => permissions(set);
    const allowed = (actions: readonly string[]): readonly Statement[] =>
      all().filter((one) => one.effect === "Allow" && actions.some((action) => covers(one, action)));
    check.expect(
      () =>
        allowed(["ecs:ExecuteCommand"]).every(
          (one) => !one.resources.some(isBroad) && holds(one, "ecs:container-name", /^[a-z0-9-]+$/),
        ),
      "it opens any container",
      { part: "shell" },
    );
    check.expect(
      () =>
        allowed(tasks).every(
          (one) => !one.resources.some(isBroad) || holds(one, "ecs:cluster", /^arn:aws:ecs:[^*?]+:cluster\/[^*?]+$/),
        ),
      "it reaches tasks of any cluster",
      { part: "tasks" },
    );
    const aliases = new RegExp(`^alias/(${Object.keys(check.registry.products).join("|")})-[a-z0-9-]+$`);
    check.expect(
      () =>
        allowed(keys).every(
          (one) =>
            one.resources.every((resource) => resource.startsWith("arn:aws:kms:")) &&
            holds(one, "kms:resourcealiases", aliases),
        ),
      "it uses any key",
      { part: "keys" },
    );
    check.expect(
      () => all().length === 0 || all().some((one) => fromOffices(one, check.registry.offices)),
      "it is open from everywhere",
      {
        part: "place",
      },
    );
  },
};

function holds({ conditions }: Statement, key: string, value: RegExp): boolean {
  return conditions.some((one) => one.key === key && demands(one) && one.values.every((text) => value.test(text)));
}

/** A denial of all that comes neither from an office nor from AWS on the person's behalf. */
function fromOffices({ effect, actions, resources, conditions }: Statement, offices: readonly string[]): boolean {
  const [one, other, ...more] = [...conditions].sort((a, b) => (a.key < b.key ? -1 : 1));
  return (
    effect === "Deny" &&
    actions.includes("*") &&
    resources.includes("*") &&
    one?.operator === "NotIpAddress" &&
    one.key === "aws:sourceip" &&
    one.values.every((address) => offices.includes(address)) &&
    (other === undefined ||
      (other.operator === "Bool" && other.key === "aws:viaawsservice" && other.values.join() === "false")) &&
    more.length === 0
  );
}
