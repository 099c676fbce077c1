import { keyOf, named, oneOf } from "../checks";
import { type Check, hexId, type Models, type Subject } from "../model";
import { delegatedBy } from "./detection";
import { keyAdmits, keyReference } from "./keys";
import { BUCKET, ROLE, VPC } from "./types";

const OPTIONS = "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions";
const ORGANIZATION = "aws:organizations/organization:Organization";
const MEMBER = "aws:organizations/account:Account";

/** Source: AWS CloudTrail API, CreateTrail (NotOrganizationMasterAccountException). */
const byManagement: Check = (subject, world) => {
  if (subject.get("isOrganizationTrail") !== true) return undefined;
  const isMember = world.all(MEMBER).some(({ id }) => id === subject.place.account);
  if (!isMember) return undefined;
  return {
    path: "isOrganizationTrail",
    code: "NotOrganizationMasterAccountException",
    allowed: "a trail of the management account",
    fix: "make it with the management account's provider",
  };
};

/** Source: the same (CloudTrailAccessNotEnabledException). What another stack holds is not known here. */
const trusted: Check = (subject, world) => {
  const [organization] = world.all(ORGANIZATION);
  if (subject.get("isOrganizationTrail") !== true || organization === undefined) return undefined;
  const services = world.subject(organization).texts("awsServiceAccessPrincipals");
  if (services.includes("cloudtrail.amazonaws.com")) return undefined;
  return {
    path: "isOrganizationTrail",
    code: "CloudTrailAccessNotEnabledException",
    allowed: "an organization that trusts CloudTrail",
    fix: "add cloudtrail.amazonaws.com to awsServiceAccessPrincipals",
  };
};

const admitted: Check = (subject, world) =>
  keyAdmits(world, subject, "kmsKeyId", "cloudtrail.amazonaws.com")
    ? undefined
    : {
        path: "kmsKeyId",
        code: "InsufficientEncryptionPolicyException",
        allowed: "a key whose policy admits cloudtrail.amazonaws.com",
        fix: "admit it for the trail's ARN",
      };

const trailArn = (subject: Subject): string => subject.arn("cloudtrail", `trail/${subject.chosen()}`);

/** What watches accounts from outside: CloudTrail, the aggregator of AWS Config, and what closes networks whatever stands in them. */
export const audit: Models = {
  "aws:cloudtrail/trail:Trail": {
    id: trailArn,
    computed: (subject) => ({
      arn: trailArn(subject),
      name: subject.chosen(),
      homeRegion: subject.place.region,
      snsTopicArn: "",
    }),
    replaces: ["name", "region"],
    references: [
      { path: "s3BucketName", types: [BUCKET], code: "S3BucketDoesNotExistException" },
      keyReference("kmsKeyId", "KmsKeyNotFoundException"),
    ],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "TrailAlreadyExistsException" },
    checks: [
      named(
        "name",
        128,
        /^[a-zA-Z0-9](?:[a-zA-Z0-9]|[._-](?![._-])){1,126}[a-zA-Z0-9]$/,
        "3 or more letters and digits, single . _ - between them",
        "InvalidTrailNameException",
      ),
      byManagement,
      trusted,
      admitted,
    ],
  },
  "aws:cfg/configurationAggregator:ConfigurationAggregator": {
    id: (subject) => subject.chosen(),
    computed: (subject) => ({
      name: subject.chosen(),
      arn: subject.arn("config", `config-aggregator/config-aggregator-${subject.digest().slice(0, 8)}`),
    }),
    replaces: ["name", "region"],
    references: [{ path: "organizationAggregationSource.roleArn", types: [ROLE], code: "InvalidRoleException" }],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "InvalidParameterValueException" },
    checks: [
      (subject, world) =>
        subject.has("organizationAggregationSource")
          ? delegatedBy(
              "config.amazonaws.com",
              "OrganizationAccessDeniedException",
              "organizationAggregationSource",
            )(subject, world)
          : undefined,
    ],
  },
  [OPTIONS]: {
    id: (subject) => subject.place.region,
    computed: (subject) => ({ awsAccountId: subject.place.account, awsRegion: subject.place.region }),
    replaces: ["region"],
    unique: { key: () => "options", path: "region", code: "InvalidRequest" },
    checks: [
      oneOf("internetGatewayBlockMode", ["off", "block-bidirectional", "block-ingress"], "InvalidParameterValue"),
    ],
  },
  "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion": {
    id: hexId("vpcbpa-exclude"),
    computed: (subject) => ({
      resourceArn: subject.has("subnetId")
        ? subject.arn("ec2", `subnet/${subject.text("subnetId") ?? ""}`)
        : subject.arn("ec2", `vpc/${subject.text("vpcId") ?? ""}`),
    }),
    replaces: ["vpcId", "subnetId", "region"],
    references: [{ path: "vpcId", types: [VPC], code: "InvalidVpcID.NotFound", holds: true }],
    unique: {
      key: (subject, world) => keyOf(world.handle(subject, "vpcId", VPC), subject.part("subnetId")),
      path: "vpcId",
      code: "InvalidParameterValue",
    },
    checks: [oneOf("internetGatewayExclusionMode", ["allow-egress", "allow-bidirectional"], "InvalidParameterValue")],
  },
};
