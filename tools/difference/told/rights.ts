import type { Change } from "../change";
import { groupBy } from "../../report/group";
import { allOf, typeName } from "../../report/words";
import { type SideResource, textOf } from "../side";
import { type Compared, type Entry } from "./entry";
import { documentInputs, type Right, rightsIn } from "./statements";
import { reachEntries } from "./reach";
import { ownerOf, physicalName } from "./words";

/** Who may do what: documents whose rights were widened or narrowed, memberships, and who reaches whom. */
export function rights(compared: Compared): Entry[] {
  return [...documents(compared), ...whole(compared), ...members(compared), ...reachEntries(compared)];
}

/** Documents on both sides: line by line. */
function documents({ changes, product }: Compared): Entry[] {
  return changes.flatMap((change) => {
    const { before, after } = change;
    if (before === undefined || after === undefined) return [];
    return (documentInputs[change.type] ?? []).flatMap((input) => {
      const [was, is] = [rightsIn(before, input), rightsIn(after, input)];
      if (was === undefined || is === undefined) return [];
      const subject = `${subjectOf(after, product)}${input === "assumeRolePolicy" ? ", who may take it" : ""}`;
      const came = [...is].filter(([key]) => !was.has(key)).map(([, right]) => right);
      const went = [...was].filter(([key]) => !is.has(key)).map(([, right]) => right);
      return [...lines(came, true, subject, change), ...lines(went, false, subject, change)];
    });
  });
}

/** A right that came widens where it allows, and narrows where it denies; the other way round for one that went. */
function lines(rightsOfDocument: readonly Right[], came: boolean, subject: string, change: Change): Entry[] {
  const onOne = groupBy(rightsOfDocument, ({ effect, resource, principal, condition }) =>
    [effect, principal, condition, resource].join("\n"),
  );
  const said = [...onOne.values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [{ ...first, actions: allOf([first, ...rest].map(({ action }) => action).sort()) }],
  );
  const alike = groupBy(said, ({ effect, principal, condition, actions }) =>
    [effect, principal, condition, actions].join("\n"),
  );
  return [...alike.values()].flatMap((some): Entry[] => {
    const [first] = some;
    if (first === undefined) return [];
    const isDeny = first.effect === "Deny";
    const widens = isDeny !== came;
    const verb = isDeny ? (came ? "is denied" : "is no longer denied") : came ? "may now" : "may no longer";
    const resources = some.map(({ resource }) => resource).filter((one) => one !== "");
    const onto = resources.length === 0 ? "" : ` on ${allOf(resources)}`;
    const by = first.principal === "" ? "" : ` by ${first.principal}`;
    const where = first.condition === "" ? "" : `, where ${first.condition}`;
    const text = `${widens ? "widened" : "narrowed"}: ${subject} ${verb} ${first.actions}${onto}${by}${where}`;
    return [{ weight: widens ? "warning" : "note", text, urns: [change.urn] }];
  });
}

/** Roles that come and go as a whole: what they are for, and not each of their lines. */
function whole({ changes, product }: Compared): Entry[] {
  const roles = changes.filter(
    ({ type, action }) => type === "aws:iam/role:Role" && (action === "created" || action === "deleted"),
  );
  return roles.map((change): Entry => {
    const resource = (change.after ?? change.before) as SideResource;
    const name = physicalName(resource);
    const takers = [...(rightsIn(resource, "assumeRolePolicy")?.values() ?? [])].map(({ principal }) => principal);
    const policies = changes.filter(
      ({ type, action, after, before }) =>
        type === "aws:iam/rolePolicy:RolePolicy" &&
        action === change.action &&
        (after ?? before)?.inputs["role"] === name,
    );
    const actions = policies.flatMap(({ after, before }) =>
      [...(rightsIn(after ?? before, "policy")?.values() ?? [])].map((right) => right.action),
    );
    const may = [...new Set(actions)].sort();
    const what = may.length === 0 ? "" : `: ${allOf(may)}`;
    const created = change.action === "created";
    return {
      weight: created ? "warning" : "note",
      text: created
        ? `new role ${name} (${ownerOf(resource, product)}), for ${allOf([...new Set(takers)])}${what}`
        : `the role ${name} (${ownerOf(resource, product)}) goes, and what it might do${what}`,
      urns: [change.urn, ...policies.map(({ urn }) => urn)],
    };
  });
}

/** Memberships and assignments of people and teams, which no document says. */
const memberTypes: Readonly<Record<string, (inputs: SideResource["inputs"]) => string>> = {
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": (inputs) =>
    `${textOf(inputs["role"])} has the policy ${textOf(inputs["policyArn"])}`,
  "aws:ssoadmin/accountAssignment:AccountAssignment": (inputs) =>
    `${textOf(inputs["principalId"])} has the permission set ${textOf(inputs["permissionSetArn"])} in ${textOf(inputs["targetId"])}`,
  "github:index/teamRepository:TeamRepository": (inputs) =>
    `the team ${textOf(inputs["teamId"])} has ${textOf(inputs["permission"])} on ${textOf(inputs["repository"])}`,
  "aws:organizations/policyAttachment:PolicyAttachment": (inputs) =>
    `the guardrail ${textOf(inputs["policyId"])} holds for ${textOf(inputs["targetId"])}`,
};

function members({ changes, product }: Compared): Entry[] {
  return changes.flatMap((change): Entry[] => {
    const say = memberTypes[change.type];
    const resource = change.after ?? change.before;
    if (say === undefined || resource === undefined || change.because !== undefined) return [];
    const isGuardrail = change.type.startsWith("aws:organizations/");
    const told = {
      created: "from now on",
      deleted: "no longer",
      changed: "changed",
      replaced: "changed",
      mayReplace: "changed",
    }[change.action];
    const widens = (change.action === "created") !== isGuardrail;
    return [
      {
        weight: widens ? "warning" : "note",
        text: `${told}: ${say(resource.inputs)} (${typeName(change.type)} of ${ownerOf(resource, product)})`,
        urns: [change.urn],
      },
    ];
  });
}

/** `the role shine-production-web-task`, `the key of databases.primary in production`. */
function subjectOf(resource: SideResource, product: string): string {
  const { inputs, type } = resource;
  const role = inputs["role"];
  if (type === "aws:iam/rolePolicy:RolePolicy" && typeof role === "string") return `the role ${role}`;
  if (type === "aws:iam/role:Role") return `the role ${physicalName(resource)}`;
  return `${typeName(type)} ${physicalName(resource)} (${ownerOf(resource, product)})`;
}
