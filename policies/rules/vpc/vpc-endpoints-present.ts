import type { Rule } from "../../rule";
import { SERVICE } from "../../views/tasks";

/** What every task needs; the others depend on what its containers are given, and that they are reached is a proof's to show. */
const needed = ["s3", "ecr.api", "ecr.dkr", "logs"];

export const rule: Rule = {
  id: "vpc-endpoints-present",
  title: "Production's VPC reaches the AWS APIs that its tasks need without the internet.",
  why: "Images, logs and secrets would otherwise leave through NAT, which costs, and stop with it.",
  fix: "Set interfaceEndpoints in the environment, or let it default.",
  severity: "low",
  level: "advisory",
  kind: "stack",
  references: ["EC2.10"],
  types: ["aws:ec2/vpc:Vpc"],
  check: (vpc, check) => {
    if (vpc.environment !== "production") return;
    if (!check.graph.ofType(SERVICE).some((service) => service.environment === "production")) return;
    const endpoints = check.graph.satellites(vpc, "aws:ec2/vpcEndpoint:VpcEndpoint", "vpcId");
    for (const service of needed) {
      check.expect(
        () => endpoints.some((view) => view.text("serviceName")?.endsWith(`.${service}`) === true),
        "an endpoint is missing",
        {
          part: service.replace(".", "-"),
        },
      );
    }
  },
};
