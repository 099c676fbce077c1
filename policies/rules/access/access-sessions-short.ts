import type { Rule } from "../../rule";

export const rule: Rule = {
  id: "access-sessions-short",
  title: "A permission set opens a session of an hour.",
  why: "A session that is longer than the work is open when the person has left the desk.",
  fix: "Set sessionDuration PT1H, which is also the default.",
  severity: "medium",
  level: "mandatory",
  kind: "resource",
  references: [],
  types: ["aws:ssoadmin/permissionSet:PermissionSet"],
  check: (set, check) => {
    check.expect(() => ["PT1H", "PT60M"].includes(set.text("sessionDuration") ?? "PT1H"), "its sessions are longer");
  },
};
