import type { Place, World } from "../model";
import type { FreshCheck, Known, State } from "./state";

const EIP = "aws:ec2/eip:Eip";
const ACCOUNT = "aws:organizations/account:Account";
const QUOTA = "aws:servicequotas/serviceQuota:ServiceQuota";

interface Quota {
  readonly code: string;
  /** What a new account has. */
  readonly fresh: number;
}

/**
 * What a fresh account may have in a region. Sources: Amazon ECS endpoints and quotas (Fargate On-Demand and Fargate Spot vCPU: 6 each), and
 * its note that new accounts start lower; Amazon VPC quotas (5 Elastic IP addresses and 5 VPCs, the default one among them).
 */
export const quotas = {
  fargate: { code: "L-3032A538", fresh: 6 },
  fargateSpot: { code: "L-36FBB829", fresh: 6 },
  addresses: { code: "L-0263D0A3", fresh: 5 },
  networks: { code: "L-F678F1CE", fresh: 5 },
} as const satisfies Record<string, Quota>;

/** How long AWS takes over a request that it grants by itself; nothing promises less. */
export const GRANTED_AFTER_MS = 15 * 60 * 1000;

/** What an account may have now: what a request has been granted, or what it began with. */
export function quotaOf({ code, fresh }: Quota, place: Place, world: World, state: State): number {
  const granted = world
    .all(QUOTA)
    .filter((one) => one.place.account === place.account && one.place.region === place.region)
    .filter((one) => one.inputs["quotaCode"] === code)
    .filter((one) => state.now() - (state.born(one) ?? 0) >= GRANTED_AFTER_MS)
    .map((one) => Number(one.inputs["value"]));
  return Math.max(fresh, ...granted);
}

const counted =
  (type: string, quota: Quota, error: string, already: number): FreshCheck =>
  (subject, world, state) => {
    const { account, region } = subject.place;
    const there = world.all(type).filter(({ place }) => place.account === account && place.region === region).length;
    const most = quotaOf(quota, subject.place, world, state);
    if (there + already < most) return undefined;
    const allowed = `${most} in the region, and ${there + already} are there`;
    return {
      path: "region",
      code: error,
      allowed,
      fix: `ask for more (aws.servicequotas.ServiceQuota, ${quota.code})`,
    };
  };

/**
 * The provider asks for no less than the account has, and AWS for one thing at a time: terraform-provider-aws, `service_quota.go`, #19657 ("Only
 * one open service quota increase request is allowed per quota").
 */
const asked: FreshCheck = (subject, world, state) => {
  const quota = Object.values(quotas).find(({ code }) => code === subject.text("quotaCode"));
  const { account, region } = subject.place;
  const open = world
    .all(QUOTA)
    .filter(
      ({ place, inputs }) =>
        place.account === account && place.region === region && inputs["quotaCode"] === quota?.code,
    )
    .filter((one) => state.now() - (state.born(one) ?? 0) < GRANTED_AFTER_MS);
  if (open.length > 0 && open.every(({ urn }) => urn !== subject.request.urn))
    return {
      path: "quotaCode",
      code: "ResourceAlreadyExistsException",
      allowed: "a quota that nothing is asked for already",
      fix: "wait until that request is closed",
    };
  const value = subject.number("value");
  const has = quota === undefined ? 0 : quotaOf(quota, subject.place, world, state);
  if (value === undefined || value >= has) return undefined;
  return { path: "value", code: "ValueLessThanCurrent", value, allowed: `${has} or more`, fix: "ask for no less" };
};

/** Source: Organizations API, CreateAccountStatus, FailureReason ACCOUNT_LIMIT_EXCEEDED. The management account counts. */
const members: FreshCheck = (_subject, world, { accounts }) => {
  const there = world.all(ACCOUNT).length + 1;
  if (there < accounts) return undefined;
  return {
    path: "email",
    code: "ACCOUNT_LIMIT_EXCEEDED",
    allowed: `${accounts} accounts of the organization, and ${there} are there`,
    fix: "ask for more in us-east-1 (Service Quotas, organizations, L-E619E033)",
  };
};

/** Quotas as new accounts have them. */
export const quotaKnowledge: Known = {
  [QUOTA]: { refuses: [asked] },
  [ACCOUNT]: { refuses: [members] },
  [EIP]: { refuses: [counted(EIP, quotas.addresses, "AddressLimitExceeded", 0)] },
  // The default VPC is there from the beginning.
  "aws:ec2/vpc:Vpc": { refuses: [counted("aws:ec2/vpc:Vpc", quotas.networks, "VpcLimitExceeded", 1)] },
};
