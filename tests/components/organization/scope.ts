import type { Scope } from "../../../components/scope";

/** The management account, for component tests. */
export const scope: Scope = {
  product: "organization",
  environment: "account",
  account: "100000000000",
  region: "ap-northeast-1",
  owner: "sre",
};
