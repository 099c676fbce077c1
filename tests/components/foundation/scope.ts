import type { Scope } from "../../../components/scope";

export const scope: Scope = {
  product: "foundation",
  environment: "account",
  account: "100000000002",
  region: "ap-northeast-1",
  owner: "team-platform",
};

export const organization = { id: "o-a1b2c3d4e5", rootId: "r-a1b2" };
