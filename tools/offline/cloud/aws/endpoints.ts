import { keyOf, oneOf } from "../checks";
import { type Check, hexId, type Models } from "../model";
import { inVpc, owned } from "./network";
import { ENDPOINT, SECURITY_GROUP, SUBNET, TABLES, VPC } from "./types";
import { onePerZone } from "./zones";

const services = [
  "autoscaling",
  "ec2",
  "ec2messages",
  "ecr.api",
  "ecr.dkr",
  "ecs",
  "ecs-agent",
  "ecs-telemetry",
  "elasticloadbalancing",
]
  .concat([
    "events",
    "guardduty-data",
    "kms",
    "lambda",
    "logs",
    "monitoring",
    "rds",
    "secretsmanager",
    "servicediscovery",
    "sns",
    "sqs",
  ])
  .concat([
    "ssm",
    "ssmmessages",
    "states",
    "sts",
    "xray",
    "s3",
    "dynamodb",
    "athena",
    "glue",
    "kinesis-streams",
    "application-autoscaling",
  ]);

const knownService: Check = (subject) => {
  const [name, type] = [subject.text("serviceName"), subject.text("vpcEndpointType") ?? "Gateway"];
  if (name === undefined) return undefined;
  const service = name.replace(`com.amazonaws.${subject.place.region}.`, "");
  const gateway = ["s3", "dynamodb"].includes(service);
  if (service !== name && services.includes(service) && (type === "Interface" || gateway)) return undefined;
  const allowed =
    type === "Gateway" ? "s3 or dynamodb of the region" : `a service of com.amazonaws.${subject.place.region}`;
  return {
    path: "serviceName",
    code: "InvalidServiceName",
    value: name,
    allowed,
    fix: "correct the name or the endpoint's type",
  };
};

export const endpoints: Models = {
  [ENDPOINT]: {
    id: hexId("vpce"),
    computed: (subject, id) => {
      const service = (subject.text("serviceName") ?? "").split(".").at(-1);
      const name = `${id}-${subject.digest().slice(0, 8)}.${service}.${subject.place.region}.vpce.amazonaws.com`;
      const gateway = (subject.text("vpcEndpointType") ?? "Gateway") === "Gateway";
      return {
        ...owned("vpc-endpoint")(subject, id),
        state: "available",
        requesterManaged: false,
        prefixListId: gateway ? `pl-${subject.digest(service).slice(0, 8)}` : "",
        cidrBlocks: gateway ? ["3.5.152.0/21"] : [],
        dnsEntries: gateway ? [] : [{ dnsName: name, hostedZoneId: "Z2E726K9Y6RL4W" }],
        networkInterfaceIds: gateway
          ? []
          : subject.list("subnetIds").map((_, index) => `eni-0${subject.digest(`eni${index}`).slice(0, 16)}`),
      };
    },
    replaces: ["serviceName", "vpcEndpointType", "vpcId", "region"],
    references: [
      inVpc,
      { path: "subnetIds", types: [SUBNET], code: "InvalidSubnetId.NotFound", holds: true },
      { path: "routeTableIds", types: TABLES, code: "InvalidRouteTableId.NotFound" },
      {
        path: "securityGroupIds",
        types: [SECURITY_GROUP],
        code: "InvalidGroup.NotFound",
        holds: true,
      },
    ],
    unique: {
      key: (subject, world) => {
        const [vpc, service] = [world.handle(subject, "vpcId", VPC), subject.text("serviceName")];
        const named =
          subject.get("privateDnsEnabled") === true || (subject.text("vpcEndpointType") ?? "Gateway") === "Gateway";
        return vpc === undefined || service === undefined || !named
          ? undefined
          : `${vpc}|${service}|${subject.text("vpcEndpointType") ?? "Gateway"}`;
      },
      path: "serviceName",
      code: "InvalidParameter",
    },
    checks: [
      knownService,
      onePerZone("subnetIds", "DuplicateSubnetsInSameZone"),
      oneOf("vpcEndpointType", ["Gateway", "Interface", "GatewayLoadBalancer"]),
    ],
  },
  "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": {
    id: hexId("a-vpce"),
    replaces: ["routeTableId", "vpcEndpointId", "region"],
    references: [
      { path: "routeTableId", types: TABLES, code: "InvalidRouteTableId.NotFound" },
      { path: "vpcEndpointId", types: [ENDPOINT], code: "InvalidVpcEndpointId.NotFound" },
    ],
    unique: {
      key: (subject, world) =>
        keyOf(world.handle(subject, "vpcEndpointId", ENDPOINT), world.handle(subject, "routeTableId", ...TABLES)),
      path: "routeTableId",
      code: "RouteAlreadyExists",
    },
  },
  "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": {
    id: hexId("a-vpce"),
    replaces: ["subnetId", "vpcEndpointId", "region"],
    references: [
      { path: "subnetId", types: [SUBNET], code: "InvalidSubnetId.NotFound" },
      { path: "vpcEndpointId", types: [ENDPOINT], code: "InvalidVpcEndpointId.NotFound" },
    ],
    unique: {
      key: (subject, world) => {
        const [subnet] = world.referred(subject, "subnetId", SUBNET);
        return keyOf(
          world.handle(subject, "vpcEndpointId", ENDPOINT),
          subnet && world.subject(subnet).part("availabilityZone"),
        );
      },
      path: "subnetId",
      code: "DuplicateSubnetsInSameZone",
    },
  },
};
