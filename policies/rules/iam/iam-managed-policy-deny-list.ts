import type { Rule } from "../../rule";
import type { View } from "../../kernel/graph";
import { ROLE, roleNamed } from "../../views/tasks";

export const rule: Rule = {
  id: "iam-managed-policy-deny-list",
  title: "AWS's policies of full access are not used, but by the product's manager within a boundary.",
  why: "They hold every action of a service on every resource, and grow.",
  fix: "Write a policy of the actions that are needed.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["CKV_AWS_274", "CKV_AWS_275", "CKV2_AWS_56", "NAG-IAM4", "CIS5-1.21"],
  types: [
    ROLE,
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
    "aws:iam/policyAttachment:PolicyAttachment",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  ],
  check: (subject, check) => {
    const full = /^arn:aws[\w-]*:iam::aws:policy\/(.*\/)?(AdministratorAccess(-.*)?|PowerUserAccess|.*FullAccess)$/;
    const role = (): View | undefined => (subject.type === ROLE ? subject : roleNamed(check.graph, subject, "role"));
    const isManager = (view: View | undefined): boolean =>
      view?.text("name") === `${check.graph.stack}-manager` && view.isSet("permissionsBoundary");
    const paths = subject.type === ROLE ? ["managedPolicyArns"] : ["policyArn"];
    for (const path of paths) {
      if (subject.raw(path) === undefined) continue;
      check.expect(
        () => isOfProgram(subject, path) || !subject.texts(path).some((arn) => full.test(arn)) || isManager(role()),
        "it gives full access",
      );
    }
  },
};

/** A policy that the program makes has no ARN yet, and is none of AWS's. */
function isOfProgram(view: View, path: string): boolean {
  return view.sourcesOf(path).some((source) => source.type === "aws:iam/policy:Policy");
}
