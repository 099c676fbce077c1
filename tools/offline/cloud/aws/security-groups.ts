import { between, keyOf, named, oneOf } from "../checks";
import { type Check, hexId, type Model, type Models } from "../model";
import { DEFAULT_VPC, SECURITY_GROUP, VPC } from "./types";

const GROUPS = [SECURITY_GROUP, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"];

const ports: Check = (subject) => {
  const [from, to, protocol] = [subject.number("fromPort"), subject.number("toPort"), subject.text("ipProtocol")];
  const fault = { path: "fromPort", code: "InvalidParameterValue" };
  if (protocol === "-1") {
    if (!subject.has("fromPort") && !subject.has("toPort")) return undefined;
    return { ...fault, value: from, allowed: "no ports beside all protocols", fix: "leave out fromPort and toPort" };
  }
  if (!["tcp", "udp"].includes(protocol ?? "tcp")) return undefined;
  if (!subject.has("fromPort") || !subject.has("toPort"))
    return { ...fault, allowed: "both ports", fix: "give fromPort and toPort" };
  if (from === undefined || to === undefined || (from >= 0 && from <= to && to <= 65535)) return undefined;
  return { ...fault, value: `${from}-${to}`, allowed: "0 to 65535, the lower first", fix: "correct the range" };
};

const sources = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];
const oneSource: Check = (subject) => {
  if (sources.filter((path) => subject.has(path)).length === 1) return undefined;
  return {
    path: "cidrIpv4",
    code: "InvalidParameterCombination",
    allowed: "exactly one source or destination",
    fix: `give one of ${sources.join(", ")}`,
  };
};

const rule: Model = {
  id: hexId("sgr"),
  computed: (subject, id) => ({ arn: subject.arn("ec2", `security-group-rule/${id}`), securityGroupRuleId: id }),
  replaces: ["securityGroupId", "region"],
  references: [
    { path: "securityGroupId", types: GROUPS, code: "InvalidGroup.NotFound" },
    { path: "referencedSecurityGroupId", types: GROUPS, code: "InvalidGroup.NotFound", holds: true },
  ],
  unique: {
    key: (subject, world) => {
      const group = world.handle(subject, "securityGroupId", ...GROUPS);
      const source = subject.text("cidrIpv4") ?? subject.text("cidrIpv6") ?? subject.text("prefixListId");
      const peer = source ?? world.handle(subject, "referencedSecurityGroupId", ...GROUPS);
      return keyOf(group, peer, ...["ipProtocol", "fromPort", "toPort"].map((path) => subject.part(path)));
    },
    path: "securityGroupId",
    code: "InvalidPermission.Duplicate",
  },
  checks: [
    ports,
    oneSource,
    named("description", 255, /^[\w .:/()#,@[\]+=&;{}!$*-]*$/, "letters, digits, blanks, ._-:/()#,@[]+=&;{}!$*"),
  ],
};

export const securityGroups: Models = {
  [SECURITY_GROUP]: {
    id: hexId("sg"),
    computed: (subject, id) => ({
      arn: subject.arn("ec2", `security-group/${id}`),
      ownerId: subject.place.account,
      name: subject.chosen(),
      description: subject.text("description") ?? "Managed by Pulumi",
    }),
    replaces: ["name", "namePrefix", "description", "vpcId", "region"],
    references: [{ path: "vpcId", types: [VPC, DEFAULT_VPC], code: "InvalidVpcID.NotFound", holds: true }],
    unique: {
      key: (subject, world) => {
        const [vpc, name] = [world.handle(subject, "vpcId", VPC), subject.text("name")];
        return keyOf(vpc, name);
      },
      path: "name",
      code: "InvalidGroup.Duplicate",
    },
    checks: [
      named(
        "name",
        255,
        /^(?!sg-)[\w .:/()#,@[\]+=&;{}!$*-]*$/i,
        "letters, digits, blanks, ._-:/()#,@[]+=&;{}!$*, not beginning with sg-",
      ),
      named("description", 255, /^[\w .:/()#,@[\]+=&;{}!$*-]*$/, "letters, digits, blanks, ._-:/()#,@[]+=&;{}!$*"),
    ],
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": rule,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": rule,
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
    id: (subject) => `sg-0${subject.digest().slice(0, 16)}`,
    computed: (subject, id) => ({
      arn: subject.arn("ec2", `security-group/${id}`),
      name: "default",
      ownerId: subject.place.account,
    }),
    replaces: ["vpcId"],
    references: [{ path: "vpcId", types: [VPC, DEFAULT_VPC], code: "InvalidVpcID.NotFound" }],
    unique: {
      key: (subject, world) => world.handle(subject, "vpcId", VPC),
      path: "vpcId",
      code: "InvalidParameterValue",
    },
  },
  "aws:ec2/managedPrefixList:ManagedPrefixList": {
    id: hexId("pl"),
    computed: (subject, id) => ({
      arn: subject.arn("ec2", `prefix-list/${id}`),
      ownerId: subject.place.account,
      version: 1,
    }),
    replaces: ["addressFamily", "region"],
    checks: [oneOf("addressFamily", ["IPv4", "IPv6"]), between("maxEntries", 1, 1000)],
  },
};
