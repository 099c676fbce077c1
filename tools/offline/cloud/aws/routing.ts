import { notBoth, someOf } from "../checks";
import { type Check, hexId, type Models } from "../model";
import { overlap } from "./addresses";
import { inVpc, owned } from "./network";
import { GATEWAY, NAT, SUBNET, TABLES, VPC } from "./types";

const PEERING = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";

const peersApart: Check = (subject, world) => {
  const [one] = world.referred(subject, "vpcId", VPC);
  const [other] = world.referred(subject, "peerVpcId", VPC);
  if (one === undefined || other === undefined) return undefined;
  const [a, b] = [String(one.inputs["cidrBlock"]), String(other.inputs["cidrBlock"])];
  if (one !== other && !overlap(a, b)) return undefined;
  const allowed = `two VPCs whose ranges do not overlap, not ${a} and ${b}`;
  return { path: "peerVpcId", code: "OverlappingCidrs", allowed, fix: "give one of them another range" };
};

const routeTargets = [
  "gatewayId",
  "natGatewayId",
  "vpcPeeringConnectionId",
  "vpcEndpointId",
  "transitGatewayId",
  "networkInterfaceId",
];

const oneTarget: Check = (subject) => {
  if (routeTargets.filter((path) => subject.has(path)).length === 1) return undefined;
  return {
    path: "gatewayId",
    code: "InvalidParameterCombination",
    allowed: "exactly one target",
    fix: `give one of ${routeTargets.join(", ")}`,
  };
};

/** The VPC has a route to itself by nature. */
const notLocal: Check = (subject, world) => {
  const cidr = subject.text("destinationCidrBlock");
  const [table] = world.referred(subject, "routeTableId", ...TABLES);
  const [vpc] = table === undefined ? [] : world.referred(world.subject(table), "vpcId", VPC);
  if (cidr === undefined || vpc === undefined || cidr !== vpc.inputs["cidrBlock"]) return undefined;
  return {
    path: "destinationCidrBlock",
    code: "InvalidParameterValue",
    value: cidr,
    allowed: "another range than the VPC's own",
    fix: "leave it out",
  };
};

export const routing: Models = {
  "aws:ec2/routeTable:RouteTable": {
    id: hexId("rtb"),
    computed: owned("route-table"),
    replaces: ["vpcId", "region"],
    references: [inVpc],
  },
  "aws:ec2/defaultRouteTable:DefaultRouteTable": {
    id: (subject) => subject.text("defaultRouteTableId") ?? "",
    computed: (subject, id) => owned("route-table")(subject, id),
    replaces: ["defaultRouteTableId"],
  },
  "aws:ec2/route:Route": {
    id: (subject) => `r-${subject.text("routeTableId") ?? ""}${subject.digest().slice(0, 10)}`,
    computed: () => ({ origin: "CreateRoute", state: "active" }),
    replaces: ["routeTableId", "destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId", "region"],
    references: [
      { path: "routeTableId", types: TABLES, code: "InvalidRouteTableID.NotFound" },
      { path: "gatewayId", types: [GATEWAY], code: "InvalidGatewayID.NotFound", holds: true },
      { path: "natGatewayId", types: [NAT], code: "InvalidNatGatewayID.NotFound" },
      { path: "vpcPeeringConnectionId", types: [PEERING], code: "InvalidVpcPeeringConnectionID.NotFound" },
    ],
    unique: {
      key: (subject, world) => {
        const table = world.handle(subject, "routeTableId", ...TABLES);
        const to =
          subject.text("destinationCidrBlock") ??
          subject.text("destinationPrefixListId") ??
          subject.text("destinationIpv6CidrBlock");
        return table === undefined || to === undefined ? undefined : `${table}|${to}`;
      },
      path: "destinationCidrBlock",
      code: "RouteAlreadyExists",
    },
    checks: [
      oneTarget,
      notLocal,
      someOf(["destinationCidrBlock", "destinationPrefixListId", "destinationIpv6CidrBlock"]),
    ],
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    id: hexId("rtbassoc"),
    replaces: ["subnetId", "gatewayId", "region"],
    references: [
      { path: "routeTableId", types: TABLES, code: "InvalidRouteTableID.NotFound", holds: true },
      { path: "subnetId", types: [SUBNET], code: "InvalidSubnetID.NotFound" },
    ],
    unique: {
      key: (subject, world) => world.handle(subject, "subnetId", SUBNET),
      path: "subnetId",
      code: "Resource.AlreadyAssociated",
    },
    checks: [someOf(["subnetId", "gatewayId"]), notBoth("subnetId", "gatewayId")],
  },
  [PEERING]: {
    id: hexId("pcx"),
    computed: (subject) => ({
      acceptStatus: subject.get("autoAccept") === true ? "active" : "pending-acceptance",
      peerOwnerId: subject.text("peerOwnerId") ?? subject.place.account,
      peerRegion: subject.text("peerRegion") ?? subject.place.region,
    }),
    replaces: ["vpcId", "peerVpcId", "peerOwnerId", "peerRegion", "region"],
    references: [inVpc, { ...inVpc, path: "peerVpcId" }],
    checks: [peersApart],
  },
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter": {
    id: (subject) => subject.text("vpcPeeringConnectionId") ?? "",
    computed: () => ({ acceptStatus: "active" }),
    replaces: ["vpcPeeringConnectionId"],
    references: [{ path: "vpcPeeringConnectionId", types: [PEERING], code: "InvalidVpcPeeringConnectionID.NotFound" }],
  },
  "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions": {
    id: (subject) => subject.text("vpcPeeringConnectionId") ?? "",
    replaces: ["vpcPeeringConnectionId"],
    references: [{ path: "vpcPeeringConnectionId", types: [PEERING], code: "InvalidVpcPeeringConnectionID.NotFound" }],
  },
};
