import type { Rule } from "../../rule";
export const rule: Rule = {
  id: "no-alternative-network-paths",
  title: "Networks are joined by peering alone: no VPN, lattice, shared resource or open endpoint service.",
  why: "Each of these is a way around the law of peering that nobody looks at.",
  fix: "Use the peering of management with the environment, or have the path reviewed and waived.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["CKV_AWS_331", "CKV_AWS_123", "EC2.23"],
  types: [
    "aws:ec2/vpnConnection:VpnConnection",
    "aws:ec2/vpnGateway:VpnGateway",
    "aws:ec2/vpcEndpointService:VpcEndpointService",
    "aws:ec2clientvpn/endpoint:Endpoint",
    "aws:ram/resourceShare:ResourceShare",
    "aws:vpclattice/serviceNetworkVpcAssociation:ServiceNetworkVpcAssociation",
    "aws:directconnect/gateway:Gateway",
    "aws:networkmanager/vpcAttachment:VpcAttachment",
  ],
  check: (path, check) => {
    if (path.type.endsWith(":VpcEndpointService")) {
      check.expect(() => path.flag("acceptanceRequired") === true, "anyone who is allowed may connect unasked");
    } else {
      check.expect(() => false, "networks are joined by something else than peering");
    }
  },
};
