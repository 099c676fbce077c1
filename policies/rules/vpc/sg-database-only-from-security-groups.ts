import type { Rule } from "../../rule";
import type { View } from "../../kernel/graph";
import { GROUP, rulesOf } from "../../views/security-groups";

const CLUSTER = "aws:rds/cluster:Cluster";

export const rule: Rule = {
  id: "sg-database-only-from-security-groups",
  title: "A database's security group admits its own port alone, and only from security groups.",
  why: "An address range admits whatever is put into it later; a group says which service is meant.",
  fix: "Make a rule with referencedSecurityGroupId and the port of the database.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: ["NAG-RDS8"],
  types: [CLUSTER],
  check: (cluster, check) => {
    const groups = (): View[] => {
      const linked = cluster.sources("vpcSecurityGroupIds").filter((view) => view.type === GROUP);
      if (linked.length > 0) return linked;
      return cluster
        .texts("vpcSecurityGroupIds")
        .flatMap((id) => check.graph.ofType(GROUP).filter((group) => group.identities().includes(id)));
    };
    check.expect(() => groups().length > 0, "no security group of the program stands before the database");
    const port = cluster.number("port") ?? (/postgres/.test(cluster.text("engine") ?? "") ? 5432 : 3306);
    for (const group of groups()) {
      for (const rule of rulesOf(group)) {
        if (rule.direction !== "ingress") continue;
        check.expect(
          () => rule.cidrs().length === 0 && !rule.reader.isSet("prefixListId"),
          "addresses are admitted to the database",
          { at: rule.holder },
        );
        check.expect(() => rule.isOnly(port), "another port than the database's is admitted", { at: rule.holder });
      }
    }
  },
};
