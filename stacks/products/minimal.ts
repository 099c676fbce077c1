import type { ProductDefinition } from "../../components/definition/definition";

/** The smallest product that can be written: an account, its networks and its baseline. */
export const minimal = {
  name: "minimal",
  title: "Minimal",
  owner: "team-platform",
  ring: 0,
  account: { email: "aws+minimal@example.com" },
  domain: "minimal.example.com",
  environments: { staging: {}, production: {} },
} satisfies ProductDefinition;
