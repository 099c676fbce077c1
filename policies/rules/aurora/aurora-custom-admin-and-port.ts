import type { Rule } from "../../rule";
import { DATABASE } from "../../views/databases";

export const rule: Rule = {
  id: "aurora-custom-admin-and-port",
  title: "The master user and the port of a database are not the usual ones.",
  why: "They are what a scan tries first.",
  fix: "Set masterUsername to a name of yours, and port to another than 3306 and 5432.",
  severity: "low",
  level: "advisory",
  kind: "resource",
  references: ["RDS.24", "RDS.23", "NAG-RDS11"],
  types: [DATABASE],
  check: (database, check) => {
    check.expect(
      () =>
        !["", "admin", "administrator", "awsuser", "master", "postgres", "root"].includes(
          database.text("masterUsername") ?? "",
        ),
      "its master user has a usual name",
      { part: "user" },
    );
    check.expect(() => ![0, 3306, 5432].includes(database.number("port") ?? 0), "it has the usual port", {
      part: "port",
    });
  },
};
