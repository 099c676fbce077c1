import type { Givens } from "../../components/definition/defaults";

/** A contact, which says which one it is. */
export const contact = (topic: string) => ({
  name: topic,
  title: topic,
  email: `${topic}@example.com`,
  phone: "+81312345678",
});

/** What the company gives, in tests. */
export const givens: Givens = {
  zones: ["a", "c", "d"],
  contacts: { billing: contact("billing"), operations: contact("operations"), security: contact("security") },
  quotas: { fargateVcpu: 200, fargateSpotVcpu: 100, elasticAddresses: 10 },
  runbookSite: "https://runbooks.example.com",
};
